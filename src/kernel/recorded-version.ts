/** One recorded version of one fact. */
export interface RecordedVersion {
  /** Which kind of fact: `identity`, `date-of-birth`, `registration` … */
  fact: string;
  factId: string;
  version: number;
  recordedAt: Date;
  /** When a later version took its place; null for what is known now. */
  recordedUntil: Date | null;
  /** The person's name, or `system` for what no person did. */
  recordedBy: string;
  /** The reason given with a correction. */
  recordedWhy: string | null;
  /** What it said: field names as elsewhere, instants ISO. */
  says: Record<string, unknown>;
  /** What the version before said, where the reader asked for it; null for the first. */
  before?: Record<string, unknown> | null;
}
