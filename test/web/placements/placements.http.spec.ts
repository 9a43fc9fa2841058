import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { boxes, Visitor } from '../../support/visitor.js';

let kith: Kith;
let facts: Facts;
let worker: Visitor;
let home: string;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  worker = await Visitor.as(kith, 'social-worker');
  home = await facts.setting('foster-home', { name: 'Patternby household' });
  await facts.approvedCarer(home, ['2020-01-01']);
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

const STARTS = boxes('startsAt', [2, 3, 2026], '10:00');
const decision = () => ({
  ...{ wishesAndFeelings: 'Wants to stay near school', channel: 'in-person' },
  ...{ decidedBy: kith.authority.users['team-manager'].id, ...boxes('decidedAt', [1, 3, 2026], '15:00') },
});

const child = async () => {
  const id = await facts.child({ given: 'Finch', family: 'Testly', bornOn: '2014-05-01' });
  await facts.inCare(id, ['2024-01-01']);
  return id;
};

const placing = () => ({ careSettingId: home, route: 'foster', ...STARTS, ...decision() });

describe('placing a child', () => {
  it('a lawful one starts and stands, and no breach with it', async () => {
    const id = await child();
    const started = await worker.place(id, placing());
    expect(started.words).toMatch(/The placement has started. Next: choose its 903 code, .* Patternby household/);
    expect((await worker.open(`/children/${id}/placements`)).html.split('<tr').length - 1).toBe(2);
    expect((await worker.open(`/children/${id}`)).words).toContain('Lawful: no breach stands');
  });

  it.each([
    ['wishes', ['wishesAndFeelings']],
    ['decision', ['decidedBy', 'decidedAt', 'channel']],
  ])('an answer left out is named where it is asked: %s', async (step, fields) => {
    const id = await child();
    await worker.place(id, { careSettingId: home, route: 'foster', ...STARTS });
    const refused = await worker.fill(`/children/${id}/placements/journey/${step}`, {});
    expect(refused.status).toBe(422);
    for (const field of fields) {
      expect(refused.html).toContain(`href="#${field}"`);
      expect(refused.html).toMatch(new RegExp(`\\bid="${field}"`));
    }
  });

  it('nobody approves what they ask for', async () => {
    const own = { ...placing(), decidedBy: kith.authority.users['social-worker'].id };
    const { status, words } = await worker.place(await child(), own);
    expect([status, words]).toEqual([403, expect.stringContaining('Somebody else has to approve')]);
  });

  it('where the child is can be recorded whatever the law says, and the breach is shown at once', async () => {
    const id = await child();
    const path = `/children/${id}/placements/actual`;
    const empty = await worker.fill(path, {});
    for (const field of ['placeName', 'settingType', 'startsAt', 'circumstances']) expect(empty.html).toContain(`href="#${field}"`); // prettier-ignore
    const recorded = await worker.fill(path, {
      ...{ placeName: 'A caravan by the sea', settingType: 'caravan', country: 'england', route: 'other-arrangements' },
      ...{ ...STARTS, circumstances: 'The carer was taken ill' },
    });
    expect(recorded.words).toMatch(/Not lawful for [\d,]+ days/);
    const breach = /href="(\/breaches\/[^"]+)"/.exec(recorded.html)![1]!;
    expect((await worker.open(breach)).words).toMatch(/A caravan by the sea \(caravan\) , since .* The director’s decision is owed/); // prettier-ignore
    const director = await Visitor.as(kith, 'director');
    expect((await director.open(breach)).words).toContain('Record the director’s decision');
  });

  it('an approval by telephone is answered by whoever is named', async () => {
    const id = await child();
    const { words } = await worker.place(id, { ...placing(), channel: 'telephone' });
    expect(words).toContain('The placement has started');
    const list = await worker.open(`/children/${id}/placements`);
    const placement = /href="(\/placements\/[^"]+)"/.exec(list.html)![1]!;
    expect((await worker.open(placement)).words).not.toContain('Did you?');
    const manager = await Visitor.as(kith, 'team-manager');
    expect((await manager.open('/')).html).toContain(`href="${placement}">Say whether you approved`);
    const page = await manager.open(placement);
    expect(page.words).toContain('You are named as having approved this by telephone');
    const confirmed = await manager.send(page, `${placement}/confirmation`, { confirmed: 'yes' });
    expect(confirmed.words).toMatch(/by telephone, confirmed on/);
    expect((await manager.open('/')).html).not.toContain(`href="${placement}"`);
  });

  it('ends with a time and a reason, and keeps every version', async () => {
    const id = await child();
    await worker.place(id, placing());
    const list = await worker.open(`/children/${id}/placements`);
    const placement = /href="(\/placements\/[^"]+)"/.exec(list.html)![1]!;
    expect((await worker.fill(`${placement}/ending`, {})).html).toContain('href="#reason"');
    const ended = await worker.fill(`${placement}/ending`, { ...boxes('endedAt', [5, 3, 2026], '12:00'), reason: 'Planned move' }); // prettier-ignore
    expect(ended.words).toContain('5 March 2026 at midday Planned move');
    expect((await worker.open(placement)).html.split('<td').length - 1).toBe(10);
  });

  it('is for those who may', async () => {
    const officer = await Visitor.as(kith, 'data-officer');
    const id = await child();
    for (const page of ['journey/dates', 'actual'])
      expect((await officer.open(`/children/${id}/placements/${page}`)).status).toBe(403);
    expect((await officer.open(`/children/${id}/placements`)).words).not.toContain('Place the child');
    expect((await worker.post(`/children/${id}/placements/journey/dates`, {})).status).toBe(403);
  });
});
