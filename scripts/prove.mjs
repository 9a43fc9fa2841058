// The long proofs: what takes too long for `npm test`, and whatever a reader of our promises would want to see done.
// `npm run prove` runs them all, `npm run prove -- NAME…` only those; docs/proof.md keeps what was seen last of each.
// A proof is a file in scripts/prove/ that exports `proofs`: [{ name, claim, run }]. `run(log)` answers what was seen,
// and throws when the claim does not hold.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const chosen = process.argv.slice(2);
const all = await allProofs();
const unknown = chosen.filter((name) => !all.some((proof) => proof.name === name));
if (unknown.length) {
  console.error(`There is no proof ${unknown.join(', ')}; there are: ${all.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const results = [];
for (const proof of all.filter(({ name }) => chosen.length === 0 || chosen.includes(name)))
  results.push(await prove(proof));
const file = path.join(root, 'docs/proof.md');
writeFileSync(file, report(results, existsSync(file) ? sectionsOf(readFileSync(file, 'utf8')) : new Map()));
process.exitCode = results.every(({ holds }) => holds) ? 0 : 1;

async function allProofs() {
  const files = readdirSync(path.join(root, 'scripts/prove')).filter((file) => file.endsWith('.mjs'));
  const modules = await Promise.all(files.sort().map((file) => import(path.join(root, 'scripts/prove', file))));
  return modules.flatMap(({ proofs }) => proofs);
}

async function prove({ name, claim, run }) {
  const began = Date.now();
  console.log(`\n== ${name}: ${claim}`);
  const outcome = await run((line) => console.log(`   ${line}`)).then(
    (seen) => ({ holds: true, seen }),
    (error) => ({ holds: false, seen: error.message }),
  );
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`== ${name}: ${outcome.holds ? 'holds' : 'DOES NOT HOLD'} (${seconds} s): ${outcome.seen}`);
  return { name, claim, seconds, ...outcome };
}

/** The sections of an earlier report, by the name of their proof. */
function sectionsOf(text) {
  const sections = text.split(/^(?=## )/m).filter((section) => section.startsWith('## '));
  return new Map(sections.map((section) => [/^`([\w-]+)`:/m.exec(section)?.[1], section.trim()]));
}

/** What was seen just now, and what was seen last of the others. */
function report(results, sections) {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const machine = `${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.versions.node}`;
  const when = new Date().toISOString().slice(0, 10);
  for (const { name, claim, holds, seconds, seen } of results) {
    const outcome = `\`${name}\`: ${holds ? 'holds' : '**does not hold**'}, ${seconds} s. ${seen}`;
    sections.set(name, `## ${claim}\n\n${outcome}\n\n_${when}, at ${commit}; ${machine}._`);
  }
  const known = all.map(({ name }) => sections.get(name)).filter(Boolean);
  const head =
    '# Proof\n\nWritten by `npm run prove`: each proof with the day, the commit and the machine it was last run on.';
  return `${[head, ...known].join('\n\n')}\n`;
}
