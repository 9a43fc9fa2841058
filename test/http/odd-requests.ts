import { type Kith, type ApiClient } from '../support/app.js';
import { aChild } from '../support/children.js';
import { Facts } from '../support/facts.js';

/** Chance that repeats: mulberry32. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What programs and people have sent to other systems where something else was meant. */
export const ODD_VALUES: readonly unknown[] = [
  ...[
    null,
    '',
    ' ',
    '\t\n',
    'a\u0000b',
    '\u0000',
    'a\ud800',
    '\udfff',
    '\u202eevil',
    'é'.repeat(60),
    'x'.repeat(9_000),
  ],
  ...[true, false, 0, -1, 1.5, 1e308, 2 ** 53, '1', '-1', 'NaN', 'null', 'undefined', "'; DROP TABLE child; --", '%00'],
  ...[[], [[]], [null], ['', ''], {}, { a: 1 }, { length: 3 }, { toString: 'x' }, { constructor: null }, [{}], [1, 2]],
  ...['0000-01-01', '0001-01-01', '9999-12-31', '2024-02-30', '2023-02-29', '-2024-01-01', '2024-13-01', '01/02/2024'],
  ...['0000-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '0999-12-31T23:59:59Z', '1000-01-01T00:00:00+14:00'],
  ...['9999-12-31T23:59:59-14:00', '2024-02-30T00:00:00Z', '2024-01-01T24:00:00Z', '2024-01-01T00:00:00'],
  ...['2024-01-01T00:00:00+99:99', '2024-01-01T00:00:00.1234567Z', '1970-01-01T00:00:00Z', '2015-06-01T12:00:00Z'],
  ...[
    '00000000-0000-4000-8000-000000000000',
    '3f0e2f7e7c1f4b8e9a540c9e3a2b1d00',
    '{3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00}',
  ],
];

export const ODD_QUERIES: readonly string[] = [
  ...['page=0', 'page=-1', 'page=1.5', 'page=1e3', 'page=0x10', 'page=', 'page=%20', 'page=1&page=2', 'page[]=1'],
  ...[
    'page=99999',
    'page=9'.repeat(40),
    'page=%00',
    'name=%00',
    'name=a%00b',
    'name=%ED%A0%80',
    'name=%',
    'type=&type=',
  ],
  ...['__proto__=1', '__proto__[page]=1', 'constructor=1', 'open=TRUE', 'open=true&open=false', 'mine=1', 'role=none'],
  ...['asKnownAt=', 'asKnownAt=2024-01-01', 'asKnownAt=0000-01-01T00:00:00Z', 'asKnownAt=2024-02-30T00:00:00Z'],
  ...['asKnownAt=infinity', 'asKnownAt=2024-01-01T00:00:00Z&asKnownAt=x', 'measure=M01a&population=%00', 'area=%00'],
  ...['measure=M01a&population=CLA&asKnownAt=9999-12-31T23:59:59Z', 'name=' + 'x'.repeat(5000)],
];

export const ODD_HEADERS: readonly Record<string, string>[] = [
  { 'if-match': '*' },
  { 'if-match': 'W/"1"' },
  { 'if-match': '"999999999"' },
  { 'if-match': '"9999999999999999999999"' },
  { 'if-match': '1' },
  { 'idempotency-key': '' },
  { 'idempotency-key': 'x'.repeat(300) },
  { 'idempotency-key': 'é' },
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/json; charset=utf-7' },
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-encoding': 'gzip' },
  { 'content-encoding': 'nonsense' },
  { accept: 'text/csv;q=x, */*;q=0' },
];

export const ODD_BODIES: readonly string[] = [
  ...[
    '',
    'null',
    '[]',
    '"text"',
    '1',
    '{',
    '{"a":1}}',
    '{"a":1,"a":2}',
    '\ufeff{}',
    '[[[]]]',
    '{"__proto__":{"reason":"x"}}',
  ],
  ...['{"constructor":{"prototype":{"x":1}}}', '{"toJSON":1}', '{"then":1}'],
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  `{"reason":"${'x'.repeat(250_000)}"}`,
];

export interface Operation {
  method: string;
  /** `/api/v1/children/{id}/placements` */
  path: string;
  /** The body as its examples have it; null when there is none. */
  example: Record<string, unknown> | null;
}

/** Every operation of our own description of the API, with a body made of the examples. */
export async function operations(kith: Kith): Promise<Operation[]> {
  const document = (await (await fetch(`${kith.url}/api/openapi.json`)).json()) as any;
  const exampleOf = (schema: any): any => {
    if (schema?.$ref) return exampleOf(document.components.schemas[schema.$ref.split('/').at(-1)]);
    if (schema?.allOf) return exampleOf(schema.allOf[0]);
    if (schema?.example !== undefined) return schema.example;
    if (schema?.enum) return schema.enum[0];
    if (schema?.type === 'array') return [exampleOf(schema.items)];
    if (schema?.properties)
      return Object.fromEntries(Object.entries(schema.properties).map(([name, of]) => [name, exampleOf(of)]));
    return schema?.type === 'boolean' ? true : 'x';
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as object).map(([method, { requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      example: requestBody?.content['application/json']
        ? exampleOf(requestBody.content['application/json'].schema)
        : null,
    })),
  );
}

/** One thing of each kind about a child, so that an odd request gets past “there is no such …”. */
export class Somewhere {
  private constructor(
    /** By the first word of an address: `children`, `placements` … */
    private readonly ids: Record<string, string>,
    /** By the name of the field that asks for one. */
    private readonly asked: Record<string, unknown>,
  ) {}

  /** Everywhere a child with a period of care; in every other place the child is also placed and missing. */
  static async several(kith: Kith, count: number): Promise<Somewhere[]> {
    const users = { worker: await kith.as('social-worker'), manager: await kith.as('team-manager') };
    const facts = await Facts.of(kith);
    const team = await facts.insert('team', { name: 'Test team' });
    const places: Somewhere[] = [];
    for (let n = 0; n < count; n++) places.push(await Somewhere.one(kith, facts, users, team, n % 2 === 1));
    await facts.end();
    return places;
  }

  private static async one(
    { authority }: Kith,
    facts: Facts,
    { worker, manager }: Record<'worker' | 'manager', ApiClient>,
    teamId: string,
    isPlaced: boolean,
  ): Promise<Somewhere> {
    const post = (to: string, body: object, client = worker) => recorded(client, to, body);
    const child = await aChild(worker);
    const [path, from] = [`/api/v1/children/${child}`, '2025-01-01T12:00:00Z'];
    const setting = await facts.setting('childrens-home', { registered: ['2015-01-01'] });
    const [registration] = await facts.rows<{ id: string }>(
      'SELECT id FROM care_setting_registration WHERE care_setting_id = $1',
      [setting],
    );
    const [birth] = await facts.rows<{ id: string }>('SELECT id FROM date_of_birth_assertion WHERE child_id = $1', [
      child,
    ]);
    const decidedBy = authority.users['service-manager'].id;
    const placement = isPlaced
      ? await post(`${path}/placements`, {
          ...{ careSettingId: setting, route: 'childrens-home', startsAt: from, wishesAndFeelings: 'Yes' },
          approval: { decidedBy, decidedAt: from, channel: 'telephone' },
        })
      : Somewhere.nowhere;
    const [followUp] = await facts.rows<{ id: string }>('SELECT id FROM follow_up WHERE child_id = $1', [child]);
    const { interview, offer, action } = isPlaced ? await interviewBefore(path, decidedBy, post) : nothingBefore;
    const absence = isPlaced
      ? await post(`${path}/absences`, {
          ...{ whereabouts: 'not-known', lastSeenEarliest: from, lastSeenPlace: 'School', lastSeenBy: 'Teacher' },
          ...{ danger: 'unknown', police: 'telling-now' },
        })
      : Somewhere.nowhere;
    const search = await post('/api/v1/children/search', { name: 'a' }, manager);
    const approved = { kind: 'reg-24-temporary', childId: child, from, until: '2025-04-01T12:00:00Z' };
    const approval = await post(`/api/v1/care-settings/${setting}/carer-approvals`, approved, manager);
    const picture = { width: 1, height: 1, media_type: 'image/png', sha256: Buffer.alloc(32), bytes: Buffer.from('x') };
    const release = { audience: 'police', recipientName: 'A', recipientOrganisation: 'B', recipientContact: 'C' };
    const colleague = authority.users['social-worker'].id;
    const ids = {
      'profile-items': await post(`${path}/missing-profile/items`, { subject: 'hair', words: 'Brown' }),
      'profile-pictures': await facts.insert('profile_picture', { child_id: child, ...picture }),
      'pack-releases': isPlaced
        ? await post(`/api/v1/absences/${absence}/police-pack/releases`, release)
        : Somewhere.nowhere,
      ...{ children: child, placements: placement, absences: absence, searches: search },
      providers: await post('/api/v1/providers', { name: `Provider ${Math.random()}` }, manager),
      'placement-evidence': await post(`${path}/placement-evidence`, { kind: 'care-plan', outcome: 'done', at: from }),
      ...{ 'care-settings': setting, registrations: registration!.id, 'dates-of-birth': birth!.id },
      'carer-approvals': approval,
      'periods-of-care': await post(`${path}/periods-of-care`, { from }),
      'legal-statuses': await post(`${path}/legal-statuses`, { code: 'C2', from }),
      'trafficking-findings': await post(`${path}/trafficking-findings`, { level: 'suspected', basis: 'police', from }),
      'nrm-referrals': await post(`${path}/nrm-referrals`, { referredAt: from }),
      'follow-ups': followUp?.id ?? Somewhere.nowhere,
      ...(isPlaced ? await Somewhere.onTheLadder(facts, absence) : {}),
      ...(isPlaced
        ? await Somewhere.afterALapse(facts, { child, placement, setting, registration: registration!.id })
        : {}),
      ...{ 'return-interviews': interview, 'interview-offers': offer, 'interview-actions': action },
      restrictions: await post(`${path}/restrictions`, { scope: 'adoption', reason: 'Test', people: [] }, manager),
    };
    return new Somewhere(ids, {
      ...{ careSettingId: setting, childId: child, placementId: placement, searchId: search, teamId },
      ...{ decidedBy, ownerId: colleague, userId: colleague, workerId: colleague, people: [colleague] },
    });
  }

  /** What a change of the registration did, and what somebody has to decide. */
  private static async afterALapse(
    facts: Facts,
    { child, placement, setting, registration }: Record<'child' | 'placement' | 'setting' | 'registration', string>,
  ): Promise<Record<string, string>> {
    const says = JSON.stringify({ status: 'suspended', from: '2025-02-01T12:00:00Z', until: null });
    const changed = { cause: 'registration', care_setting_id: setting, fact_id: registration, says };
    const rejudgement_id = await facts.insert('rejudgement', changed);
    const stay = { rejudgement_id, placement_id: placement, child_id: child };
    await facts.record('rejudged_stay', { ...stay, before: '[]', after: '[]' });
    const work = await facts.insert('lapse_work', { ...stay, due_at: '2025-02-03T12:00:00Z' });
    return { 'registration-changes': rejudgement_id, 'lapse-work': work };
  }

  /** A rung of the absence. */
  private static async onTheLadder(facts: Facts, absence: string): Promise<Record<string, string>> {
    const [{ child_id } = { child_id: '' }] = await facts.rows<{ child_id: string }>(
      'SELECT child_id FROM absence WHERE id = $1',
      [absence],
    );
    const at = '2025-01-01T12:00:00Z';
    const rung = await facts.insert('escalation_rung', {
      ...{ child_id, absence_id: absence, rung: 'report', due_at: at, raised_at: at, owed_by: 'social-worker' },
      ...{ climbs_to: [], climb_minutes: 30, owed_role: 'social-worker' },
    });
    return { rungs: rung };
  }

  address(path: string): string {
    const [, , , first = ''] = path.split('/');
    return path
      .replaceAll('{month}', '2025-03')
      .replaceAll('{rule}', 'PP-01')
      .replaceAll('{value}', 'reg-24-weeks')
      .replaceAll(/\{\w+\}/g, this.ids[first] ?? Somewhere.nowhere);
  }

  /** The same for a page, `/children/:child/placements`. */
  pageAddress(path: string): string {
    return path.replaceAll(/(\w[\w-]*)\/:\w+/g, (_all, of: string) => `${of}/${this.ids[of] ?? Somewhere.nowhere}`);
  }

  /** An example with ids that are there, and times that are over. */
  here<T>(example: T): T {
    if (typeof example === 'string') return example.replace(/^2026-1[12]-/, '2025-06-') as T;
    if (Array.isArray(example)) return example.map((each) => this.here<unknown>(each)) as T;
    if (typeof example !== 'object' || example === null) return example;
    const entries = Object.entries(example).map(([name, value]) => [name, this.asked[name] ?? this.here(value)]);
    return Object.fromEntries(entries) as T;
  }

  /** Ids of the child and of what is recorded about the child. */
  ofTheChild(): string[] {
    const {
      'care-settings': _setting,
      'registration-changes': _changes,
      registrations: _registrations,
      searches: _search,
      providers: _providers,
      ...ids
    } = this.ids;
    return Object.values(ids);
  }

  /** The same place, where there is no such child and nothing about one. */
  withoutTheChild(): Somewhere {
    const nowhere = (id: unknown) => (this.ofTheChild().includes(id as string) ? Somewhere.nowhere : id);
    const without = <T>(ids: Record<string, T>) =>
      Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, nowhere(id) as T]));
    return new Somewhere(without(this.ids), without(this.asked));
  }

  static readonly nowhere = '00000000-0000-4000-8000-000000000000';
}

const { nowhere } = Somewhere;
const nothingBefore = { interview: nowhere, offer: nowhere, action: nowhere };

/** An absence that was over before, and what was found out about it. */
async function interviewBefore(child: string, ownerId: string, post: (to: string, body: object) => Promise<string>) {
  const absence = await post(`${child}/absences`, {
    ...{ whereabouts: 'not-known', lastSeenEarliest: '2024-12-01T12:00:00Z', lastSeenPlace: 'School' },
    ...{ lastSeenBy: 'Teacher', danger: 'unknown', police: 'telling-now' },
  });
  const at = `/api/v1/absences/${absence}`;
  await post(`${at}/returned`, { returnedAt: '2024-12-01T20:00:00Z', to: 'same-placement', safe: 'yes' });
  const offered = { offeredAt: '2024-12-02T09:00:00Z', offeredBy: 'Test', offeredTo: 'The child' };
  const offer = await post(`${at}/interview/offers`, offered);
  const interview = await post(`${at}/interview/write-up`, {
    ...{ heldAt: '2024-12-02T12:00:00Z', interviewerName: 'Test', independent: true, independenceReason: 'A charity' },
    ...{ harm: 'no', parentsViews: 'not-obtained', parentsViewsDetails: 'Not asked' },
  });
  const todo = { what: 'Test', ownerId, dueOn: '2025-01-01' };
  const action = await post(`/api/v1/return-interviews/${interview}/actions`, todo);
  return { interview, offer, action };
}

async function recorded(client: ApiClient, path: string, body: object): Promise<string> {
  const answer = await client.post(path, body);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return (answer.body as { id: string }).id;
}

/** A deep copy with one or two of its values, at any depth, replaced or added. */
export function disturbed(body: Record<string, unknown>, next: () => number): Record<string, unknown> {
  const copy = structuredClone(body);
  for (let times = next() < 0.7 ? 1 : 2; times > 0; times--) disturb(copy, next);
  return copy;
}

function disturb(holder: Record<string, unknown>, next: () => number): void {
  const names = Object.keys(holder);
  const name = next() < 0.03 || names.length === 0 ? 'unknownField' : names[Math.floor(next() * names.length)]!;
  const value = holder[name];
  const deeper = Array.isArray(value) ? (value[0] as unknown) : value;
  if (typeof deeper === 'object' && deeper !== null && next() < 0.6)
    return disturb(deeper as Record<string, unknown>, next);
  if (next() < 0.08) delete holder[name];
  else holder[name] = structuredClone(ODD_VALUES[Math.floor(next() * ODD_VALUES.length)]);
}
