import pg from 'pg';
import { toIso, type PlainDate } from '../../src/kernel/plain-date.js';
import { SETTING_TYPE_TABLE } from '../../src/law/care-setting/setting-types.js';
import type { SettingFacts } from '../../src/law/care-setting/setting-facts.js';
import type { Stay } from '../../src/law/care-setting/stay.js';
import { EXCEPTED_ACCOMMODATION } from '../../src/law/care-setting/supported-accommodation.js';
import { PERMITTED_SETTINGS } from '../../src/law/care-setting/under-16-setting.js';
import { judgeStay } from '../../src/law/care-setting/unlawful-spans.js';
import { judge } from '../../src/law/legal-rule.js';
import { EVIDENCE_KIND_TABLE } from '../../src/law/evidence/kinds.js';
import { BLOCKING_RULES, CARE_SETTING_RULES, RULES_IN_THE_DATABASE } from '../../src/law/registry.js';
import { freshDatabase } from '../support/database.js';
import { FactMaker, seeded } from './generated-facts.js';

const FACTS = 100_000;
const STAYS = 5_000;
const BATCH = 5_000;

describe('the law in SQL', () => {
  let db: pg.Client;

  beforeAll(async () => {
    const { appUrl } = await freshDatabase();
    db = new pg.Client({ connectionString: appUrl });
    await db.connect();
  });
  afterAll(() => db.end());

  const rowsOf = async (columns: string, table: string) =>
    (await db.query<unknown[]>({ text: `SELECT ${columns} FROM ${table}`, rowMode: 'array' })).rows.map(String).sort();

  describe('holds the tables of the law row for row', () => {
    it.each([
      [
        'law_rule',
        'id, version, in_force_from::text',
        CARE_SETTING_RULES.map((rule) => [rule.id, rule.version, toIso(rule.inForceFrom)]),
      ],
      ['law_setting_type', 'code, country', SETTING_TYPE_TABLE.map((row) => [row.code, row.country])],
      [
        'law_setting_route',
        'setting_type, route, country',
        SETTING_TYPE_TABLE.flatMap((row) => row.fits.map((fit) => [row.code, fit.route, fit.country])),
      ],
      [
        'law_setting_registration',
        'setting_type, country, category, needed_from::text',
        SETTING_TYPE_TABLE.flatMap((row) =>
          row.registration.map((need) => [row.code, need.country, need.category, toIso(need.neededFrom)]),
        ),
      ],
      [
        'law_permitted_setting',
        'country, setting_type, paragraph',
        PERMITTED_SETTINGS.map((row) => [row.country, row.type, row.paragraph]),
      ],
      ['law_excepted_setting', 'country, setting_type', EXCEPTED_ACCOMMODATION.map(({ type }) => ['england', type])],
      [
        'law_blocking_rule',
        'id, unknown_refuses',
        BLOCKING_RULES.map((rule) => [rule.id, rule.whenUnknown === 'refuses-approval']),
      ],
      [
        'law_evidence_decider',
        'kind, role',
        EVIDENCE_KIND_TABLE.flatMap(({ code, decidedBy }) => (decidedBy ?? []).map((role) => [code, role])),
      ],
    ])('%s', async (table, columns, expected) => {
      expect(await rowsOf(columns, table)).toEqual(expected.map(String).sort());
    });
  });

  it(`judges ${FACTS.toLocaleString('en-GB')} generated facts as the rules do`, async () => {
    const maker = new FactMaker(seeded(27));
    const seen = new Map<string, number>();
    for (let done = 0; done < FACTS; done += BATCH) {
      const facts = Array.from({ length: BATCH }, () => maker.facts());
      const inSql = await judgeInSql(facts);
      facts.forEach((each, i) => {
        const inTypeScript = RULES_IN_THE_DATABASE.map((rule) => `${rule.id} ${judge(rule, each).is}`);
        const sql = RULES_IN_THE_DATABASE.map((rule, r) => `${rule.id} ${inSql[i]![r]}`);
        if (String(sql) !== String(inTypeScript)) expect({ sql, each }).toEqual({ sql: inTypeScript, each });
        for (const verdict of sql) seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
      });
    }
    // every rule answered in every way, often
    expect(seen.size).toBe(12);
    expect(Math.min(...seen.values())).toBeGreaterThan(500);
  }, 60_000);

  it(`cuts ${STAYS.toLocaleString('en-GB')} generated stays as the rules do`, async () => {
    const maker = new FactMaker(seeded(2021));
    let changes = 0;
    for (let done = 0; done < STAYS; done += 500) {
      const stays = Array.from({ length: 500 }, () => maker.stay());
      const inSql = await cutInSql(stays);
      stays.forEach((stay, i) => {
        const inTypeScript = judgeStay(stay)
          .filter((span) => RULES_IN_THE_DATABASE.some((rule) => rule.id === span.rule))
          .map(({ rule, verdict, from, until }) => [rule, verdict, from.getTime(), until?.getTime() ?? null]);
        if (JSON.stringify(inSql[i]) !== JSON.stringify(inTypeScript)) {
          expect({ spans: inSql[i], stay }).toEqual({ spans: inTypeScript, stay });
        }
        changes += inTypeScript.length - 3;
      });
    }
    expect(changes).toBeGreaterThan(STAYS); // more than one turn a stay
  }, 60_000);

  it('reads a stay without a start as a mistake, and an empty one as nothing', async () => {
    const spans = (stay: string) =>
      db.query(
        `SELECT * FROM law_setting_spans('2010-01-01', 'F', 'other-arrangements', 'tent', 'england', NULL, '${stay}')`,
      );
    await expect(spans('(,2024-01-01)')).rejects.toMatchObject({ code: '22023' });
    expect((await spans('empty')).rows).toEqual([]);
  });

  const judgeInSql = async (facts: readonly SettingFacts[]) => {
    const { rows } = await db.query<string[]>({
      rowMode: 'array',
      text: `
        SELECT law_pl_01("on", born, route, type, country, "directedBy"),
               law_pl_02("on", born, route, type, country, "directedBy", status, category, "minAge", "maxAge",
                         "agesTestedOn", "admissionRestricted", "registeredSex", sex, places, "childrenBefore"),
               law_sa_01("on", born, route, type, country, "directedBy", status, category)
          FROM jsonb_to_recordset($1) AS fact(n int, "on" date, born date, route text, type text, country text,
               "directedBy" text, status text, category text, "minAge" int, "maxAge" int, "agesTestedOn" date,
               "admissionRestricted" boolean, "registeredSex" text, sex text, places int, "childrenBefore" int)
         ORDER BY n`,
      values: [
        JSON.stringify(
          facts.map(({ on, bornOn, sex, route, setting, registration, childrenBefore }, n) => ({
            n,
            on: toIso(on),
            born: isoOrNull(bornOn.youngest),
            route,
            type: setting.type,
            country: setting.country,
            directedBy: setting.detentionDirectedBy,
            ...registration,
            registeredSex: registration.sex,
            sex,
            childrenBefore,
            agesTestedOn: isoOrNull(registration.agesTestedOn),
          })),
        ),
      ],
    });
    return rows;
  };

  const cutInSql = async (stays: readonly Stay[]) => {
    const { rows } = await db.query<{ spans: unknown[][] }>(
      `SELECT (SELECT coalesce(jsonb_agg(jsonb_build_array(rule, verdict,
                        (extract(epoch FROM lower(span)) * 1000)::bigint, (extract(epoch FROM upper(span)) * 1000)::bigint)
                      ORDER BY rule, span), '[]')
                 FROM law_setting_spans(born, sex, route, type, country, "directedBy", tstzrange("from", until),
                        registrations, restrictions, "childrenBefore", "admittedAt")) AS spans
         FROM jsonb_to_recordset($1) AS stay(n int, born date, sex text, route text, type text, country text, "directedBy" text,
              "from" timestamptz, until timestamptz, registrations jsonb, restrictions jsonb, "childrenBefore" jsonb,
              "admittedAt" timestamptz)
        ORDER BY n`,
      [
        JSON.stringify(
          stays.map(({ bornOn, setting, ...stay }, n) => ({
            ...stay,
            n,
            born: isoOrNull(bornOn.youngest),
            type: setting.type,
            country: setting.country,
            directedBy: setting.detentionDirectedBy,
          })),
        ),
      ],
    );
    return rows.map((row) => row.spans);
  };
});

function isoOrNull(day: PlainDate | null): string | null {
  return day === null ? null : toIso(day);
}
