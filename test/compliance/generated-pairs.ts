import { randomUUID } from 'node:crypto';
import { openJudging } from '../../src/compliance/without-web.js';
import { type Actor } from '../../src/kernel/actor.js';
import { addDays, birthday, plainDate, toIso } from '../../src/kernel/plain-date.js';
import { type SettingType } from '../../src/law/care-setting/codes.js';
import { REGISTRATION_CATEGORIES, ROUTES, SETTING_TYPES } from '../../src/law/care-setting/codes.js';
import { ALL_PERMISSIONS } from '../../src/auth/permissions.js';
import { type ApiClient, type Kith } from '../support/app.js';
import { type Facts } from '../support/facts.js';
import { boxes, Visitor } from '../support/visitor.js';
import { seeded } from '../law/generated-facts.js';

/** When every pair is judged. */
export const AT = new Date('2026-06-10T12:00:00Z');
const DAY = plainDate('2026-06-10');

/** The gate answers before there is a placement, so before there is a breach to review. */
const OF_A_PLACEMENT = new Set(['PL-03']);

export const systemActor = (authorityId: string): Actor => ({
  ...{ authorityId, userId: null, label: 'cli:test', name: '', roles: [], permissions: ALL_PERMISSIONS },
});

/** What was asked by one road and answered otherwise by another. */
interface Difference {
  child: string;
  rule: string;
  api: string | undefined;
  other: string | undefined;
}

/** A verdict of each rule, by its id; a rule that is not engaged is left out. */
type Answers = Map<string, string>;

/**
 * So many children, each with a setting they might live in, crowded around what the law turns on; recorded as facts. Of
 * each the gate is asked over the API, of some of them through the page; then they are placed and judged by the night.
 * @returns what differs, and how many verdicts of each kind there were
 */
export async function compareGateAndNight(
  kith: Kith,
  facts: Facts,
  asked: { pairs: number; pages: number },
  seed: number,
) {
  const pairs = generate(asked.pairs, seeded(seed));
  await record(facts, pairs);
  const [api, visitor] = [await kith.as('social-worker'), await Visitor.as(kith, 'social-worker')];
  const tally: Record<string, number> = {};
  const gate = new Map<string, Answers>();
  const onPages: Difference[] = [];
  for (const [n, pair] of pairs.entries()) {
    const verdicts = await askGate(api, pair);
    for (const verdict of verdicts.values()) tally[verdict] = (tally[verdict] ?? 0) + 1;
    gate.set(pair.child, verdicts);
    if (n < asked.pages) onPages.push(...differences(pair.child, verdicts, await askPage(visitor, pair)));
  }
  await place(facts, pairs);
  const nights = await judgeByNight(facts, kith.database.appUrl);
  const byNight = pairs.flatMap(({ child }) => differences(child, without(gate.get(child)!, 'not-engaged'), nights.get(child) ?? new Map())); // prettier-ignore
  return { byNight, onPages, tally };
}

async function askGate(api: ApiClient, { child, setting, route }: Pair): Promise<Answers> {
  const { status, body } = await api.post(`/api/v1/children/${child}/placements/check`, { careSettingId: setting, route, startsAt: AT }); // prettier-ignore
  if (status !== 200) throw new Error(`The gate answered ${status}: ${JSON.stringify(body)}`);
  return new Map(body.findings.map(({ rule, verdict }: { rule: string; verdict: string }) => [rule, verdict]));
}

/** As the page words a verdict; under “Not known yet” it says no more. */
const TAGS: Record<string, string> = {
  ...{ Met: 'met', 'Not met': 'breached', 'Cannot tell yet': 'unknown', 'Does not apply': 'not-engaged' },
};

/** What a person without scripts reads on the way to placing the child. */
async function askPage(visitor: Visitor, { child, setting, route }: Pair): Promise<Answers> {
  const journey = `/children/${child}/placements/journey`;
  const dates = await visitor.open(`${journey}/dates?setting=${setting}`);
  const answers = { careSettingId: setting, route, ...boxes('startsAt', [10, 6, 2026], '13:00') };
  const next = await visitor.send(dates, `${journey}/dates`, answers);
  if (next.status !== 200) throw new Error(`The page answered ${next.status}: ${next.words}`);
  const { html } = await visitor.open(`${journey}/verdict`);
  const rules = html.split('<div class="kith-rule">').slice(1);
  return new Map(
    rules.map((rule) => {
      const tag = /govuk-tag[^>]*>\s*([^<]*?)\s*</.exec(rule)?.[1];
      return [/kith-rule__law">(\S+) ·/.exec(rule)![1]!, tag === undefined ? 'unknown' : TAGS[tag]!];
    }),
  );
}

async function judgeByNight(facts: Facts, appUrl: string): Promise<Map<string, Answers>> {
  const judging = await openJudging(appUrl);
  const actor = systemActor(facts.authorityId);
  let after: string | null = null;
  do
    after = await judging.units.run(actor, { action: 'compliance.nightly' }, async () => (await judging.verdicts.judgeNext(AT, after)).last); // prettier-ignore
  while (after);
  await judging.close();
  const spans = await facts.rows<{ child_id: string; rule: string; verdict: string }>(
    `SELECT child_id, rule, verdict FROM verdict_span WHERE superseded_at IS NULL AND upper_inf(during)`,
  );
  const nights = new Map<string, Answers>();
  for (const { child_id: child, rule, verdict } of spans)
    nights.set(child, (nights.get(child) ?? new Map<string, string>()).set(rule, verdict));
  return nights;
}

function differences(child: string, api: Answers, other: Answers): Difference[] {
  return [...new Set([...api.keys(), ...other.keys()])]
    .filter((rule) => !OF_A_PLACEMENT.has(rule) && api.get(rule) !== other.get(rule))
    .map((rule) => ({ child, rule, api: api.get(rule), other: other.get(rule) }));
}

function without(answers: Answers, verdict: string): Answers {
  return new Map([...answers].filter(([, each]) => each !== verdict));
}

/** So many generated children, each placed in a generated setting. */
export async function placeGenerated(facts: Facts, count: number, seed: number): Promise<void> {
  const pairs = generate(count, seeded(seed));
  await record(facts, pairs);
  await place(facts, pairs);
}

type Pair = ReturnType<typeof generate>[number];

function generate(count: number, random: () => number) {
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const day = (from: number, to: number) => toIso(addDays(DAY, from + below(to - from)));
  const span = (from: string, until: string | null) => `[${from}Z,${until ? `${until}Z` : ''})`;
  return Array.from({ length: count }, () => {
    const type: SettingType = random() < 0.5 ? pick(['supported-accommodation', 'childrens-home', 'foster-home', 'hostel'] as const) : pick(SETTING_TYPES); // prettier-ignore
    return {
      ...{ child: randomUUID(), setting: randomUUID(), placement: randomUUID(), type },
      born: random() < 0.05 ? null : toIso(addDays(birthday(-pick([16, 16, 18, 12]), DAY), below(7) - 3)),
      country: pick(['england', 'england', 'wales', 'scotland'] as const),
      route: random() < 0.5 ? 'other-arrangements' : pick(ROUTES),
      area: pick(['E08000025', 'E10000031', 'E06000060', null]),
      registered: random() < 0.7 ? { category: pick([type, type, type, ...REGISTRATION_CATEGORIES]), during: span(day(-900, -1), random() < 0.7 ? null : day(0, 60)), status: pick(['registered', 'registered', 'suspended']), min: pick([null, 8, 16]), max: pick([null, 15, 17]) } : null, // prettier-ignore
      restricted: random() < 0.1 ? span(day(-90, -1), null) : null,
      approved: random() < 0.6 ? span(day(-400, -1), random() < 0.7 ? null : day(0, 40)) : null,
      status: random() < 0.8 ? pick(['C1', 'C2', 'V2', 'V4', 'J1']) : null,
      careFrom: random() < 0.8 ? span(day(-30, 0), null) : null,
      unaccompanied: random() < 0.7 ? pick(['yes', 'no']) : null,
      evidence: ['placement-plan', 'care-plan', 'suitability-decision', 'visit', 'risk-assessment'].filter(() => random() < 0.4), // prettier-ignore
    };
  });
}

async function record(facts: Facts, pairs: readonly Pair[]): Promise<void> {
  const from = (sql: string) => facts.audited(sql, [facts.authorityId, JSON.stringify(pairs)]);
  const P = `jsonb_to_recordset($2::jsonb) AS p (child uuid, setting uuid, type text, born date, country text, area text,
    registered jsonb, restricted tstzrange, approved tstzrange, status text, "careFrom" tstzrange, unaccompanied text, evidence jsonb)`;
  await facts.audited(`UPDATE authority SET ons_code = 'E08000025' WHERE authority_id = $1`, [facts.authorityId]);
  await from(
    `INSERT INTO child (authority_id, id, given_name, family_name) SELECT $1, child, 'Test', 'Pair' FROM ${P}`,
  );
  await from(`INSERT INTO date_of_birth_assertion (authority_id, child_id, earliest, latest, source, asserted_at)
    SELECT $1, child, born, born, 'document', '2020-01-01Z' FROM ${P} WHERE born IS NOT NULL`);
  await from(`INSERT INTO care_setting (authority_id, id, name, setting_type, country, local_authority_area)
    SELECT $1, setting, 'A pair', type, country, area FROM ${P}`);
  await from(`INSERT INTO care_setting_registration (authority_id, care_setting_id, status, category, min_age, max_age, during)
    SELECT $1, setting, registered ->> 'status', registered ->> 'category',
           CASE WHEN (registered ->> 'min')::int <= coalesce((registered ->> 'max')::int, 25) THEN (registered ->> 'min')::int END,
           (registered ->> 'max')::int, (registered ->> 'during')::tstzrange FROM ${P} WHERE registered IS NOT NULL AND registered <> 'null'`);
  await from(`INSERT INTO care_setting_restriction (authority_id, care_setting_id, kind, during)
    SELECT $1, setting, 'no-new-admissions', restricted FROM ${P} WHERE restricted IS NOT NULL`);
  await from(`INSERT INTO carer_approval (authority_id, care_setting_id, kind, during)
    SELECT $1, setting, 'approved', approved FROM ${P} WHERE approved IS NOT NULL`);
  await from(`INSERT INTO legal_status (authority_id, child_id, code, during)
    SELECT $1, child, status, '[2026-01-01Z,)' FROM ${P} WHERE status IS NOT NULL`);
  await from(`INSERT INTO period_of_care (authority_id, child_id, during)
    SELECT $1, child, "careFrom" FROM ${P} WHERE "careFrom" IS NOT NULL`);
  await from(`INSERT INTO unaccompanied_answer (authority_id, child_id, answer, answered_at, during)
    SELECT $1, child, unaccompanied, '2026-01-01Z', '[2026-01-01Z,)' FROM ${P} WHERE unaccompanied IS NOT NULL`);
  await from(`INSERT INTO placement_evidence (authority_id, child_id, care_setting_id, kind, outcome, during)
    SELECT $1, child, setting, kind, 'done', '[2026-06-09T10:00Z,)' FROM ${P}, jsonb_array_elements_text(evidence) kind`);
}

async function place(facts: Facts, pairs: readonly Pair[]): Promise<void> {
  await facts.audited(
    `INSERT INTO placement (authority_id, id, child_id, care_setting_id, during, basis, route, circumstances)
       SELECT $1, placement, child, setting, tstzrange($3, NULL), 'actual', route, 'test'
         FROM jsonb_to_recordset($2::jsonb) AS p (placement uuid, child uuid, setting uuid, route text)`,
    [facts.authorityId, JSON.stringify(pairs), AT],
  );
}
