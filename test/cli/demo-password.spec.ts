import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { demoPassword } from '../../src/cli/demo-password.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'kith-password-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('the password of the demonstration', () => {
  it('is made once, shown once, and kept to ourselves', () => {
    const first = demoPassword({ demoPassword: null }, folder);
    const second = demoPassword({ demoPassword: null }, folder);
    expect(first.password.length).toBeGreaterThanOrEqual(12);
    expect(first.shown).toContain(first.password);
    expect(second.password).toBe(first.password);
    expect(second.shown).not.toContain(first.password);
    expect(statSync(path.join(folder, 'demo-password')).mode & 0o777).toBe(0o600);
  });

  it('is the one configured, which is neither shown nor kept', () => {
    const { password, shown } = demoPassword({ demoPassword: 'open sesame' }, folder);
    expect(password).toBe('open sesame');
    expect(shown).not.toContain('sesame');
    expect(() => statSync(path.join(folder, 'demo-password'))).toThrow('ENOENT');
  });
});
