// Compiles src/, migrations/ and bench/ to dist/ with SWC. Templates and assets are read from src/, so nothing is copied.
// `--if-stale` does nothing when dist/ is newer than every source. The new tree is swapped in whole, so that a process
// started meanwhile never finds half of it.
import { transformFile } from '@swc/core';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'dist');
const staging = `${out}.${process.pid}`;
const began = performance.now();
const { $schema: _, ...swcrc } = JSON.parse(await readFile(path.join(root, '.swcrc'), 'utf8'));

async function* typescriptFiles(dir) {
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory()) yield* typescriptFiles(file);
    else if (entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts')) yield file;
  }
}

async function compile(file) {
  const target = path.join(staging, path.relative(root, file).replace(/\.ts$/, '.js'));
  const sourceFileName = path.relative(path.dirname(target), file);
  const { code, map } = await transformFile(file, {
    ...swcrc,
    swcrc: false,
    filename: file,
    sourceFileName,
    cwd: root,
  });
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, `${code}\n//# sourceMappingURL=${path.basename(target)}.map\n`);
  await writeFile(`${target}.map`, map);
}

/** What decides whether dist/ is stale: the newest change, and the list of files (a deleted file must not live on). */
async function fingerprint(files) {
  const times = await Promise.all([...files, path.join(root, '.swcrc')].map(async (f) => (await stat(f)).mtimeMs));
  return JSON.stringify({ newest: Math.max(...times), files: files.map((f) => path.relative(root, f)).sort() });
}

const folders = ['src', 'migrations', 'bench'].map((d) => path.join(root, d)).filter(existsSync);
const files = [];
for (const folder of folders) for await (const file of typescriptFiles(folder)) files.push(file);
const mark = await fingerprint(files);

if (process.argv.includes('--if-stale')) {
  const built = await readFile(path.join(out, '.built'), 'utf8').catch(() => '');
  if (built === mark) process.exit(0);
}
await Promise.all(files.map(compile));
await writeFile(path.join(staging, '.built'), mark);
const old = `${out}.old.${process.pid}`;
await rename(out, old).catch((e) => e.code === 'ENOENT' || Promise.reject(e));
await rename(staging, out).catch(() => rm(staging, { recursive: true, force: true })); // another build was first
await rm(old, { recursive: true, force: true });
console.error(`built ${files.length} files in ${Math.round(performance.now() - began)} ms`);
