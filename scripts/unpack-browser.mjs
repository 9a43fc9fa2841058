// The browser of the tests comes packed from npm (@sparticuz/chromium). It is unpacked once, into a folder of our own: the
// package itself unpacks to os.tmpdir()/chromium, which may belong to somebody else, and which two processes may find
// half-written.
import { execFile, execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';

const modules = path.resolve(import.meta.dirname, '../node_modules');
const packed = path.join(modules, '@sparticuz/chromium');

/** @returns the variables `launchBrowser` reads; none where the package has no browser for this machine */
export async function unpackBrowser() {
  if (process.env.CHROMIUM_PATH || process.platform !== 'linux' || process.arch !== 'x64') return {};
  const { version } = JSON.parse(readFileSync(path.join(packed, 'package.json'), 'utf8'));
  const folder = path.join(cacheFolder(), `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder);
  return { CHROMIUM_PATH: path.join(folder, 'chromium'), CHROMIUM_LIBRARIES: path.join(folder, 'lib') };
}

/** node_modules/.cache, or the user's own folder where somebody else installed node_modules. */
function cacheFolder() {
  const cache = path.join(modules, '.cache');
  try {
    mkdirSync(cache, { recursive: true });
    accessSync(cache, constants.W_OK);
    return cache;
  } catch {
    return path.join(os.homedir(), '.cache', 'kith');
  }
}

async function unpackInto(folder) {
  const staging = `${folder}.${process.pid}`;
  mkdirSync(staging, { recursive: true });
  await unpackChromium(staging);
  // the libraries it links to (NSS), for a machine that has none
  const libraries = brotliDecompressSync(readFileSync(path.join(packed, 'bin/al2023.tar.br')));
  execFileSync('tar', ['-x', '-C', staging], { input: libraries });
  try {
    renameSync(staging, folder);
  } catch {
    rmSync(staging, { recursive: true, force: true }); // another process was first
  }
}

/** In a process of its own: the package unpacks to os.tmpdir(), which only TMPDIR can change. */
async function unpackChromium(folder) {
  const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath()`;
  const options = { cwd: modules, env: { ...process.env, TMPDIR: folder } };
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], options);
}
