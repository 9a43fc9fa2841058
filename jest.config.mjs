import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import vm from 'node:vm';

// Nest 12 is published as ES modules only, and Jest loads those with this flag: `npm test` passes it, a bare `npx jest`
// is run again with it.
if (!vm.SourceTextModule) {
  const args = ['--experimental-vm-modules', '--no-warnings', ...process.argv.slice(1)];
  process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1);
}

const { jsc, sourceMaps } = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.spec.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  // sources import './x.js' (nodenext): look for x.ts first
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'] },
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc, sourceMaps, swcrc: false, module: { type: 'nodenext' } }] },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data/'],
  testTimeout: 30_000,
  // Jest leaves one core idle; with four workers and their pools the test server's 100 connections suffice
  maxWorkers: Math.min(availableParallelism(), 4),
  // ES modules evaluated in a vm context are released late: restart a worker that has grown
  workerIdleMemoryLimit: '700MB',
  // and the worker's last one has some hundred megabytes to give back: on a busy machine more than Jest's half a second,
  // though nothing is open (process.getActiveResourcesInfo() names the pipe to Jest and nothing else)
  workerGracefulExitTimeout: 10_000,
};
