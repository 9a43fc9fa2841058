// The long proofs: what takes too long for `npm test`, and whatever a reader of our promises would want to see done.
// `npm run prove` runs them all and writes docs/proof.md; `npm run prove -- NAME…` runs those and only prints.
// A proof is a file in scripts/prove/ that exports `proofs`: [{ name, claim, run }]. `run(log)` answers what was seen,
// and throws when the claim does not hold.
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
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
if (chosen.length === 0) writeFileSync(path.join(root, 'docs/proof.md'), report(results));
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

function report(results) {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const machine = `${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.versions.node}`;
  const rows = results.map(
    ({ name, claim, holds, seconds, seen }) =>
      `## ${claim}\n\n\`${name}\`: ${holds ? 'holds' : '**does not hold**'}, ${seconds} s. ${seen}\n`,
  );
  const when = new Date().toISOString().slice(0, 10);
  return [`# Proof`, '', `Written by \`npm run prove\` on ${when} at ${commit}; ${machine}.`, '', ...rows].join('\n');
}
