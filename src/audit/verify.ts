import { type AuditQueries } from './audit.queries.js';
import { Chain, type Break, type Head, type Point } from './chain.js';

export interface Verified {
  authorityId: string;
  /** Rows read. */
  rows: number;
  /** The last row; null when there is none, or the chain is broken. */
  head: Head | null;
  broken: Break | null;
}

export interface Verification {
  authorityId: string;
  /** What checkpoints vouch for, of this authority. */
  points: readonly Point[];
  /** Begin at the last of the points instead of the first row. */
  resume: boolean;
  /** Told now and then how many rows have been read. */
  progress?: (rows: number) => void;
}

const TELL_EVERY = 100_000;

/** Follows one chain to its end, or to the first row that is not as it was written. */
export async function verifyChain(audit: AuditQueries, verification: Verification): Promise<Verified> {
  const { authorityId, points, resume, progress } = verification;
  const from = resume ? Math.max(1, ...points.map(({ seq }) => seq)) : 1;
  const chain = new Chain(points, from);
  let rows = 0;
  for await (const row of audit.rows(authorityId, from)) {
    const broken = chain.follow(row);
    if (broken) return { authorityId, rows, head: null, broken };
    if (++rows % TELL_EVERY === 0) progress?.(rows);
  }
  const broken = chain.end(await audit.head(authorityId));
  return { authorityId, rows, head: broken ? null : chain.head, broken };
}
