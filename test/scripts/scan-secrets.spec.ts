import { spawnSync } from 'node:child_process';
import path from 'node:path';

const script = path.resolve(import.meta.dirname, '../../scripts/scan-secrets.mjs');

/** What the scan says of one added line; nothing when it lets it pass. */
function scan(line: string, sign = '+'): string {
  const diff = ['--- a/notes.md', '+++ b/notes.md', '@@ -0,0 +1 @@', `${sign}${line}`].join('\n');
  const { status, stderr } = spawnSync(process.execPath, [script], { input: diff, encoding: 'utf8' });
  expect(status).toBe(stderr ? 1 : 0);
  return stderr.trim();
}

/** In two halves, so that this file itself passes the scan. */
const joined = (...halves: string[]) => halves.join('');

describe('the scan of a commit', () => {
  it.each([
    ['a private key', joined('-----BEGIN RSA PRIVATE', ' KEY-----'), 'a private key'],
    ['a cloud key', joined('AKIA', 'ABCDEFGHIJKLMNOP'), 'a key of a cloud provider'],
    ['a code host token', joined('ghp', `_${'a1'.repeat(18)}`), 'a token of a code host'],
    [
      'a database password',
      joined('postgres://kith:', 'hunter2hunter2@db.council.uk/kith'),
      'a password in an address',
    ],
    ['an assigned secret', joined(`SESSION_SECRET = '`, `${'Zm9v0'.repeat(8)}'`), 'a secret'],
    [
      'an NHS number that could be real',
      joined('nhs: 943', ' 476 5919'),
      "somebody's NHS number; invented ones begin with 999",
    ],
  ])('refuses %s', (_sentence, line, what) => {
    expect(scan(line)).toBe(`notes.md: this looks like ${what}`);
  });

  it.each([
    ['an invented NHS number', 'nhs: 999 000 0018'],
    ['a number that is no NHS number', joined('nhs: 943', ' 476 5918')],
    ['an address with a placeholder', 'postgres://kith_app:…@db.example:5432/kith'],
    ['an address built in code', 'postgres://postgres:${password}@127.0.0.1/kith'],
    ['a name with no value', 'SESSION_SECRET=$(openssl rand -hex 32)'],
    ['a line that says why', joined('AKIA', 'ABCDEFGHIJKLMNOP // not a secret: the example of the manual')],
  ])('lets %s pass', (_sentence, line) => {
    expect(scan(line)).toBe('');
  });

  it('lets a line pass that is taken out', () => {
    expect(scan(joined('-----BEGIN PRIVATE', ' KEY-----'), '-')).toBe('');
  });
});
