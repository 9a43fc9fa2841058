import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Config } from '../config.js';

export interface DemoPassword {
  password: string;
  /** What to tell the person: a password made just now is shown this once. */
  shown: string;
}

/** The password of all demonstration users: KITH_DEMO_PASSWORD, or one made at the first start and kept, mode 600. */
export function demoPassword({ demoPassword }: Pick<Config, 'demoPassword'>, databaseDir: string): DemoPassword {
  if (demoPassword !== null) return { password: demoPassword, shown: 'the one in KITH_DEMO_PASSWORD' };
  const file = path.join(databaseDir, 'demo-password');
  if (existsSync(file)) return { password: readFileSync(file, 'utf8'), shown: `the one in ${file}` };
  const password = randomBytes(9).toString('base64url');
  writeFileSync(file, password, { mode: 0o600 });
  return { password, shown: `${password} (kept in ${file})` };
}
