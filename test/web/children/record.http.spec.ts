import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { type Answers, boxes, type Seen, Visitor } from '../../support/visitor.js';

let kith: Kith;
let facts: Facts;
let worker: Visitor;
let manager: Visitor;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  [worker, manager] = await Promise.all([Visitor.as(kith, 'social-worker'), Visitor.as(kith, 'team-manager')]);
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

describe('searching', () => {
  it('finds by beginnings of names, and puts no name in the address', async () => {
    await facts.child({ given: 'Searchable', family: 'Examplewood', bornOn: '2012-02-29' });
    const found = await worker.fill('/search', { name: 'exam sear' });
    expect(found.words).toContain('1 child found');
    expect(found.words).toContain('Searchable Examplewood');
    expect(found.at).toMatch(/^\/search\/[0-9a-f-]{36}$/);
    expect((await worker.fill('/search', boxes('bornOn', [29, 2, 2012]))).words).toContain('Searchable');
  });

  it('is refused without anything to search for, and keeps what was typed', async () => {
    const nothing = await worker.fill('/search', {});
    expect([nothing.status, nothing.title]).toEqual([422, 'Error: Search – Kith']);
    const wrong = await worker.fill('/search', { name: 'Aisha', ...boxes('bornOn', [31, 2, 2012]) });
    expect(wrong.html).toContain('href="#bornOn"');
    expect(wrong.words).toContain('Enter a real date of birth');
    expect(inputValue(wrong, 'name')).toBe('Aisha');
    expect(inputValue(wrong, 'bornOn-day')).toBe('31');
  });

  it('is nobody else’s to read', async () => {
    const { at } = await worker.fill('/search', { name: 'exam' });
    expect((await manager.open(at)).status).toBe(404);
  });

  it('for a report leads straight to the report', async () => {
    const id = await facts.child({ given: 'Quick', family: 'Reportly' });
    const page = await worker.open('/missing/report');
    expect(page.words).toContain('Who is missing?');
    const { html } = await worker.send(page, '/search', { name: 'quick' });
    expect(html).toContain(`/children/${id}/missing/report`);
  });
});

describe('recording a new child', () => {
  const someone = { givenName: 'Fresh', familyName: 'Newly', ...boxes('earliest', [1, 5, 2013]), source: 'claimed' };

  const begin = async (name: string): Promise<Seen> => {
    const { at } = await worker.fill('/search', { name });
    return worker.open(`/children/new?search=${at.slice('/search/'.length)}`);
  };

  it('begins with a search, and what was searched for need not be typed again', async () => {
    expect((await worker.open('/children/new')).at).toBe('/search');
    const page = await begin('Fresh Newly');
    expect([inputValue(page, 'givenName'), inputValue(page, 'familyName')]).toEqual(['Fresh', 'Newly']);
  });

  it('records all of it at once, and what was left out stays unknown', async () => {
    const worked = await worker.send(await begin('Whole Record'), '/children/new', {
      ...someone,
      ...{ givenName: 'Whole', familyName: 'Record', unaccompanied: 'yes', code: 'V2' },
      ...boxes('careFrom', [2, 3, 2026], '3:40pm'),
      ...{ workerId: kith.authority.users['social-worker'].id, teamId: await facts.insert('team', { name: 'Blue' }) },
    });
    for (const said of [
      'The child has been recorded',
      'In care since 2 March 2026',
      'Accommodated under section 20 (V2)',
      '1 May 2013 Said by the child or family',
      'Test social-worker Team Blue',
      'Never screened',
    ])
      expect(worked.words).toContain(said);
  });

  it('names every answer that is wrong, in the words of the field, and keeps the rest', async () => {
    const wrong = await worker.send(await begin('Wrong'), '/children/new', {
      ...{ givenName: '', familyName: 'Kept', homePostcode: 'nonsense' },
    });
    expect([wrong.status, wrong.title]).toEqual([422, 'Error: Record a new child – Kith']);
    for (const id of ['givenName', 'earliest', 'homePostcode']) {
      expect(wrong.html).toContain(`href="#${id}"`);
      expect(wrong.html).toMatch(new RegExp(`\\bid="${id}"`));
    }
    expect([inputValue(wrong, 'familyName'), inputValue(wrong, 'homePostcode')]).toEqual(['Kept', 'nonsense']);
  });

  it('shows who may be the same; only somebody who looked records another', async () => {
    const first = await worker.send(await begin('Fresh Newly'), '/children/new', someone);
    expect(first.words).toContain('The child has been recorded');
    const asked = await worker.send(await begin('Fresh Newly'), '/children/new', someone);
    expect(asked.status).toBe(422);
    expect(asked.words).toContain('Is it one of these? Fresh Newly');
    const again = { ...someone, duplicatesConsidered: 'yes' };
    const renamed = await worker.send(asked, '/children/new', { ...again, givenName: 'Whole', familyName: 'Record' });
    expect(renamed.words).toContain('Is it one of these? Whole Record');
    const second = await worker.send(asked, '/children/new', again);
    expect(second.words).toContain('The child has been recorded');
    expect(second.at).not.toBe(first.at);
  });

  it('sent twice makes one child', async () => {
    const page = await begin('Only Once');
    const once = { ...someone, givenName: 'Only', familyName: 'Once' };
    const [one, two] = [await worker.send(page, '/children/new', once), await worker.send(page, '/children/new', once)];
    expect(two.at).toBe(one.at);
    expect((await worker.fill('/search', { name: 'only once' })).words).toContain('1 child found');
  });

  it('is not for a data officer', async () => {
    const officer = await Visitor.as(kith, 'data-officer');
    expect((await officer.open('/children')).words).not.toContain('Record a new child');
    expect((await officer.open('/children/new?search=x')).status).toBe(403);
  });
});

describe('the small forms', () => {
  const cases: [form: string, answers: Answers, said: string][] = [
    ['care', { code: 'C1', ...boxes('from', [1, 2, 2026], '09:00') }, 'Interim care order (C1) Since 1 February 2026'],
    [
      'legal-status',
      { code: 'C2', ...boxes('from', [1, 3, 2026], '09:00') },
      'Full care order (C2) Since 1 March 2026',
    ],
    [
      'dates-of-birth',
      { ...boxes('earliest', [3, 4, 2012]), source: 'document' },
      '3 April 2012 Who says so Passport or other',
    ],
    ['unaccompanied', { answer: 'yes' }, 'Unaccompanied Answer Asked on'],
    ['unaccompanied/ending', { reason: 'reunion' }, 'Not unaccompanied'],
    ['trafficking/screening', { outcome: 'no-concern' }, 'Screened, no concern'],
    ['trafficking/finding', { level: 'suspected', basis: 'police' }, 'Suspected to be trafficked'],
    ['trafficking/referral', { reference: 'NRM-TEST-1' }, 'Referred to the National Referral Mechanism'],
    ['care/ending', { reason: 'E4A' }, 'Not in care. Last in care until'],
  ];

  it('record what is true of a child, each with the page’s own words for an answer left out', async () => {
    const id = await facts.child({ given: 'Formal', family: 'Testly' });
    for (const [form, answers, said] of cases) {
      const path = `/children/${id}/${form}`;
      if (!['care', 'trafficking/referral'].includes(form)) {
        const refused = await worker.fill(path, {});
        expect([form, refused.status, refused.title.startsWith('Error: ')]).toEqual([form, 422, true]);
        expect(refused.html).toContain('govuk-error-message');
      }
      const { status, words } = await worker.fill(path, answers);
      expect([form, status, words]).toEqual([form, 200, expect.stringContaining(said)]);
    }
  });

  it('an ended unaccompanied answer, a finding ended and a decision of the NRM', async () => {
    const id = await facts.child();
    const found = await manager.fill(`/children/${id}/trafficking/finding`, { level: 'identified', basis: 'court' });
    expect(found.words).toContain('Identified as trafficked');
    const end = /href="(\S+\/ending)"/.exec(found.html)![1]!;
    expect((await worker.fill(end, { reason: 'Another explanation' })).status).toBe(403);
    expect((await manager.fill(end, { reason: 'Another explanation' })).words).toContain('Never screened');
    const referred = await worker.fill(`/children/${id}/trafficking/referral`, {});
    const decide = /href="(\S+\/decision)"/.exec(referred.html)![1]!;
    const decided = await worker.fill(decide, { decision: 'reasonable-grounds-positive' });
    expect(decided.words).toContain('Identified as trafficked');
  });

  it('never act on another child’s fact', async () => {
    const [id, other] = [await facts.child(), await facts.child()];
    const found = await worker.fill(`/children/${id}/trafficking/finding`, { level: 'suspected', basis: 'police' });
    const end = /href="(\S+\/ending)"/.exec(found.html)![1]!;
    const page = await worker.open(end);
    const elsewhere = end.replace(id, other);
    const { status } = await worker.send({ ...page, html: page.html.replaceAll(end, elsewhere) }, elsewhere, { reason: 'Wrong child' }); // prettier-ignore
    expect(status).toBe(404);
    expect((await worker.open(`/children/${id}/trafficking`)).words).toContain('Suspected to be trafficked');
  });

  it('allocate to a worker and a team', async () => {
    const id = await facts.child();
    const teamId = await facts.insert('team', { name: 'Green' });
    const refused = await worker.fill(`/children/${id}/allocation`, { teamId });
    expect(refused.words).toContain('Select the worker');
    expect(refused.html).toMatch(new RegExp(`<option value="${teamId}" selected`));
    const workerId = kith.authority.users['social-worker'].id;
    expect((await worker.fill(`/children/${id}/allocation`, { workerId, teamId })).words).toContain('Team Green');
    expect((await worker.open('/')).words).toContain('Testgiven Testfamily');
  });
});

describe('restriction and emergency', () => {
  it('restricts, names, tells, opens by number, is read, and ends', async () => {
    const id = await facts.insert('child', { given_name: 'Guarded', family_name: 'Testly', local_number: 'N-77' });
    const restrict = `/children/${id}/restriction`;
    expect((await worker.open(restrict)).status).toBe(403);
    expect((await manager.fill(restrict, {})).words).toContain('Select what is restricted');
    await manager.fill(restrict, { scope: 'child', reason: 'A relative works here', people: [] });
    expect((await worker.open(`/children/${id}`)).status).toBe(404);

    const none = await worker.fill('/children/emergency', { localNumber: 'N-none', reason: 'Found at the station' });
    expect(none.words).toContain('No restricted record has that number');
    expect(none.html).toContain('Found at the station');
    expect((await worker.fill('/children/emergency', { localNumber: 'N-77' })).words).toContain('Enter why you need to see this now'); // prettier-ignore
    const opened = await worker.fill('/children/emergency', { localNumber: 'N-77', reason: 'Found at the station' });
    expect(opened.words).toContain('You opened this restricted record in an emergency');

    const notices = await manager.open('/notices');
    expect(notices.words).toContain('Guarded Testly , by Test social-worker');
    expect(notices.words).toContain('Reason given: Found at the station');
    const read = /action="(\/notices\/[^"]+)"/.exec(notices.html)![1]!;
    expect((await manager.send(notices, read)).words).toContain('Read on');
    expect((await worker.open('/notices')).words).toContain('There is nothing you must be told');

    const page = await manager.open(restrict);
    const [name, end] = ['people', 'ending'].map((what) => new RegExp(`href="([^"]+/${what})"`).exec(page.html)![1]!);
    const outOfHours = kith.authority.users['out-of-hours'].id;
    expect((await manager.fill(name!, { userId: outOfHours })).words).toContain('Test out-of-hours');
    expect((await manager.fill(end!, { reason: 'She has moved' })).words).toContain(
      'The restriction has been recorded',
    );
    expect((await (await Visitor.as(kith, 'placement-officer')).open(`/children/${id}`)).status).toBe(200);
  });
});

it('a restriction names the child’s own worker, unless the tick is taken away', async () => {
  const id = await facts.child({ given: 'Guarded', family: 'Workerly', bornOn: '2012-01-01' });
  const restrict = `/children/${id}/restriction`;
  const tick = new RegExp(`value="${kith.authority.users['social-worker'].id}" checked`);
  expect((await manager.open(restrict)).html).not.toMatch(tick);
  const allocation = { worker_id: kith.authority.users['social-worker'].id, team_id: await facts.insert('team', { name: 'Rose' }) }; // prettier-ignore
  await facts.insert('allocation', { ...allocation, child_id: id, during: '[2024-01-01,)' });
  expect((await manager.open(restrict)).html).toMatch(tick);
  const again = await manager.fill(restrict, { reason: 'Not even the worker' });
  expect([again.status, again.html]).toEqual([422, expect.not.stringMatching(tick)]);
});

function inputValue({ html }: Seen, name: string): string | undefined {
  const input = new RegExp(`<input[^>]*\\bname="${name}"[^>]*>`).exec(html)?.[0] ?? '';
  return /\bvalue="([^"]*)"/.exec(input)?.[1];
}
