/** A minus or plus may begin a number too; in a name or a place it is as bad. */
const FORMULA = /^[=+\-@\t\r]/;

/** The sign by which a spreadsheet takes a text for a formula and runs it when the file is opened; null where it does not. */
export function formulaSign(text: string): string | null {
  return FORMULA.exec(text)?.[0] ?? null;
}

/** A text as a cell of a CSV file: quoted where it must be, and what would be run is made text by an apostrophe. */
export function csvCell(text: string): string {
  const harmless = formulaSign(text) === null ? text : `'${text}`;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
