import pg from 'pg';
import { CLOSINGS, type OutcomeFacts, outcomeAt } from '../../../src/missing/interviews/outcome.js';
import { chance } from '../../http/odd-requests.js';
import { freshDatabase } from '../../support/database.js';

const CASES = 5_000;

it(`the database says of ${CASES} interviews what the program says`, async () => {
  const next = chance(20);
  const pick = <T>(some: readonly T[]): T => some[Math.floor(next() * some.length)]!;
  // few instants, so that many are the same
  const instant = () => new Date(Date.UTC(2026, 5, 1 + Math.floor(next() * 5)));
  const maybe = <T>(value: T): T | null => (next() < 0.5 ? value : null);
  const cases = Array.from({ length: CASES }, (): OutcomeFacts & { at: Date } => {
    const [closedAs, offeredAt] = [maybe(pick(CLOSINGS)), maybe(instant())];
    return {
      ...{ at: instant(), dueAt: instant(), heldAt: next() < 0.3 ? instant() : null },
      ...{ closedAs, closedAt: closedAs && instant(), offeredAt },
      answer: offeredAt && maybe(pick(['accepted', 'declined'] as const)),
    };
  });
  const client = new pg.Client({ connectionString: (await freshDatabase()).ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ outcome: string }>(
    `SELECT interview_outcome("dueAt", "heldAt", "closedAs", "closedAt", "offeredAt", answer, at) AS outcome
       FROM jsonb_to_recordset($1) c (n int, "dueAt" timestamptz, "heldAt" timestamptz, "closedAs" text,
            "closedAt" timestamptz, "offeredAt" timestamptz, answer text, at timestamptz) ORDER BY n`,
    [JSON.stringify(cases.map((each, n) => ({ n, ...each })))],
  );
  await client.end();
  expect(rows.map(({ outcome }) => outcome)).toEqual(cases.map((each) => outcomeAt(each.at, each)));
  expect(new Set(rows.map(({ outcome }) => outcome)).size).toBe(7);
});
