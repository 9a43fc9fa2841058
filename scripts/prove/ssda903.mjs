// The 903 rules at full count: the examples of each, faults injected into 10,000 children, 50,000 files of anything, and
// the size and speed of checking a whole return.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const TESTS = 'test/returns/ssda903';
const YEAR = '2026';
/** What the public validator, in Python, takes for the rules alone of so many children on a machine of two cores. */
const PYTHON_SECONDS = { 10_000: 15, 90_000: 124 };

export const proofs = [
  {
    name: '903-rules',
    claim:
      'Every 903 rule of 2025-26 and 2026-27 has an example that passes and one that fails, and answers both right',
    run: (log) => jest([`${TESTS}/rules.spec.ts`, `${TESTS}/registry.spec.ts`], {}, log),
  },
  {
    name: '903-injected-faults',
    claim: 'Of 10,000 children one in twenty is given a fault of each kind: each is found, and nobody else has any',
    run: (log) => jest([`${TESTS}/injected-faults.spec.ts`], { KITH_FAULT_CHILDREN: '10000' }, log),
  },
  {
    name: '903-anything',
    claim: 'No order of rows, no other child and none of 50,000 files of anything changes or ends a check',
    run: (log) => jest([`${TESTS}/properties.spec.ts`], { KITH_FUZZ_FILES: '50000' }, log),
  },
  {
    name: '903-speed',
    claim:
      'A return of 90,000 children is checked in less than 250 MB, its rules 20 times as fast as by the public validator',
    run: speed,
  },
];

/** @returns how many tests passed */
async function jest(files, variables, log) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kith-proof-'));
  const summary = path.join(folder, 'summary.json');
  const flags = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--runTestsByPath'];
  const child = spawn(process.execPath, [...flags, ...files, '--json', `--outputFile=${summary}`], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'test', ...variables },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = [];
  child.stderr.on('data', (text) => said.push(text));
  try {
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(Buffer.concat(said).toString().slice(0, 4000));
    const { numPassedTests } = JSON.parse(readFileSync(summary, 'utf8'));
    log(`${numPassedTests} tests passed`);
    return `${numPassedTests} tests passed.`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function speed(log) {
  const sentences = Object.entries(PYTHON_SECONDS).map(([children, python]) => measured(children, python));
  sentences.forEach(({ sentence }) => log(sentence));
  const all = sentences.map(({ sentence }) => sentence).join(' ');
  if (sentences.some(({ holds }) => !holds)) throw new Error(all);
  return all;
}

function measured(children, python) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kith-proof-903-'));
  const node = (...args) => execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  try {
    node('dist/bench/generate-903.js', folder, children, YEAR);
    const at = (name) => path.join(folder, name);
    const lists = ['--providers', at('providers.csv'), '--postcodes', at('postcodes.csv'), '--la', '301'];
    const began = performance.now();
    node(
      'bin/kith.js',
      '903',
      'validate',
      '--year',
      '2026-27',
      '--current',
      at('current'),
      '--previous',
      at('previous'),
      ...lists,
    );
    const whole = (performance.now() - began) / 1000;
    const { megabytes, rulesMs } = JSON.parse(node('dist/bench/ssda903/measured-run.js', folder, YEAR));
    const times = python / (rulesMs / 1000);
    return {
      sentence: `${Number(children).toLocaleString('en-GB')} children: ${whole.toFixed(1)} s for the whole process, ${megabytes} MB, rules alone ${(rulesMs / 1000).toFixed(2)} s of processor time (${times.toFixed(0)} times as fast).`,
      holds: megabytes < 250 && times >= 20,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
