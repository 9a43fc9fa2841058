import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateInto } from './generate-903.js';
import { duration, type Bench, type Result } from './result.js';

const YEAR = 2026;
const SIZES = [100, 2_000, 10_000, 90_000];
const TIMES = 3;

/** One size, the median of several runs. Seconds are of the wall clock, but for the rules alone: judging rows already made, processor time. */
interface Measure {
  children: number;
  rows: number;
  wholeSeconds: number;
  rulesSeconds: number;
  megabytes: number;
  bareReadSeconds: number;
}

/** Checking made-up returns, whole process and rules alone, against a bare read of the same files. */
export const benches: Bench[] = [{ name: '903', run }];

async function run(): Promise<Result[]> {
  const measures = SIZES.map(measure);
  for (const m of measures)
    console.log(
      `  ${m.children} children, ${m.rows} rows: whole process ${m.wholeSeconds.toFixed(2)} s, rules alone ${m.rulesSeconds.toFixed(2)} s of processor time, ${m.megabytes} MB`,
    );
  return measures.map((m) =>
    duration(
      '903',
      m.wholeSeconds,
      m.bareReadSeconds,
      's',
      `${m.children} children, against a bare read of the same files`,
    ),
  );
}

function measure(children: number): Measure {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-903-'));
  try {
    const { rows } = generateInto(folder, children, YEAR);
    const runs = Array.from({ length: TIMES }, () => once(folder));
    const median = (of: (run: (typeof runs)[number]) => number) =>
      runs.map(of).sort((a, b) => a - b)[Math.floor(TIMES / 2)]!;
    return {
      children,
      rows,
      wholeSeconds: median((r) => r.whole),
      rulesSeconds: median((r) => r.rules),
      megabytes: median((r) => r.megabytes),
      bareReadSeconds: median((r) => r.bareRead),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function once(folder: string) {
  const whole = timed(process.execPath, ['bin/kith.js', ...commandFor(folder)]);
  const inside = path.join(import.meta.dirname, 'ssda903/measured-run.js');
  const answer = execFileSync(process.execPath, [inside, folder, String(YEAR)], { encoding: 'utf8' });
  const { rulesMs, megabytes } = JSON.parse(answer) as { rulesMs: number; megabytes: number };
  const files = ['current', 'previous'].flatMap((year) =>
    readdirSync(path.join(folder, year)).map((name) => path.join(folder, year, name)),
  );
  const script = `for (const file of ${JSON.stringify(files)}) require('fs').readFileSync(file)`;
  return { whole, rules: rulesMs / 1000, megabytes, bareRead: timed(process.execPath, ['-e', script]) };
}

function commandFor(folder: string): string[] {
  const at = (name: string) => path.join(folder, name);
  const lists = ['--providers', at('providers.csv'), '--postcodes', at('postcodes.csv'), '--la', '301'];
  return ['903', 'validate', '--year', '2026-27', '--current', at('current'), '--previous', at('previous'), ...lists];
}

/** Seconds of the wall clock. @throws when the program does: a made-up return is faultless, so checking it exits 0. */
function timed(program: string, args: string[]): number {
  const from = performance.now();
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return (performance.now() - from) / 1000;
}
