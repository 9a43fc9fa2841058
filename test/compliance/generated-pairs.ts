import { randomUUID } from 'node:crypto';
import { openJudging } from '../../src/compliance/without-web.js';
import { type Actor } from '../../src/kernel/actor.js';
import { addDays, birthday, plainDate, toIso } from '../../src/kernel/plain-date.js';
import { type SettingType } from '../../src/law/care-setting/codes.js';
import { REGISTRATION_CATEGORIES, ROUTES, SETTING_TYPES } from '../../src/law/care-setting/codes.js';
import { openGate } from '../../src/placements/without-web.js';
import { ALL_PERMISSIONS } from '../../src/auth/permissions.js';
import { type Facts } from '../support/facts.js';
import { seeded } from '../law/generated-facts.js';

/** When every pair is judged. */
export const AT = new Date('2026-06-10T12:00:00Z');
const DAY = plainDate('2026-06-10');

/** The gate answers before there is a placement, so before there is a breach to review. */
const OF_A_PLACEMENT = new Set(['PL-03']);

export const systemActor = (authorityId: string): Actor => ({
  ...{ authorityId, userId: null, label: 'cli:test', name: '', roles: [], permissions: ALL_PERMISSIONS },
});

/**
 * So many children, each with a setting they might live in, crowded around what the law turns on; recorded as facts. Each is
 * asked of the gate, then placed and judged by the night.
 * @returns what differs, and how many verdicts of each kind there were
 */
export async function compareGateAndNight(facts: Facts, appUrl: string, count: number, seed: number) {
  const pairs = generate(count, seeded(seed));
  await record(facts, pairs);
  const actor = systemActor(facts.authorityId);
  const gate = await openGate(appUrl);
  const answers = new Map<string, string>();
  const tally: Record<string, number> = {};
  for (const { child, setting, route } of pairs) {
    const asked = { careSettingId: setting, route, startsAt: AT };
    const { verdict } = await gate.check(actor, child, asked);
    for (const { rule, verdict: is } of verdict.findings) {
      if (OF_A_PLACEMENT.has(rule)) continue;
      tally[is] = (tally[is] ?? 0) + 1;
      if (is !== 'not-engaged') answers.set(`${child} ${rule}`, is);
    }
  }
  await gate.close();
  await place(facts, pairs);
  const judging = await openJudging(appUrl);
  let after: string | null = null;
  do
    after = await judging.units.run(actor, { action: 'compliance.nightly' }, async () => (await judging.verdicts.judgeNext(AT, after)).last); // prettier-ignore
  while (after);
  await judging.close();
  const spans = await facts.rows<{ key: string; verdict: string }>(
    `SELECT child_id || ' ' || rule AS key, verdict FROM verdict_span
      WHERE superseded_at IS NULL AND upper_inf(during) AND rule <> ALL ($1)`,
    [[...OF_A_PLACEMENT]],
  );
  const night = new Map(spans.map(({ key, verdict }) => [key, verdict]));
  const differences = [...new Set([...answers.keys(), ...night.keys()])]
    .map((key) => ({ key, gate: answers.get(key), night: night.get(key) }))
    .filter(({ gate: a, night: b }) => a !== b);
  return { differences, tally };
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
