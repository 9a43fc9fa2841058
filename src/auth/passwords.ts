import { hash, verify } from '@node-rs/argon2';

/** argon2id, with the parameters OWASP gives as its first choice: 19 MiB, two passes. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2ID);
}

/** A hash no password has, so that an unknown name costs the same work as a wrong password. */
const nobody = hashPassword(`${Math.random()} nobody`);

/** False also when there is no hash; the work is the same either way. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobody), password);
  return passwordHash !== null && matches;
}
