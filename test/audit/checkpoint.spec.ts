import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addCheckpoint, readCheckpoints, signingKey } from '../../src/audit/checkpoint.js';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'kith-checkpoint-'));
  file = path.join(dir, 'checkpoints');
});
afterEach(() => rmSync(dir, { recursive: true }));

const checkpoint = (seq: number) => ({
  signedAt: '2026-06-01T09:00:00.000Z',
  points: [{ authorityId: '5b0e8c1e-0000-4000-8000-000000000001', seq, hash: 'ab'.repeat(32) }],
});

it('reads back what it signed, all of it', () => {
  const key = signingKey(path.join(dir, 'data'));
  expect(readCheckpoints(file, key)).toEqual([]);
  for (const seq of [1, 20]) addCheckpoint(file, key, checkpoint(seq));
  expect(readCheckpoints(file, signingKey(path.join(dir, 'data')))).toEqual([checkpoint(1), checkpoint(20)]);
});

it.each([
  ['another row number', (line: string) => line.replace('"seq":20', '"seq":19')],
  ['another hash', (line: string) => line.replace('abab', 'baba')],
  ['another time', (line: string) => line.replace('2026', '2025')],
  ['another signature', (line: string) => line.replace(/"signature":"..../, '"signature":"AAAA')],
  ['no signature', (line: string) => line.replace(/,"signature":"[^"]*"/, '')],
  ['half a line', (line: string) => line.slice(0, 40)],
])('knows a line that was altered: %s', (_sentence, alter) => {
  const key = signingKey(dir);
  for (const seq of [1, 20]) addCheckpoint(file, key, checkpoint(seq));
  const [first, second] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, `${first}\n${alter(second!)}\n`);
  expect(() => readCheckpoints(file, key)).toThrow('Line 2');
});

it('knows a line that another key signed', () => {
  addCheckpoint(file, signingKey(path.join(dir, 'theirs')), checkpoint(1));
  expect(() => readCheckpoints(file, signingKey(path.join(dir, 'ours')))).toThrow('Line 1');
});

it('keeps its key from everybody else, and refuses one they can read', () => {
  signingKey(dir);
  const kept = path.join(dir, 'audit-key.pem');
  expect(statSync(kept).mode & 0o777).toBe(0o600);
  chmodSync(kept, 0o644);
  expect(() => signingKey(dir)).toThrow('Others can read');
});
