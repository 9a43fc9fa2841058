import { type Role } from '../../src/auth/permissions.js';
import { type Kith, PASSWORD, type TestAuthority } from './app.js';

/** A page as it came: what a person reads of it, and its forms. */
export interface Seen {
  status: number;
  /** Path and query, after redirects. */
  at: string;
  title: string;
  headers: Headers;
  html: string;
  /** The words of the page between `<main>` and `</main>`, single-spaced. */
  words: string;
}

export type Answers = Record<string, string | string[]>;

/** A field and its value, or a field, a file's text and the file's name. */
export type FormPart = readonly [name: string, value: string] | readonly [name: string, text: string, file: string];

/** Somebody with a browser that runs no scripts: keeps cookies, follows redirects, sends forms with their hidden fields. */
export class Visitor {
  private cookie = '';

  private constructor(private readonly url: string) {}

  static async as(kith: Kith, role: Role, of: TestAuthority = kith.authority): Promise<Visitor> {
    const visitor = new Visitor(kith.url);
    const answers = { username: of.users[role].email, password: PASSWORD };
    const home = await visitor.send(await visitor.open('/sign-in'), '/sign-in', answers);
    if (home.at !== '/') throw new Error(`${role} could not sign in: ${home.status} at ${home.at}`);
    return visitor;
  }

  /** As the browser would send it. */
  get cookies(): string {
    return this.cookie;
  }

  open(path: string): Promise<Seen> {
    return this.ask('GET', path);
  }

  /** Fills in and sends the form of a page that goes to `action`. */
  send(page: Seen, action: string, answers: Answers = {}): Promise<Seen> {
    return this.post(action, { ...hiddenFields(page.html, action), ...answers });
  }

  /** Opens a page, and sends its form to the same address. */
  async fill(path: string, answers: Answers): Promise<Seen> {
    return this.send(await this.open(path), path.replace(/\?.*/, ''), answers);
  }

  /** Answers the questions of a report, looks at the answers and sends it; stops where an answer is refused. */
  async reportMissing(child: string, answers: Answers): Promise<Seen> {
    const form = `/children/${child}/missing/report`;
    const next = await this.fill(form, answers);
    return next.at === `${form}/check` ? this.send(next, `${form}/check`) : next;
  }

  /** Answers the questions of a placement step by step and starts it; stops where an answer or the law is in the way. */
  async place(child: string, answers: Answers & { careSettingId: string }): Promise<Seen> {
    const at = (step: string) => `/children/${child}/placements/journey/${step}`;
    const dates = await this.open(`${at('dates')}?setting=${answers.careSettingId}`);
    let seen = await this.send(dates, at('dates'), answers);
    if (seen.at === at('verdict')) return seen;
    for (const step of ['wishes', 'decision', 'check'])
      if (seen.status === 200) seen = await this.fill(at(step), answers);
    return seen;
  }

  /** What a form would send, sent without one. */
  post(path: string, fields: Answers): Promise<Seen> {
    const pairs = Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, each]),
    );
    return this.ask('POST', path, new URLSearchParams(pairs));
  }

  /** A form with files, as a browser sends it: the fields stand in their order. */
  sendFiles(path: string, parts: readonly FormPart[], signal?: AbortSignal): Promise<Seen> {
    const form = new FormData();
    for (const [name, value, file] of parts)
      if (file === undefined) form.append(name, value);
      else form.append(name, new Blob([value]), file);
    return this.ask('POST', path, form, signal);
  }

  private async ask(
    method: string,
    path: string,
    body?: URLSearchParams | FormData,
    signal?: AbortSignal,
  ): Promise<Seen> {
    const response = await fetch(new URL(path, this.url), {
      method,
      body,
      signal,
      redirect: 'manual',
      headers: { cookie: this.cookie },
    });
    for (const set of response.headers.getSetCookie()) this.cookie = set.split(';')[0]!;
    const to = response.headers.get('location');
    if (to) return this.ask('GET', to);
    const html = await response.text();
    const { status, headers } = response;
    return { status, at: path, title: titleOf(html), headers, html, words: wordsOf(html) };
  }
}

/** The hidden fields of the form that goes to `action`. */
export function hiddenFields(html: string, action: string): Record<string, string> {
  const form = [...html.matchAll(/<form\b[^>]*>[^]*?<\/form>/g)]
    .map(([text]) => text)
    .find((text) => text.includes(`action="${action}"`) && text.includes('method="post"'));
  if (!form) throw new Error(`No form goes to ${action}: ${wordsOf(html)}`);
  const inputs = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => input);
  return Object.fromEntries(inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')]));
}

function attribute(tag: string, name: string): string {
  return unescaped(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

function titleOf(html: string): string {
  return unescaped(/<title>([^]*?)<\/title>/.exec(html)?.[1] ?? '').trim();
}

function wordsOf(html: string): string {
  const main = /<main\b[^]*<\/main>/.exec(html)?.[0] ?? html;
  return unescaped(main.replaceAll(/<[^>]+>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function unescaped(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x2F': '/' };
  return text.replaceAll(/&([#\w]+);/g, (whole, name: string) => named[name] ?? whole);
}

/** A day and time in the boxes of a form, London time. */
export function boxes(name: string, [day, month, year]: [number, number, number], time?: string): Answers {
  const typed = { [`${name}-day`]: String(day), [`${name}-month`]: String(month), [`${name}-year`]: String(year) };
  return time ? { ...typed, [`${name}-time`]: time } : typed;
}
