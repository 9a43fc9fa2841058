import { startKith, type ApiClient, type Kith } from '../support/app.js';
import { aChild, createChild } from '../support/children.js';
import { Facts } from '../support/facts.js';

let kith: Kith;
let facts: Facts;
let worker: ApiClient;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  worker = await kith.as('social-worker');
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

const search = (criteria: object, client = worker) => client.post('/api/v1/children/search', criteria);
async function found(criteria: object, client = worker): Promise<string[]> {
  const { body } = await search(criteria, client);
  return (await client.get(body.href)).body.items.map(({ id }: { id: string }) => id);
}

describe('searching for a child', () => {
  let zoe: string;
  let sean: string;
  let obrien: string;
  beforeAll(async () => {
    zoe = await facts.child({ given: 'Zoë Mary', family: 'Łuczak', bornOn: '2012-05-01' });
    sean = await facts.child({ given: 'Seán', family: 'Ní Testa', bornOn: ['2011-01-01', '2011-12-31'] });
    obrien = await facts.child({ given: 'Mary', family: 'O’Brien-Test', bornOn: '2010-05-01' });
    await facts.audited(`UPDATE child SET local_number = 'T-900' WHERE id = $1`, [obrien]);
  });

  it.each<[string, object, () => string[]]>([
    ['by the beginning of a name', { name: 'lucz' }, () => [zoe]],
    ['without accents, in capitals', { name: 'ZOE' }, () => [zoe]],
    ['with the accents', { name: 'Seán' }, () => [sean]],
    ['by words in any order', { name: 'luc mar' }, () => [zoe]],
    ['by all words, not some', { name: 'mary nobody' }, () => []],
    ['by a word of several children, in the order of their names as written', { name: 'mary' }, () => [obrien, zoe]],
    ['with an apostrophe or without', { name: 'obrien' }, () => [obrien]],
    ['by either part of a double name', { name: 'test obr' }, () => [obrien]],
    ['never inside a word', { name: 'uczak' }, () => []],
    ['never by a pattern', { name: 'lu%' }, () => [zoe]],
    ['by a date of birth', { bornOn: '2010-05-01' }, () => [obrien]],
    ['by a day inside a range', { bornOn: '2011-06-15' }, () => [sean]],
    ['by name and date of birth, both', { name: 'mary', bornOn: '2012-05-01' }, () => [zoe]],
    ['by local number', { localNumber: ' T-900 ' }, () => [obrien]],
    ['by the whole local number only', { localNumber: 'T-90' }, () => []],
  ])('%s', async (_sentence, criteria, who) => expect(await found(criteria)).toEqual(who()));

  it('leads to an address without a name, good for the searcher only', async () => {
    const { status, body } = await search({ name: 'lucz' });
    expect([status, body.href]).toEqual([201, `/api/v1/searches/${body.id}`]);
    expect(body.href).not.toMatch(/lucz/i);
    expect((await (await kith.as('team-manager')).get(body.href)).status).toBe(404);
    await facts.rows(`UPDATE search SET created_at = now() - interval '25 hours' WHERE id = $1`, [body.id]);
    expect((await worker.get(body.href)).status).toBe(404);
  });

  it('names in the audit the children shown', async () => {
    await found({ name: 'lucz' });
    const [row] = await facts.rows<{ child_ids: string[]; entry: string }>(
      `SELECT child_ids, entry FROM audit_event WHERE action = 'child.search-results' ORDER BY seq DESC LIMIT 1`,
    );
    expect(row!.child_ids).toEqual([zoe]);
    expect(row!.entry).not.toMatch(/lucz/i);
  });

  it('does not find a child restricted to others, nor one of another authority', async () => {
    const hidden = await facts.child({ given: 'Quilla', family: 'Hidden', bornOn: '2009-09-09' });
    await facts.restrict(hidden, kith.authority.users.director.id, [kith.authority.users['team-manager'].id]);
    const manager = await kith.as('team-manager');
    for (const criteria of [{ name: 'quilla' }, { bornOn: '2009-09-09' }]) {
      expect(await found(criteria)).toEqual([]);
      expect(await found(criteria, manager)).toEqual([hidden]);
    }
    const elsewhere = await kith.addAuthority('Farshire');
    expect(await found({ name: 'lucz' }, await kith.as('social-worker', elsewhere))).toEqual([]);
  });

  it.each([
    ['nothing', {}],
    ['spaces', { name: '  ' }],
    ['a day that is not', { bornOn: '2011-02-29' }],
  ])('for %s is refused', async (_sentence, criteria) => expect((await search(criteria)).status).toBe(422));
});

describe('who may be the child about to be recorded', () => {
  let twin: string;
  beforeAll(async () => {
    twin = await facts.child({ given: 'Tamsin', family: 'Twinner', bornOn: '2013-04-04' });
  });
  const likely = async (newcomer: object) =>
    (await worker.post('/api/v1/children/likely-duplicates', newcomer)).body.items;

  it.each<[string, object, object[]]>([
    [
      'the same name and day',
      { givenName: 'Tamsin', familyName: 'Twinner', earliest: '2013-04-04' },
      [{ sameBirthDay: true, allNameWords: true, perhapsTwin: false }],
    ],
    [
      'a twin: a hint',
      { givenName: 'Tobias', familyName: 'Twinner', earliest: '2013-04-04' },
      [{ sameBirthDay: true, allNameWords: false, perhapsTwin: true }],
    ],
    [
      'the same name, another day',
      { givenName: 'TAMSIN', familyName: 'twinner', earliest: '2011-04-04' },
      [{ sameBirthDay: false, allNameWords: true }],
    ],
    ['the same name, no day known', { givenName: 'Tamsin', familyName: 'Twinner' }, [{ sameBirthDay: false }]],
    [
      'a range that may be the day',
      { givenName: 'Other', familyName: 'Twinner', earliest: '2013-01-01', latest: '2013-12-31' },
      [{ sameBirthDay: true }],
    ],
    ['a family name alone: nobody', { givenName: 'Other', familyName: 'Twinner', earliest: '2013-04-05' }, []],
    ['a day alone: nobody', { givenName: 'Other', familyName: 'Name', earliest: '2013-04-04' }, []],
    [
      'the name it is known by counts',
      { givenName: 'X', familyName: 'Y', knownAs: 'Tamsin', earliest: '2013-04-04' },
      [{ sameBirthDay: true }],
    ],
  ])('%s', async (_sentence, newcomer, expected) => {
    const items = await likely(newcomer);
    expect(items).toHaveLength(expected.length);
    expect(items).toMatchObject(expected.map((each) => ({ id: twin, ...each })));
  });

  it('has to have been looked at, and then a twin is recorded', async () => {
    const born = {
      givenName: 'Tobias',
      familyName: 'Twinner',
      dateOfBirth: { earliest: '2013-04-04', source: 'claimed' },
    };
    expect(await createChild(worker, { ...born, duplicatesConsidered: undefined })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'duplicatesConsidered' }] },
    });
    expect(await facts.rows(`SELECT id FROM child WHERE given_name = 'Tobias'`)).toEqual([]);
    await aChild(worker, { ...born, duplicatesConsidered: true });
    expect(await facts.rows(`SELECT id FROM child WHERE given_name = 'Tobias'`)).toHaveLength(1);
  });

  it('is not told of children restricted to others', async () => {
    const hidden = await facts.child({ given: 'Ulla', family: 'Unseen', bornOn: '2014-01-01' });
    await facts.restrict(hidden, kith.authority.users.director.id);
    expect(await likely({ givenName: 'Ulla', familyName: 'Unseen', earliest: '2014-01-01' })).toEqual([]);
  });
});
