// Compiles src/, migrations/ and bench/ to dist/ with SWC. Templates and assets are read from src/, so nothing is copied.
// `--if-stale` does nothing when dist/ is what the sources give. The new tree is swapped in whole, so that a process
// started meanwhile never finds half of it.
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'dist');

/** Builds unless dist/ is up to date. @returns how many files were compiled */
export async function buildIfStale() {
  const files = await sources();
  const mark = await fingerprint(files);
  const built = await readFile(path.join(out, '.built'), 'utf8').catch(() => '');
  return built === mark ? 0 : build(files, mark);
}

async function build(files, mark) {
  const { transformFile } = await import('@swc/core');
  const { $schema: _, ...swcrc } = JSON.parse(await readFile(path.join(root, '.swcrc'), 'utf8'));
  const staging = `${out}.${process.pid}`;
  const began = performance.now();
  await Promise.all(files.map((file) => compile(file, staging, swcrc, transformFile)));
  await writeFile(path.join(staging, '.built'), mark);
  const old = `${out}.old.${process.pid}`;
  await rename(out, old).catch((error) => error.code === 'ENOENT' || Promise.reject(error));
  await rename(staging, out).catch(() => rm(staging, { recursive: true, force: true })); // another build was first
  await rm(old, { recursive: true, force: true });
  console.error(`built ${files.length} files in ${Math.round(performance.now() - began)} ms`);
  return files.length;
}

async function sources() {
  const files = [];
  for (const folder of ['src', 'migrations', 'bench'].map((name) => path.join(root, name)).filter(existsSync))
    for await (const file of typescriptFiles(folder)) files.push(file);
  return files.sort();
}

async function* typescriptFiles(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* typescriptFiles(file);
    else if (entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts')) yield file;
  }
}

async function compile(file, staging, swcrc, transformFile) {
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

/** What decides whether dist/ is stale: each file's last change, so that a deleted or restored file counts too. */
async function fingerprint(files) {
  const watched = [...files, path.join(root, '.swcrc')];
  const times = await Promise.all(watched.map(async (file) => [path.relative(root, file), (await stat(file)).mtimeMs]));
  return JSON.stringify(times);
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--if-stale')) await buildIfStale();
  else {
    const files = await sources();
    await build(files, await fingerprint(files));
  }
}
