import { type INestApplication } from '@nestjs/common';
import pg from 'pg';
import { routesOf, type Route } from '../support/routes.js';
import { type FreshDatabase } from '../support/database.js';

/** What is known of an authority by somebody who should not: ids of every kind. */
export interface Loot {
  authorityId: string;
  /** By table. */
  ids: Record<string, string[]>;
}

export interface Attempt {
  route: Route;
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
  /** Ids of theirs that stand in the path itself. */
  namesTheirs: string[];
}

interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  example?: unknown;
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  allOf?: Schema[];
}

interface OpenApi {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>;
  components: { schemas: Record<string, Schema> };
}

/** The table an id in an address is of, by the word before it. */
const TABLE_OF: Record<string, string> = {
  children: 'child',
  searches: 'search',
  search: 'search',
  'dates-of-birth': 'date_of_birth_assertion',
  'periods-of-care': 'period_of_care',
  'legal-statuses': 'legal_status',
  restrictions: 'restriction',
  notices: 'notice',
  'care-settings': 'care_setting',
  providers: 'provider',
  registrations: 'care_setting_registration',
  'admission-restrictions': 'care_setting_restriction',
  'carer-approvals': 'carer_approval',
  placements: 'placement',
  breaches: 'breach',
  absences: 'absence',
  missing: 'absence',
  actions: 'absence_action',
  parts: 'absence_segment',
  rungs: 'escalation_rung',
  'on-call': 'on_call',
  imports: 'absence_import',
  'return-interviews': 'return_interview',
  'interview-actions': 'interview_action',
  'interview-assignments': 'interview_assignment',
  'assigned-interviews': 'interview_assignment',
  assignments: 'interview_assignment',
  'interview-offers': 'interview_offer',
  offers: 'interview_offer',
  'pack-releases': 'pack_release',
  'profile-items': 'profile_item',
  'profile-pictures': 'profile_picture',
  'placement-evidence': 'placement_evidence',
  'trafficking-findings': 'trafficking_finding',
  'nrm-referrals': 'nrm_referral',
  findings: 'trafficking_finding',
  referrals: 'nrm_referral',
  deliveries: 'webhook_delivery',
  messages: 'message',
  'webhook-subscriptions': 'webhook_subscription',
  'webhook-deliveries': 'webhook_delivery',
};

const ODD_BODIES = [
  ...[
    '[]',
    'null',
    '"words"',
    '{',
    '{"__proto__": {"authorityId": "THEIRS"}}',
    '{"authorityId": "THEIRS"}',
    '{"id": {"$ne": null}}',
  ],
  ...[
    '{"childId": "THEIRS", "careSettingId": ["THEIRS"]}',
    `{"name": "${'x'.repeat(5000)}"}`,
    '{"a":'.repeat(200) + '1' + '}'.repeat(200),
  ],
  ...[
    '{"startsAt": "0000-00-00T00:00:00Z"}',
    '{"name": "\\u0000"}',
    '{"name": "\\ud800"}',
    '{"givenName": "\\u0000", "familyName": "\\udc00"}',
    `{"name": "' OR authority_id <> authority_id --"}`,
  ],
];

/** After it nobody is let in any more. */
const SIGN_OUT = 'SessionController.end';

/** Makes requests that somebody of one authority might send who knows every id of another. */
export class Attacker {
  private constructor(
    private readonly routes: Route[],
    private readonly api: OpenApi,
    private readonly ours: Loot,
    private readonly theirs: Loot,
    private readonly random: () => number,
  ) {}

  static async against(
    app: INestApplication,
    url: string,
    ours: Loot,
    theirs: Loot,
    random: () => number,
  ): Promise<Attacker> {
    const api = (await (await fetch(`${url}/api/openapi.json`)).json()) as OpenApi;
    const routes = routesOf(app).filter(({ rule, handler }) => rule && !('open' in rule) && handler !== SIGN_OUT);
    return new Attacker(routes, api, ours, theirs, random);
  }

  /** Route after route, so that each is attacked as often. */
  attempt(n: number, only: (route: Route) => boolean = () => true): Attempt {
    const routes = this.routes.filter(only);
    const route = routes[n % routes.length]!;
    const path = this.pathOf(route);
    const method = this.random() < 0.9 ? route.method : this.pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
    const hasBody = method !== 'GET' && method !== 'OPTIONS';
    const headers: Record<string, string> = {
      'if-match': this.pick(['"1"', '"2"', '*', 'W/"1"']),
      'idempotency-key': this.random() < 0.1 ? 'their-key' : `${this.random()}`,
      'x-authority-id': this.theirs.authorityId,
      ...(hasBody && { 'content-type': 'application/json' }),
    };
    const theirs = Object.values(this.theirs.ids).flat();
    const namesTheirs = theirs.filter((id) => path.split('?')[0]!.includes(id));
    return { route, method, path, headers, body: hasBody ? this.bodyOf(route) : undefined, namesTheirs };
  }

  private pathOf({ path }: Route): string {
    const filled = path.replaceAll(/([\w-]*)\/:(\w+)/g, (_all, word: string, name: string) => {
      const value = name === 'month' ? '2026-05' : this.idFor(TABLE_OF[word]);
      return `${word}/${value}`;
    });
    const query = this.pick([
      '',
      '',
      '?open=true',
      '?authorityId=THEIRS',
      '?childId=THEIRS',
      '?asKnownAt=2026-11-01T00:00:00Z',
      '?measure=N01&population=CLA',
      '?page=2',
    ]);
    return filled + query.replace('THEIRS', this.idFor('child'));
  }

  /** Mostly one of theirs of the kind that is asked for. */
  private idFor(table: string | undefined): string {
    const whose = this.random() < 0.85 ? this.theirs : this.ours;
    const right = table === undefined ? undefined : whose.ids[table];
    return this.pick(right && this.random() < 0.8 ? right : Object.values(whose.ids).flat());
  }

  private bodyOf(route: Route): string {
    const schema = this.schemaOf(route);
    if (!schema || this.random() < 0.2) return this.pick(ODD_BODIES).replaceAll('THEIRS', this.idFor('child'));
    return JSON.stringify(this.example(schema, ''));
  }

  private schemaOf({ path, method }: Route): Schema | undefined {
    const operation = this.api.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    return operation?.requestBody?.content['application/json']?.schema;
  }

  /** What the documentation gives as an example, with ids of theirs in it. */
  private example(schema: Schema, name: string): unknown {
    const { $ref, example, properties, items, allOf } = schema;
    if ($ref) return this.example(this.api.components.schemas[$ref.split('/').at(-1)!]!, name);
    if (properties)
      return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, this.example(value, key)]));
    if (allOf) return this.example(allOf[0]!, name);
    if (items) return [this.example(items, name)];
    if (typeof example === 'string' && /^[0-9a-f]{8}-/.test(example)) return this.idFor(tableNamed(name));
    return example ?? schema.enum?.[0] ?? (schema.type === 'boolean' ? true : 'words');
  }

  private pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)]!;
  }
}

/** `careSettingId` is of `care_setting`; whoever decides or works is a user. */
function tableNamed(field: string): string {
  const word = field.replace(/Id$/, '').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return /By$|worker|user|owner|manager|decider/i.test(field) ? 'user_account' : word;
}

/** Tenant tables that have a column. */
const TABLES = `SELECT c.oid::regclass::text AS name FROM pg_class c
                  JOIN pg_attribute t ON t.attrelid = c.oid AND t.attname = 'authority_id'
                  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = $1
                 WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace ORDER BY 1`;

/** Looks at the database as a superuser, before and after. */
export class Witness {
  private constructor(private readonly superuser: pg.Client) {}

  static async of({ superuserUrl }: FreshDatabase): Promise<Witness> {
    const superuser = new pg.Client({ connectionString: superuserUrl });
    await superuser.connect();
    return new Witness(superuser);
  }

  end(): Promise<void> {
    return this.superuser.end();
  }

  async run(statements: string): Promise<void> {
    await this.superuser.query(statements);
  }

  async loot(authorityId: string): Promise<Loot> {
    const ids: Record<string, string[]> = {};
    for (const table of (await this.tables('id')).filter((name) => !name.endsWith('_version'))) {
      const { rows } = await this.superuser.query<{ id: string }>(`SELECT id FROM ${table} WHERE authority_id = $1`, [
        authorityId,
      ]);
      if (rows.length) ids[table] = rows.map(({ id }) => id);
    }
    return { authorityId, ids };
  }

  /** Every row of an authority, as one fingerprint a table. */
  async fingerprints(authorityId: string): Promise<Record<string, string>> {
    const marks: Record<string, string> = {};
    for (const table of await this.tables('authority_id')) {
      const { rows } = await this.superuser.query<{ mark: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') AS mark FROM ${table} t WHERE authority_id = $1`,
        [authorityId],
      );
      marks[table] = rows[0]!.mark;
    }
    return marks;
  }

  /** Rows of one authority in which an id of the other stands; what was asked, and what is recorded as asked, aside. */
  async mentions(of: Loot, by: string): Promise<string[]> {
    const pattern = Object.values(of.ids).flat().join('|');
    const aside = ['audit_event', 'idempotency_key', 'search'];
    const found: string[] = [];
    for (const table of (await this.tables('authority_id')).filter((name) => !aside.includes(name))) {
      const { rows } = await this.superuser.query<{ row: string }>(
        `SELECT t::text AS row FROM ${table} t WHERE authority_id = $1 AND t::text ~ $2 LIMIT 1`,
        [by, pattern],
      );
      found.push(...rows.map(({ row }) => `${table}: ${row}`));
    }
    return found;
  }

  private async tables(column: string): Promise<string[]> {
    return (await this.superuser.query<{ name: string }>(TABLES, [column])).rows.map(({ name }) => name);
  }
}
