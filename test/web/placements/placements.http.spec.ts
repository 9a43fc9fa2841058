import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { boxes, type Seen, Visitor } from '../../support/visitor.js';

let kith: Kith;
let facts: Facts;
let worker: Visitor;
let hotel: string;
let home: string;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  worker = await Visitor.as(kith, 'social-worker');
  hotel = await facts.setting('hotel', { name: 'Specimen Hotel' });
  home = await facts.setting('foster-home', { name: 'Patternby household' });
  await facts.approvedCarer(home, ['2020-01-01']);
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

const STARTS = boxes('startsAt', [2, 3, 2026], '10:00');
const decision = () => ({
  ...{ do: 'start', wishesAndFeelings: 'Wants to stay near school', channel: 'in-person' },
  ...{ decidedBy: kith.authority.users['team-manager'].id, ...boxes('decidedAt', [1, 3, 2026], '15:00') },
});

const child = async () => {
  const id = await facts.child({ given: 'Finch', family: 'Testly', bornOn: '2014-05-01' });
  await facts.inCare(id, ['2024-01-01']);
  return id;
};

async function send(id: string, setting: string, answers: Record<string, string>): Promise<Seen> {
  const path = `/children/${id}/placements/new`;
  return worker.send(await worker.open(`${path}?setting=${setting}`), path, answers);
}

describe('placing a child', () => {
  it('what the law forbids is refused with the rule, its citation and what would make it lawful; nothing is recorded', async () => {
    const id = await child();
    const asked = await send(id, hotel, { do: 'check', route: 'other-arrangements', ...STARTS });
    expect([asked.status, asked.words]).toEqual([200, expect.stringContaining('This placement is not lawful')]);
    expect(asked.words).not.toContain('Start the placement');
    const forced = await send(id, hotel, { route: 'other-arrangements', ...STARTS, ...decision() });
    expect(forced.status).toBe(422);
    expect(forced.title).toContain('Error: ');
    expect(forced.html).toContain('href="#verdict"');
    expect(forced.words).toMatch(/PL-01 · .*reg 27A/);
    expect(forced.words).toContain('Wants to stay near school');
    expect((await worker.open(`/children/${id}/placements`)).words).toContain('No placement is recorded');
  });

  it('a lawful one starts once, though the form is sent twice', async () => {
    const id = await child();
    const path = `/children/${id}/placements/new`;
    const page = await worker.open(`${path}?setting=${home}`);
    const answers = { route: 'foster', ...STARTS, ...decision() };
    const [one, two] = [await worker.send(page, path, answers), await worker.send(page, path, answers)];
    expect(one.words).toContain('The placement has started');
    expect(two.words).toContain('The placement has started');
    expect(one.words).toContain('Patternby household');
    expect(two.html.split('<tr').length - 1).toBe(2);
    expect((await worker.open(`/children/${id}`)).words).toContain('Lawful: no breach stands');
  });

  it('an answer left out is named where it is asked, nested ones too', async () => {
    const refused = await send(await child(), home, { do: 'start', route: 'foster', ...STARTS });
    expect(refused.status).toBe(422);
    for (const field of ['wishesAndFeelings', 'decidedBy', 'decidedAt', 'channel']) {
      expect(refused.html).toContain(`href="#${field}"`);
      expect(refused.html).toMatch(new RegExp(`\\bid="${field}"`));
    }
    expect(refused.html).toContain('value="2026"');
  });

  it('nobody approves what they ask for', async () => {
    const own = { ...decision(), decidedBy: kith.authority.users['social-worker'].id };
    const { status, words } = await send(await child(), home, { route: 'foster', ...STARTS, ...own });
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
    expect(recorded.words).toMatch(/Not lawful for \d+ days/);
    const breach = /href="(\/breaches\/[^"]+)"/.exec(recorded.html)![1]!;
    expect((await worker.open(breach)).words).toMatch(/A caravan by the sea \(caravan\) , since .* The director’s decision is owed/); // prettier-ignore
    const director = await Visitor.as(kith, 'director');
    const undecided = await director.fill(breach, { decision: 'move-now' });
    expect([undecided.status, undecided.html]).toEqual([422, expect.stringContaining('href="#reasons"')]);
    const decided = await director.fill(breach, { decision: 'move-now', reasons: 'No carer there' });
    expect(decided.words).toMatch(/Director: move now Decided by Test director on/);
  });

  it('an approval by telephone is answered by whoever is named', async () => {
    const id = await child();
    const { words } = await send(id, home, { route: 'foster', ...STARTS, ...decision(), channel: 'telephone' });
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
    await send(id, home, { route: 'foster', ...STARTS, ...decision() });
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
    for (const page of ['new', 'actual'])
      expect((await officer.open(`/children/${id}/placements/${page}`)).status).toBe(403);
    expect((await officer.open(`/children/${id}/placements`)).words).not.toContain('Place the child');
    expect((await worker.post(`/children/${id}/placements/new`, { do: 'check' })).status).toBe(403);
  });
});
