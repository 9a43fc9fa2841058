import { signedIn, startKith, ApiClient, asOwner, type Kith } from '../support/app.js';
import { environmentOf, kith } from '../support/command-line.js';

let program: Kith;
beforeAll(async () => {
  program = await startKith();
  const made = await run('authority create', ['--name', 'Wessex', '--dfe-code', '990', '--region', 'South West']);
  expect(made).toMatchObject({ code: 0, out: '' });
});
afterAll(() => program.stop());

const run = (command: string, args: string[], input?: string) =>
  kith([...command.split(' '), ...args], environmentOf(program.database), input);
const userCreate = (email: string, args: string[] = [], input?: string) =>
  run(
    'user create',
    ['--authority', 'Wessex', '--email', email, '--name', 'Ada Lovelace', '--role', 'social-worker', ...args],
    input,
  );

it('makes a user who can sign in with the password shown, and do what the roles may', async () => {
  const { code, out } = await userCreate('ada@wessex.test', ['--role', 'data-officer']);
  expect(code).toBe(0);
  const ada = await signedIn(program.url, 'ada@wessex.test', out.trim());
  expect((await ada.get('/api/v1/absences?open=true')).status).toBe(200);
  const [audited] = await asOwner(program.database.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ actor: string; entry: string }>(
      `SELECT actor, entry FROM audit_event WHERE action = 'user.create' AND actor LIKE 'cli:%'`,
    );
    return rows;
  });
  expect(audited!.entry).toContain('data-officer');
  expect(audited!.entry).not.toContain('ada@');
});

it('makes no second authority of a name', async () => {
  const again = await run('authority create', ['--name', 'Wessex']);
  expect(again).toMatchObject({ code: 1, note: 'There is already an authority of that name\n' });
  expect(await run('authority create', ['--name', 'Kent', '--dfe-code', '1'])).toMatchObject({ code: 2, out: '' });
});

it('takes the password from standard input, shows it to nobody, and refuses a weak one', async () => {
  expect(await userCreate('eve@wessex.test', ['--password-stdin'], 'gravel otter windmill tea\n')).toMatchObject({
    code: 0,
    out: '',
  });
  await signedIn(program.url, 'eve@wessex.test', 'gravel otter windmill tea');
  const weak = await userCreate('bob@wessex.test', ['--password-stdin'], 'Password2026!\n');
  expect(weak).toMatchObject({ code: 1, out: '', note: 'Choose a password that is harder to guess\n' });
});

it.each([
  ['an address that is taken', ['--email', 'ada@wessex.test'], 1, 'already a user with that email'],
  ['an unknown role', ['--role', 'king'], 2, 'There is no role "king"'],
  ['an unknown authority', ['--authority', 'Kent'], 2, 'There is no authority "Kent"'],
  ['no address', ['--email', 'ada'], 2, 'not an email address'],
])('refuses %s', async (_sentence, args, code, words) => {
  const outcome = await userCreate('new@wessex.test', args);
  expect(outcome).toMatchObject({ code, out: '' });
  expect(outcome.note).toContain(words);
});

it('makes a token that works at once, shown once', async () => {
  const { code, out } = await run('token create', [
    '--user',
    'ADA@wessex.test',
    '--name',
    'Nightly extract',
    '--days',
    '30',
  ]);
  expect(code).toBe(0);
  expect((await new ApiClient(program.url, out.trim()).get('/api/v1/absences?open=true')).status).toBe(200);
  expect((await new ApiClient(program.url, `${out.trim()}x`).get('/api/v1/absences?open=true')).status).toBe(401);
});

it.each([
  ['an unknown user', ['--user', 'nobody@wessex.test'], 1],
  ['no days at all', ['--days', '0'], 2],
  ['more than a year', ['--days', '367'], 2],
  ['something else than days', ['--days', 'soon'], 2],
])('makes no token for %s', async (_sentence, args, code) => {
  const outcome = await run('token create', ['--user', 'ada@wessex.test', '--name', 'x', '--days', '1', ...args]);
  expect(outcome).toMatchObject({ code, out: '' });
});
