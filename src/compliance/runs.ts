/** A day's judging of a whole authority, as far as it has come. */
export interface Run {
  on_day: string;
  began_at: Date;
  /** Every placement up to this id. */
  judged_to: string | null;
  placements: number;
  changes: number;
  finished_at: Date | null;
}
