import { createAuthority } from '../../src/auth/accounts.js';
import { asOwner } from '../support/app.js';
import { environmentOf, kith } from '../support/command-line.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { Facts } from '../support/facts.js';

const A_DAY_BEFORE = '2026-06-09T22:30:00+01:00';
const ON_THE_DAY = '2026-06-10T00:30:00+01:00';

let database: FreshDatabase;
let facts: Facts;
let child: string;
let supported: string;
let hotel: string;

beforeAll(async () => {
  database = await freshDatabase();
  const [id] = await asOwner(database.ownerUrl, async (owner) => [
    await createAuthority(owner, { name: 'Testshire' }, 'test'),
    await createAuthority(owner, { name: 'Elsewhere' }, 'test'),
  ]);
  facts = await Facts.of({ database, authority: { id } as never });
  child = await facts.child({ bornOn: '2010-06-10' });
  await facts.inCare(child, ['2024-01-01']);
  supported = await facts.setting('supported-accommodation', { registered: ['2024-01-01'] });
  hotel = await facts.setting('hotel');
});
afterAll(() => facts.end());

const about = (setting: string, at: string) => [
  ...['--child', child, '--setting', setting, '--at', at, '--route', 'other-arrangements', '--authority', 'Testshire'],
];
const check = (...args: string[]) => kith(['placement', 'check', ...args], environmentOf(database));

it('says what the law forbids, why, and what would make it lawful and from when: a finding', async () => {
  const { code, out } = await check(...about(supported, A_DAY_BEFORE));
  expect(code).toBe(1);
  const [verdict, ...rest] = out.split('\n');
  expect(verdict).toBe('not-lawful on 2026-06-09, at the age of 15');
  expect(rest[0]).toMatch(/^PL-01 \S+ breached: .* \(Care Planning, .* reg 27A.*\)$/);
  expect(out).toContain('- When the child is 16, a placement can begin in this supported accommodation if nothing else changes, from 2026-06-10'); // prettier-ignore
});

it('says what the law permits two hours later: done', async () => {
  const { code, out } = await check(...about(supported, ON_THE_DAY));
  expect(code).toBe(0);
  expect(out).toMatch(/^permitted-if on 2026-06-10, at the age of 16\n/);
  expect(out).toMatch(/^SA-01 \S+ met: /m);
});

it('what cannot be told is a finding too', async () => {
  const unregistered = await facts.setting('supported-accommodation');
  const { code, out } = await check(...about(unregistered, ON_THE_DAY));
  expect(code).toBe(1);
  expect(out).toMatch(/^cannot-tell on 2026-06-10, at the age of 16\nPL-02 \S+ unknown: /);
});

it('answers as the API does, and is audited as the command line; nothing else is recorded', async () => {
  const { code, out } = await check(...about(hotel, A_DAY_BEFORE), '--json');
  expect(code).toBe(1);
  const verdict = JSON.parse(out) as { is: string; ageOn: number; findings: { rule: string; inputs: object[] }[] };
  expect(verdict).toMatchObject({ is: 'not-lawful', ageOn: 15, on: '2026-06-09' });
  expect(verdict.findings.find(({ rule }) => rule === 'PL-01')!.inputs).not.toEqual([]);
  const [event] = await facts.rows<{ actor: string }>(
    `SELECT actor FROM audit_event WHERE authority_id = $1 AND action = 'placement.check' LIMIT 1`,
    [facts.authorityId],
  );
  expect(event!.actor).toMatch(/^cli:/);
  expect(await facts.rows('SELECT FROM placement')).toEqual([]);
});

it.each([
  ['no authority where there are several', ['--authority'], 2, 'Choose one with --authority: Elsewhere, Testshire'],
  ['a child that is none', ['--child', 'robin'], 2, '--child takes an id'],
  ['a route that is none', ['--route', 'hotel'], 2, '--route takes one of: parent'],
  ['a time without its offset', ['--at', '2026-06-10T00:30'], 2, '--at takes an instant with its offset'],
  ['a child who is not there', ['--child', '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00'], 1, 'There is no such child'],
])('%s is refused in words', async (_, [option, value], code, words) => {
  const args = about(hotel, ON_THE_DAY);
  const at = args.indexOf(option!);
  args.splice(at, 2, ...(value === undefined ? [] : [option!, value]));
  const refused = await check(...args);
  expect([refused.code, refused.out]).toEqual([code, '']);
  expect(refused.note).toContain(words);
});

it('another authority’s child is not there', async () => {
  const args = about(hotel, ON_THE_DAY);
  expect(await check(...args.slice(0, -1), 'Elsewhere')).toMatchObject({ code: 1, out: '' });
});
