import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 bits, recognisable in a leak by its prefix. */
export function newSecret(): string {
  return `kith_${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a secret, and what is looked up. A secret is random, so one round of SHA-256 is enough. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
