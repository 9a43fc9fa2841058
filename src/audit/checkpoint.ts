import { generateKeyPairSync, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../kernel/problem.js';
import { type Point } from './chain.js';

/**
 * How far every chain had come when it was last verified, signed: a chain alone cannot show that its end was cut off,
 * or that all of it was written again. A file has a checkpoint a line and only grows; keep it where who can change the
 * database cannot.
 */
export interface Checkpoint {
  /** ISO instant. */
  signedAt: string;
  points: Point[];
}

interface Line extends Checkpoint {
  /** Ed25519 over the checkpoint's JSON, base64. */
  signature: string;
}

/** Every checkpoint of the file, the first first. @throws Problem `conflict` at a line that this key has not signed */
export function readCheckpoints(file: string, key: KeyObject): Checkpoint[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line, i) => {
    const checkpoint = signedBy(key, line);
    if (!checkpoint) throw new Problem('conflict', `Line ${i + 1} of ${file} was not signed by the key of this Kith`);
    return checkpoint;
  });
}

export function addCheckpoint(file: string, key: KeyObject, checkpoint: Checkpoint): void {
  const signature = sign(null, bytesOf(checkpoint), key).toString('base64');
  const line: Line = { ...checkpoint, signature };
  appendFileSync(file, `${JSON.stringify(line)}\n`, { flush: true });
}

/** The key that signs, in the data folder, made when there is none. @throws Problem `conflict` when others can read it */
export function signingKey(dataDir: string): KeyObject {
  const file = path.join(dataDir, 'audit-key.pem');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  }
  if (statSync(file).mode & 0o077)
    throw new Problem('conflict', `Others can read ${file}: only its owner may (mode 600)`);
  return createPrivateKey(readFileSync(file));
}

function signedBy(key: KeyObject, line: string): Checkpoint | null {
  try {
    const { signedAt, points, signature } = JSON.parse(line) as Line;
    const checkpoint = { signedAt, points };
    const isOurs = verify(null, bytesOf(checkpoint), createPublicKey(key), Buffer.from(signature, 'base64'));
    return isOurs ? checkpoint : null;
  } catch {
    return null;
  }
}

function bytesOf({ signedAt, points }: Checkpoint): Buffer {
  const rows = points.map(({ authorityId, seq, hash }) => ({ authorityId, seq, hash }));
  return Buffer.from(JSON.stringify({ signedAt, points: rows }));
}
