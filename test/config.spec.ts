import path from 'node:path';
import { ConfigError, DEVELOPMENT_SECRET, loadConfig } from '../src/config.js';

const APP = 'postgres://kith_app:a@db.example/kith';
const OWNER = 'postgres://kith_owner:b@db.example/kith';
const UUID = '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00';
const SECRET = 'a-secret-of-thirty-two-characters';

function problemsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the configuration', () => {
  it('needs nothing for a first look', () => {
    expect(loadConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      databaseOwnerUrl: null,
      dataDir: path.resolve('.data'),
      sessionSecret: DEVELOPMENT_SECRET,
      messages: { email: 'file', sms: 'file', publicUrl: 'http://localhost:3000', smtp: null, notify: null },
      demoPassword: null,
      production: false,
      quiet: false,
      chromiumPath: null,
      testDatabaseUrl: null,
    });
  });

  it.each([
    ['nothing set', {}, false],
    ['a database and nothing else', { DATABASE_URL: APP, SESSION_SECRET: SECRET }, true],
    ['a database, in development', { DATABASE_URL: APP, NODE_ENV: 'development' }, false],
    ['no database, in production', { NODE_ENV: 'production', SESSION_SECRET: SECRET }, true],
    ['an empty value, which counts as unset', { DATABASE_URL: ' ', NODE_ENV: '' }, false],
  ])('%s', (_sentence, env, production) => {
    expect(loadConfig(env).production).toBe(production);
  });

  it('a command that answers no browser needs no secret of sessions', () => {
    const { sessionSecret } = loadConfig({ DATABASE_URL: APP }, { serves: false });
    expect(sessionSecret).toBe(DEVELOPMENT_SECRET);
  });

  it.each([
    [
      'production without a secret',
      { DATABASE_URL: APP },
      ['SESSION_SECRET is needed in production, 32 characters or more'],
    ],
    [
      'production with the secret everybody knows',
      { DATABASE_URL: APP, SESSION_SECRET: DEVELOPMENT_SECRET },
      ['SESSION_SECRET is the one from .env.example, which everybody knows'],
    ],
    ['a secret of 31 characters', { SESSION_SECRET: 'x'.repeat(31) }, ['SESSION_SECRET is shorter than 32 characters']],
    ['a secret of 32 characters', { SESSION_SECRET: 'x'.repeat(32) }, []],
    ['port 65535', { PORT: '65535' }, []],
    ['port 65536', { PORT: '65536' }, ['PORT is a number from 0 to 65535']],
    ['a port with a unit', { PORT: '3000tcp' }, ['PORT is a number from 0 to 65535']],
    ['an unknown environment', { NODE_ENV: 'staging' }, ['NODE_ENV is production, development or test']],
    [
      'another kind of database',
      { DATABASE_URL: 'mysql://x@y/z' },
      ['DATABASE_URL reads postgres://role:password@host:5432/database'],
    ],
    [
      'no database named in the address',
      { TEST_DATABASE_URL: 'postgres://x@y' },
      ['TEST_DATABASE_URL reads postgres://role:password@host:5432/database'],
    ],
    [
      'an owner without an app role',
      { DATABASE_OWNER_URL: OWNER },
      ['DATABASE_OWNER_URL is set without DATABASE_URL: set both, or neither'],
    ],
    [
      'one role for both',
      { DATABASE_URL: APP, DATABASE_OWNER_URL: APP, SESSION_SECRET: SECRET },
      ['DATABASE_OWNER_URL names the same role as DATABASE_URL: the app role owns nothing'],
    ],
    [
      'a demonstration password of 7 characters',
      { KITH_DEMO_PASSWORD: '1234567' },
      ['KITH_DEMO_PASSWORD is shorter than 8 characters'],
    ],
    [
      'e-mail by SMTP, and nothing else',
      { EMAIL_BY: 'smtp' },
      ['SMTP_URL reads smtps://user:password@host:465', 'EMAIL_FROM is an email address'],
    ],
    [
      'e-mail by SMTP',
      { EMAIL_BY: 'smtp', SMTP_URL: 'smtps://kith:a@mail.example:465', EMAIL_FROM: 'kith@x.example' },
      [],
    ],
    [
      'text messages by Notify, with half a key',
      { SMS_BY: 'notify', NOTIFY_API_KEY: `kith-${UUID}`, NOTIFY_SMS_TEMPLATE_ID: UUID },
      ['NOTIFY_API_KEY is the key as GOV.UK Notify shows it'],
    ],
    [
      'both by Notify, in production, without saying where Kith is',
      {
        ...{ NODE_ENV: 'production', SESSION_SECRET: SECRET, EMAIL_BY: 'notify', SMS_BY: 'notify' },
        ...{ NOTIFY_API_KEY: `kith-test-${UUID}-${UUID}`, NOTIFY_SMS_TEMPLATE_ID: UUID },
      },
      ['NOTIFY_EMAIL_TEMPLATE_ID is the id of a template', 'KITH_URL reads https://kith.example.gov.uk'],
    ],
    ['text messages by SMTP, which has none', { SMS_BY: 'smtp' }, ['SMS_BY is file, notify, none']],
    [
      'two things at once',
      { PORT: '-1', NODE_ENV: 'live' },
      ['NODE_ENV is production, development or test', 'PORT is a number from 0 to 65535'],
    ],
  ])('%s', (_sentence, env, problems) => {
    expect(problemsOf(env)).toEqual(problems);
  });

  it('sends nothing in a demonstration, and in production only as it is told', () => {
    expect(loadConfig({}).messages).toMatchObject({ email: 'file', sms: 'file' });
    const production = { NODE_ENV: 'production', SESSION_SECRET: SECRET };
    expect(loadConfig(production).messages).toMatchObject({ email: 'none', sms: 'none' });
  });

  it('repeats no value in its messages', () => {
    const secret = 'too-short-to-show';
    expect(problemsOf({ SESSION_SECRET: secret, DATABASE_URL: `oops://${secret}` }).join()).not.toContain(secret);
  });
});
