/** One figure against its named baseline, measured in the same run; `ratio` is better when larger. */
export interface Result {
  name: string;
  ours: number;
  baseline: number;
  ratio: number;
  unit: string;
  /** What was measured against what, in words. */
  note: string;
}

/** A bench: `npm run bench -- NAME` runs it alone. */
export interface Bench {
  name: string;
  run(): Promise<Result[]>;
}

/** Of things done: more is better. */
export function throughput(name: string, ours: number, baseline: number, unit: string, note: string): Result {
  return { name, ours: round(ours), baseline: round(baseline), ratio: round(ours / baseline), unit, note };
}

/** Of time taken: less is better. */
export function duration(name: string, ours: number, baseline: number, unit: string, note: string): Result {
  return { name, ours: round(ours), baseline: round(baseline), ratio: round(baseline / ours), unit, note };
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
