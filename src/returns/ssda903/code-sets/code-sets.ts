import { CODES, type Code } from './codes.js';

export type CodeSetName = keyof typeof CODES;

/** One collection year's code sets, each the codes it accepts: `codes.PLACE.has(row.PLACE)`; blank is never a code. */
export type CodeSets = { readonly [S in CodeSetName]: CodeSet };

export class CodeSet {
  readonly codes: ReadonlySet<string>;

  constructor(codes: readonly Code[]) {
    this.codes = new Set(codes.map(({ code }) => code));
  }

  has(code: string | null): boolean {
    return code !== null && this.codes.has(code);
  }
}

/** The code sets in force in a collection year (2025 is 2025-26). */
export function codeSetsOf(year: number): CodeSets {
  const inForce = ({ from = -Infinity, until = Infinity }: Code) => from <= year && year <= until;
  const sets = Object.entries<readonly Code[]>(CODES).map(([name, codes]) => [
    name,
    new CodeSet(codes.filter(inForce)),
  ]);
  return Object.fromEntries(sets) as CodeSets;
}
