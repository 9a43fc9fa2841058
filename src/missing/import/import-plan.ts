import { londonDay } from '../../kernel/london-time.js';
import { birthday, plainDate } from '../../kernel/plain-date.js';
import { type ImportedRow, type ImportError } from './imported-row.js';

/** What is recorded of a child already, as far as an import must know. */
export interface KnownChild {
  id: string;
  /** `YYYY-MM-DD`, of the live assertions of the date of birth: the first day it may be and the last. Null: none. */
  earliest: string | null;
  youngest: string | null;
  /** Its absences, `[from, until)`. */
  absences: { from: Date; until: Date | null }[];
  /** Fingerprints of rows recorded by earlier imports. */
  imported: Set<string>;
}

/** One absence to record: rows of one child that go on from one another, in order. */
export interface PlannedEpisode {
  childId: string;
  rows: [ImportedRow, ...ImportedRow[]];
}

export interface ImportPlan {
  episodes: PlannedEpisode[];
  /** Rows recorded by an earlier import: nothing new. */
  known: number;
  errors: ImportError[];
}

/** The rows as absences, each judged against the child, what is recorded and the other rows of the file. */
export function planImport(rows: readonly ImportedRow[], children: ReadonlyMap<string, KnownChild>): ImportPlan {
  const plan: ImportPlan = { episodes: [], known: 0, errors: [] };
  for (const [number, ofChild] of byChild(rows)) {
    const child = children.get(number);
    if (child) planForChild(child, ofChild, plan);
    else
      plan.errors.push(
        ...ofChild.map(({ row }) => wrong(row, 'child_number', 'There is no child of this number that you may see')),
      );
  }
  plan.errors.sort((a, b) => a.row - b.row);
  return plan;
}

function byChild(rows: readonly ImportedRow[]): Map<string, ImportedRow[]> {
  const groups = new Map<string, ImportedRow[]>();
  for (const row of rows) groups.set(row.childNumber, [...(groups.get(row.childNumber) ?? []), row]);
  return groups;
}

function planForChild(child: KnownChild, rows: ImportedRow[], plan: ImportPlan): void {
  const { fresh, errors, known } = withoutRepeats(child, rows);
  const judged = [...errors, ...fresh.flatMap((row) => ageErrors(row, child))];
  const episodes = joined(fresh, judged);
  for (const episode of episodes) {
    const there = recordedAt(child, episode);
    if (there) judged.push(wrong(episode[0].row, null, there));
  }
  plan.known += known;
  plan.errors.push(...judged);
  plan.episodes.push(...episodes.map((of) => ({ childId: child.id, rows: of })));
}

function withoutRepeats(child: KnownChild, rows: ImportedRow[]) {
  const fresh: ImportedRow[] = [];
  const errors: ImportError[] = [];
  const firstOf = new Map<string, number>();
  let known = 0;
  for (const row of rows) {
    const first = firstOf.get(row.fingerprint);
    firstOf.set(row.fingerprint, first ?? row.row);
    if (first !== undefined) errors.push(wrong(row.row, null, `The same as row ${first}`));
    else if (child.imported.has(row.fingerprint)) known++;
    else fresh.push(row);
  }
  return { fresh: fresh.sort((a, b) => a.from.getTime() - b.from.getTime()), errors, known };
}

function ageErrors({ row, from }: ImportedRow, { earliest, youngest }: KnownChild): ImportError[] {
  const on = londonDay(from);
  if (earliest && on < plainDate(earliest)) return [wrong(row, 'began_at', 'The child was not born yet')];
  if (youngest && on >= birthday(18, plainDate(youngest)))
    return [wrong(row, 'began_at', 'The young person was 18 or over by then')];
  return [];
}

/** In order; a row that goes on where another ends is the same absence, missing and away in turn (decision 13). */
function joined(rows: ImportedRow[], errors: ImportError[]): [ImportedRow, ...ImportedRow[]][] {
  const episodes: [ImportedRow, ...ImportedRow[]][] = [];
  for (const row of rows) {
    const before = episodes.at(-1)?.at(-1);
    if (before && row.from < before.until) errors.push(wrong(row.row, 'began_at', `It overlaps row ${before.row}`));
    else if (before?.until.getTime() === row.from.getTime()) {
      if (before.kind === row.kind)
        errors.push(
          wrong(row.row, 'began_at', `It goes on from row ${before.row} as the same kind: make them one row`),
        );
      else episodes.at(-1)!.push(row);
    } else episodes.push([row]);
  }
  return episodes;
}

function recordedAt({ absences }: KnownChild, rows: [ImportedRow, ...ImportedRow[]]): string | null {
  const [from, until] = [rows[0].from, rows.at(-1)!.until];
  // one that only touches would be the same absence, going on
  const there = absences.find((absence) => absence.from <= until && (absence.until === null || absence.until >= from));
  if (!there) return null;
  const end = there.until ? `to ${there.until.toISOString()}` : 'and not over';
  return `An absence is recorded at that time already: from ${there.from.toISOString()} ${end}`;
}

function wrong(row: number, field: string | null, message: string): ImportError {
  return { row, field, message };
}
