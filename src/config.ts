import path from 'node:path';

/** Everything the environment decides, read and checked once. `.env.example` says what each is for. */
export interface Config {
  /** 0: any free one. */
  port: number;
  host: string;
  /** As the app role. Null: the embedded database. */
  databaseUrl: string | null;
  /** As the owner, who migrates. Null: somebody else has migrated. */
  databaseOwnerUrl: string | null;
  /** Absolute; where the embedded database is kept. */
  dataDir: string;
  sessionSecret: string;
  /** How messages to colleagues leave the building. */
  messages: MessagesConfig;
  /** One password for every demonstration user. Null: a random one. */
  demoPassword: string | null;
  production: boolean;
  /** In tests nobody reads the log of requests. */
  quiet: boolean;
  /** For tests: a Chromium to use instead of the one from npm. */
  chromiumPath: string | null;
  /** For tests: a superuser on a server to use instead of the embedded one. */
  testDatabaseUrl: string | null;
}

/** `file`: written down and not sent. `none`: nothing is set up, and people are to be rung. */
export interface MessagesConfig {
  email: 'file' | 'smtp' | 'notify' | 'none';
  sms: 'file' | 'notify' | 'none';
  /** Where links in messages lead: the address of the program, without a slash at its end. */
  publicUrl: string;
  /** Not null where e-mail goes by SMTP. */
  smtp: { url: string; from: string } | null;
  /** Not null where anything goes by GOV.UK Notify. */
  notify: { apiKey: string; emailTemplateId: string | null; smsTemplateId: string | null } | null;
}

/** What Nest injects the configuration by. */
export const CONFIG = Symbol('config');

/** Good enough to look around with, and refused in production. */
export const DEVELOPMENT_SECRET = 'not-a-secret-for-development-only';

/** Everything that is wrong with the environment, at once. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(['The configuration is wrong:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
    this.name = 'ConfigError';
  }
}

/**
 * @param serves whether it answers browsers: only then is the secret of sessions asked for in production
 * @throws ConfigError naming every variable at fault; it repeats no value, since some are secret
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env, { serves = true } = {}): Config {
  const reader = new Reader(env);
  const databaseUrl = reader.postgresUrl('DATABASE_URL');
  const production = isProduction(reader, databaseUrl);
  const config: Config = {
    port: reader.port('PORT', 3000),
    host: reader.text('HOST') ?? '127.0.0.1',
    databaseUrl,
    databaseOwnerUrl: reader.postgresUrl('DATABASE_OWNER_URL'),
    dataDir: path.resolve(reader.text('KITH_DATA_DIR') ?? '.data'),
    sessionSecret: sessionSecret(reader, production && serves),
    messages: messages(reader, production && serves),
    demoPassword: demoPassword(reader),
    production,
    quiet: reader.text('NODE_ENV') === 'test',
    chromiumPath: reader.text('CHROMIUM_PATH'),
    testDatabaseUrl: reader.postgresUrl('TEST_DATABASE_URL'),
  };
  if (config.databaseOwnerUrl && !databaseUrl)
    reader.problem('DATABASE_OWNER_URL', 'is set without DATABASE_URL: set both, or neither');
  if (databaseUrl && sameRole(databaseUrl, config.databaseOwnerUrl))
    reader.problem('DATABASE_OWNER_URL', 'names the same role as DATABASE_URL: the app role owns nothing');
  if (reader.problems.length) throw new ConfigError(reader.problems);
  return config;
}

/** Somebody who names a database of their own and says nothing else is in production. */
function isProduction(reader: Reader, databaseUrl: string | null): boolean {
  const named = reader.text('NODE_ENV');
  if (named === null) return databaseUrl !== null;
  if (!['production', 'development', 'test'].includes(named))
    reader.problem('NODE_ENV', 'is production, development or test');
  return named === 'production';
}

function sessionSecret(reader: Reader, production: boolean): string {
  const secret = reader.text('SESSION_SECRET');
  if (production && secret === null) reader.problem('SESSION_SECRET', 'is needed in production, 32 characters or more');
  if (production && secret === DEVELOPMENT_SECRET)
    reader.problem('SESSION_SECRET', 'is the one from .env.example, which everybody knows');
  if (secret !== null && secret.length < 32) reader.problem('SESSION_SECRET', 'is shorter than 32 characters');
  return secret ?? DEVELOPMENT_SECRET;
}

function demoPassword(reader: Reader): string | null {
  const password = reader.text('KITH_DEMO_PASSWORD');
  if (password !== null && password.length < 8) reader.problem('KITH_DEMO_PASSWORD', 'is shorter than 8 characters');
  return password;
}

const NOTIFY_KEY = /^.+(-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}){2}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A demonstration sends nothing; production does what it is told, and all that it needs for it must be there. */
function messages(reader: Reader, production: boolean): MessagesConfig {
  const standard = production ? 'none' : 'file';
  const email = reader.oneOf('EMAIL_BY', ['file', 'smtp', 'notify', 'none'] as const, standard);
  const sms = reader.oneOf('SMS_BY', ['file', 'notify', 'none'] as const, standard);
  const bySmtp = email === 'smtp';
  const byNotify = email === 'notify' || sms === 'notify';
  const isSent = bySmtp || byNotify;
  const url = reader.only(bySmtp, 'SMTP_URL', /^smtps?:\/\/[^\s/]+$/, 'reads smtps://user:password@host:465');
  const from = reader.only(bySmtp, 'EMAIL_FROM', /^[^\s<>@]+@[^\s<>@]+$/, 'is an email address');
  const apiKey = reader.only(byNotify, 'NOTIFY_API_KEY', NOTIFY_KEY, 'is the key as GOV.UK Notify shows it');
  const [emailTemplateId, smsTemplateId] = [
    reader.only(email === 'notify', 'NOTIFY_EMAIL_TEMPLATE_ID', UUID, 'is the id of a template'),
    reader.only(sms === 'notify', 'NOTIFY_SMS_TEMPLATE_ID', UUID, 'is the id of a template'),
  ];
  const publicUrl = reader.only(
    isSent && production,
    'KITH_URL',
    /^https:\/\/[^\s/]+$/,
    'reads https://kith.example.gov.uk',
  );
  return {
    ...{ email, sms },
    publicUrl: publicUrl ?? reader.text('KITH_URL') ?? `http://localhost:${reader.text('PORT') ?? 3000}`,
    smtp: bySmtp ? { url: url ?? '', from: from ?? '' } : null,
    notify: byNotify ? { apiKey: apiKey ?? '', emailTemplateId, smsTemplateId } : null,
  };
}

function sameRole(appUrl: string, ownerUrl: string | null): boolean {
  return ownerUrl !== null && new URL(appUrl).username === new URL(ownerUrl).username;
}

/** Reads variables and collects what is wrong with them; empty counts as unset. */
class Reader {
  readonly problems: string[] = [];

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  problem(name: string, what: string): void {
    this.problems.push(`${name} ${what}`);
  }

  text(name: string): string | null {
    return this.env[name]?.trim() || null;
  }

  oneOf<const T extends string>(name: string, values: readonly T[], standard: NoInfer<T>): T {
    const text = this.text(name) ?? standard;
    if (!(values as readonly string[]).includes(text)) this.problem(name, `is ${values.join(', ')}`);
    return text as T;
  }

  /** What is needed only when something else is set, and then must be there and read so; null when it is not needed. */
  only(isNeeded: boolean, name: string, pattern: RegExp, reads: string): string | null {
    const text = isNeeded ? this.text(name) : null;
    if (isNeeded && (text === null || !pattern.test(text))) this.problem(name, reads);
    return text;
  }

  port(name: string, standard: number): number {
    const text = this.text(name);
    const port = text === null ? standard : Number(text);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) this.problem(name, 'is a number from 0 to 65535');
    return port;
  }

  postgresUrl(name: string): string | null {
    const text = this.text(name);
    if (text === null) return null;
    const url = URL.canParse(text) ? new URL(text) : null;
    const plausible = url && ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1;
    if (!plausible) this.problem(name, 'reads postgres://role:password@host:5432/database');
    return plausible ? text : null;
  }
}
