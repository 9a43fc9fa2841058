import { createUser } from '../../../src/auth/accounts.js';
import { NUMBERS } from '../../../src/returns/monthly/monthly-return.js';
import { type RowsBehind } from '../../../src/returns/monthly/monthly-return.service.js';
import { asOwner } from '../../support/app.js';
import { type Facts } from '../../support/facts.js';
import { absence, london, Returns } from './returns.js';

const MONTH = '2026-03';

/** 28 children of every kind, so that the list of all of them has a second page. */
describe('the rows behind a figure', () => {
  let returns: Returns;
  let facts: Facts;
  let missing: string;
  let worker: string;

  beforeAll(async () => {
    returns = await Returns.start();
    facts = await returns.newAuthority();
    worker = await asOwner(returns.database.ownerUrl, (owner) => {
      const user = { email: 'worker@test', name: 'Test worker', roles: ['social-worker'] as const, password: null };
      return createUser(owner, { ...user, authorityId: facts.authorityId }, 'test');
    });
    for (let i = 0; i < 28; i++) await mixedChild(i);
  });
  afterAll(async () => {
    await facts.end();
    await returns.stop();
  });

  it('add up to it, for every number of every figure', async () => {
    const { answer } = await returns.figures(facts, MONTH);
    let opened = 0;
    for (const figure of answer.figures)
      for (const number of NUMBERS.filter((name) => figure[name])) {
        const pages = await allPages({ ...figure, number });
        const sum = pages.flatMap(({ items }) => items).reduce((total, { count }) => total + count, 0);
        const said = { measure: figure.measure, population: figure.population, number };
        expect({ ...said, value: pages[0]!.value }).toEqual({ ...said, value: figure[number] });
        expect({ ...said, value: Math.round(sum * 10) / 10 }).toEqual({ ...said, value: figure[number] });
        opened++;
      }
    expect(opened).toBeGreaterThan(100);
  });

  it('come a page at a time, by name', async () => {
    const [first, second] = await allPages({ measure: 'N02', population: 'CLA' });
    expect(first).toMatchObject({ page: 1, total: 28, value: 28, withheld: 0 });
    expect(second!.items).toHaveLength(28 - first!.items.length);
    const names = [...first!.items, ...second!.items].map(({ familyName }) => familyName);
    expect(names).toEqual([...names].sort());
    expect(new Set(names).size).toBe(28);
  });

  it('say what is known of each child in the window', async () => {
    const { items } = await returns.rows(facts, { month: MONTH, measure: 'M01a', population: 'CLA' });
    expect(items.find(({ childId }) => childId === missing)).toMatchObject({
      cell: { unaccompanied: 'yes', trafficking: 'T2' },
      count: 1,
    });
  });

  it('are none for a figure of nought', async () => {
    const none = await returns.rows(facts, { month: MONTH, measure: 'M24', population: 'UT' });
    expect(none).toMatchObject({ value: 0, withheld: 0, total: 0, items: [] });
  });

  it('leave out a child restricted to named people, and say so; the figure still counts the child', async () => {
    const others = await returns.newAuthority();
    const child = await others.child();
    await others.inCare(child, [london('2026-01-01 00:00')]);
    const ask = { month: MONTH, measure: 'N02', population: 'CLA' };
    const owner = await addUser(others.authorityId);
    await others.restrict(child, owner, [owner]);
    expect((await returns.figures(others, MONTH)).value('N02')).toBe(1);
    expect(await returns.rows(others, ask)).toMatchObject({ value: 1, withheld: 1, total: 0, items: [] });
    expect(await returns.rows(others, ask, owner)).toMatchObject({ withheld: 0, items: [{ childId: child }] });
    await others.end();
  });

  it('name the children they listed in the audit', async () => {
    await returns.rows(facts, { month: MONTH, measure: 'M06', population: 'CLA' }, worker);
    const [last] = await facts.rows<{ child_ids: string[] }>(
      'SELECT child_ids FROM audit_event WHERE authority_id = $1 ORDER BY seq DESC LIMIT 1',
      [facts.authorityId],
    );
    const { items } = await returns.rows(facts, { month: MONTH, measure: 'M06', population: 'CLA' });
    expect(items.length).toBeGreaterThan(0);
    expect([...last!.child_ids].sort()).toEqual(items.map(({ childId }) => childId).sort());
  });

  it.each([
    ['a measure there is not', { measure: 'M99', population: 'CLA' }, 'measure'],
    ['a population there is not', { measure: 'N01', population: 'cla' }, 'population'],
    ['a denominator there is not', { measure: 'S03c-days', population: 'CLA', number: 'denominator' }, 'number'],
  ] as const)('are refused for %s', async (_sentence, asked, field) => {
    await expect(returns.rows(facts, { month: MONTH, ...asked })).rejects.toMatchObject({
      kind: 'invalid',
      details: { errors: [{ field }] },
    });
  });

  async function allPages(asked: { measure: string; population: string; number?: (typeof NUMBERS)[number] }) {
    const pages: RowsBehind[] = [];
    do {
      pages.push(await returns.rows(facts, { month: MONTH, ...asked, page: pages.length + 1 }));
    } while (pages.length * pages[0]!.pageSize < pages[0]!.total);
    return pages;
  }

  function addUser(authorityId: string): Promise<string> {
    const user = { email: `${authorityId}@test`, name: 'Test owner', roles: [], password: null };
    return asOwner(returns.database.ownerUrl, (owner) => createUser(owner, { ...user, authorityId }, 'test'));
  }

  async function mixedChild(i: number): Promise<void> {
    const family = `Testfamily${String((i * 17) % 28).padStart(2, '0')}`;
    const child = await facts.child({ family, bornOn: i % 5 === 4 ? undefined : `201${i % 4}-06-15` });
    const from = i === 27 ? '2026-03-10 09:00' : '2026-01-01 00:00';
    await facts.inCare(child, [london(from), i % 9 === 8 ? london('2026-03-20 12:00') : undefined]);
    if (i === 27) await facts.insert('period_of_care', { child_id: child, during: brief(), end_reason: 'test' });
    const unaccompanied = ['yes', 'no', 'unknown', null][i % 4];
    if (unaccompanied) await facts.unaccompanied(child, unaccompanied, [london('2026-01-02 00:00')]);
    if (i % 3 === 0) await suspect(child, i % 2 ? 'identified' : 'suspected');
    else if (i % 3 === 1)
      await facts.insert('trafficking_screening', {
        child_id: child,
        outcome: 'no-concern',
        screened_at: london('2026-02-01 09:00'),
      });
    if (i % 2 === 0) await absence(facts, child, ['missing', '2026-03-05 10:00', '2026-03-06 10:00']);
    if (i % 6 === 0) await absence(facts, child, ['missing', '2026-03-12 10:00', '2026-03-13 10:00']);
    if (i % 4 === 0) await absence(facts, child, ['missing', '2026-03-31 10:00']);
    if (i % 7 === 1) await absence(facts, child, ['away', '2026-03-25 10:00', '2026-03-26 10:00']);
    if (i % 4 < 2) await liveUnlawfully(child);
    if (i === 0) missing = child;
  }

  /** In care for some hours of a day before the long stay: a child may be on both lines. */
  const brief = () => `[${london('2026-03-02 09:00')},${london('2026-03-02 19:00')})`;

  function suspect(child: string, level: string): Promise<string> {
    const during = `[${london('2026-02-01 00:00')},)`;
    return facts.insert('trafficking_finding', { child_id: child, level, basis: 'police', during });
  }

  async function liveUnlawfully(child: string): Promise<void> {
    const setting = await facts.setting('supported-accommodation');
    await facts.actualPlacement(child, setting, [london('2026-03-15 12:30')], 'other-arrangements');
  }
});
