/** Something in a database that would let a promise of the house be broken. */
export interface Finding {
  /** The name of the check that found it. */
  check: string;
  /** The table, function, role or setting. */
  where: string;
  what: string;
  /** Why it matters. */
  why: string;
}

/** One question to the catalogue, asked as the app role: `current_user` is the role the program runs as. */
export interface CatalogueCheck {
  name: string;
  /** Why a finding matters. */
  why: string;
  /** Answers `{ where, what }` for each finding. Of several statements the last answers. */
  sql: string;
  /** Its $1, $2 … */
  values?: unknown[];
}

export function lineOf({ check, where, what, why }: Finding): string {
  return `${where}: ${what}. ${why} [${check}]`;
}
