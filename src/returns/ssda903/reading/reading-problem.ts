/** What kept a file, or part of one, from being read; or what was read though it should not be there. */
export interface ReadingProblem {
  /** `unreadable` loses something of the return; a `notice` loses nothing. */
  readonly kind: 'unreadable' | 'notice';
  /** The file's name in its folder; null when it is about the folder. */
  readonly file: string | null;
  /** One-based, the column names being on line 1; null when it is about the whole file. */
  readonly line: number | null;
  /** One-based cell of the line (not character); null when it is about the whole line. */
  readonly column: number | null;
  readonly says: string;
}

export function unreadable(
  file: string | null,
  says: string,
  line: number | null = null,
  column: number | null = null,
): ReadingProblem {
  return { kind: 'unreadable', file, line, column, says };
}

export function notice(file: string | null, says: string, line: number | null = null): ReadingProblem {
  return { kind: 'notice', file, line, column: null, says };
}

/** `episodes.csv, line 7, column 3: …` */
export function describeProblem({ file, line, column, says }: ReadingProblem): string {
  const where = [file, line && `line ${line}`, column && `column ${column}`].filter(Boolean).join(', ');
  return where === '' ? says : `${where}: ${says}`;
}
