import { type ImportError } from './imported-row.js';
import { type PlannedEpisode } from './import-plan.js';

/** What would be recorded, before anything is. */
export interface ImportPreview {
  /** Rows of the file. */
  rows: number;
  episodes: number;
  children: number;
  /** Rows recorded by an earlier import. */
  known: number;
  errorCount: number;
  /** The first of what is wrong. */
  errors: ImportError[];
  /** The first of what would be recorded; times as ISO instants. */
  first: { childNumber: string; segments: { kind: string; from: string; until: string; row: number }[] }[];
}

/** A page of them. */
const SHOWN_ERRORS = 100;
const SHOWN_EPISODES = 20;

export function previewOf(
  rows: number,
  plan: { episodes: PlannedEpisode[]; known: number; errors: ImportError[] },
  mostErrors = SHOWN_ERRORS,
): ImportPreview {
  const { episodes, known, errors } = plan;
  return {
    rows,
    episodes: episodes.length,
    children: new Set(episodes.map(({ childId }) => childId)).size,
    known,
    errorCount: errors.length,
    errors: errors.slice(0, mostErrors),
    first: episodes.slice(0, SHOWN_EPISODES).map(({ rows: of }) => ({
      childNumber: of[0].childNumber,
      segments: of.map(({ kind, from, until, row }) => ({
        kind,
        from: from.toISOString(),
        until: until.toISOString(),
        row,
      })),
    })),
  };
}
