import { CODES, type Code } from './codes.js';

export type CodeSetName = keyof typeof CODES;

/** One collection year's code sets, each the codes it accepts: `codes.PLACE.has(row.PLACE)`; blank is never a code. */
export type CodeSets = { readonly [S in CodeSetName]: CodeSet };

export class CodeSet {
  private readonly meanings: ReadonlyMap<string, string>;

  constructor(codes: readonly Code[]) {
    this.meanings = new Map(codes.map(({ code, meaning }) => [code, meaning]));
  }

  has(code: string | null): boolean {
    return code !== null && this.meanings.has(code);
  }

  /** What a code stands for; undefined for a code that is not of this set and year. */
  meaning(code: string): string | undefined {
    return this.meanings.get(code);
  }

  get codes(): string[] {
    return [...this.meanings.keys()];
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
