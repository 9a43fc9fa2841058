import type pg from 'pg';

/**
 * What is owed in the demonstration, and what was answered: of the placements approved without knowing, the old ones are
 * found out and some of the latest are not, a few of them late; and the registrations that lapsed in the last two months
 * have opened work for the children who live there, of which the first is decided. By no chance but the hash of the id.
 */
export async function recordDemoOwed(client: pg.ClientBase, authorityId: string, endsAt: number): Promise<void> {
  const now = new Date(endsAt);
  await client.query(`SELECT seed_audit($1, $2, 'synthetic.record', $3), set_config('kith.actor', $2, true)`, [
    ...[authorityId, 'system:demonstration', now],
  ]);
  await client.query(ANSWER, [authorityId, now]);
  await client.query(REMEMBER, [authorityId, now]);
  await client.query(OPEN_WORK, [authorityId]);
  await client.query('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED');
  for (const known of KNOWN_THEN) await client.query(known, [authorityId]);
  await client.query(DECIDE_FIRST, [authorityId, now]);
  await client.query('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED');
}

const ANSWER = `
  UPDATE follow_up SET outcome = CASE WHEN hash % 10 = 0 THEN 'cannot-be-known' ELSE 'found-out' END,
         found = CASE WHEN hash % 10 = 0 THEN 'Nobody who was there then can say' ELSE 'It is in the record now' END,
         answered_by = owner_id, answered_at = least(due_at, $2::timestamptz) - (1 + hash % 40) * interval '1 hour'
    FROM (SELECT id AS of, ('x' || substr(md5('follow-up' || id), 1, 7))::bit(28)::int AS hash FROM follow_up
           WHERE authority_id = $1) h
   WHERE authority_id = $1 AND id = of AND (due_at < $2::timestamptz - interval '21 days' OR hash % 3 > 0)`;

/** Registrations that were found to have ended: as their latest version has it. */
const LAPSED = `care_setting_registration_version v
     WHERE v.authority_id = $1 AND v.version > 1 AND v.recorded_until = 'infinity' AND v.status = 'registered'
    AND NOT upper_inf(v.during) AND v.recorded_at > $2::timestamptz - interval '60 days'`;

/** As it was known when the end was recorded: nothing after it in sight. */
const REMEMBER = `
  WITH lapsed AS (
    SELECT v.*, upper(v.during) AS lapsed_at, gen_random_uuid() AS rejudgement_id FROM ${LAPSED}
       AND EXISTS (SELECT FROM breach b JOIN placement p ON p.authority_id = b.authority_id AND p.id = b.placement_id
                    WHERE p.authority_id = v.authority_id AND p.care_setting_id = v.care_setting_id AND b.rule = 'PL-02'
                      AND NOT b.withdrawn AND lower(b.during) = upper(v.during))
  ), kept AS (
    INSERT INTO rejudgement (authority_id, id, cause, care_setting_id, fact_id, said, says)
      SELECT authority_id, rejudgement_id, 'registration', care_setting_id, id, fields || '{"until": null}',
             fields || jsonb_build_object('until', lapsed_at)
        FROM lapsed
       CROSS JOIN LATERAL (SELECT jsonb_build_object('status', status, 'category', category, 'minAge', min_age, 'maxAge', max_age,
                             'places', places, 'sex', sex, 'subcategory', subcategory, 'from', lower(during)) AS fields) f
      RETURNING id)
  INSERT INTO rejudged_stay (authority_id, rejudgement_id, placement_id, child_id, before, after)
    SELECT p.authority_id, l.rejudgement_id, p.id, p.child_id,
           jsonb_build_array(jsonb_build_object('rule', 'PL-02', 'verdict', 'met', 'from', lower(p.during), 'until', NULL)),
           jsonb_build_array(
             jsonb_build_object('rule', 'PL-02', 'verdict', 'met', 'from', lower(p.during), 'until', l.lapsed_at),
             jsonb_build_object('rule', 'PL-02', 'verdict', 'breached', 'from', l.lapsed_at, 'until', NULL))
      FROM lapsed l
      JOIN placement p ON p.authority_id = l.authority_id AND p.care_setting_id = l.care_setting_id
       AND p.during @> l.lapsed_at AND lower(p.during) < l.lapsed_at
     WHERE EXISTS (SELECT FROM kept k WHERE k.id = l.rejudgement_id)`;

/** By noon of the next weekday, for those who lived there when it was recorded. */
const OPEN_WORK = `
  INSERT INTO lapse_work (authority_id, rejudgement_id, child_id, placement_id, owner_id, due_at)
    SELECT s.authority_id, s.rejudgement_id, s.child_id, s.placement_id, a.worker_id,
           (v.recorded_at::date + CASE extract(isodow FROM v.recorded_at) WHEN 5 THEN 3 WHEN 6 THEN 2 ELSE 1 END
             + time '12:00') AT TIME ZONE 'Europe/London'
      FROM rejudged_stay s
      JOIN rejudgement r ON r.authority_id = s.authority_id AND r.id = s.rejudgement_id
      JOIN care_setting_registration_version v ON v.authority_id = r.authority_id AND v.id = r.fact_id
       AND v.recorded_until = 'infinity'
      JOIN placement p ON p.authority_id = s.authority_id AND p.id = s.placement_id AND p.during @> v.recorded_at
      LEFT JOIN allocation a ON a.authority_id = s.authority_id AND a.child_id = s.child_id AND a.during @> v.recorded_at
     WHERE s.authority_id = $1`;

/** They were recorded with the end of the registration: in its transaction, with its audit row. */
const KNOWN_THEN = [
  ['rejudgement', 'id'],
  ['lapse_work', 'rejudgement_id'],
].map(
  ([table, rejudgement]) => `
    UPDATE ${table}_version k SET recorded_at = v.recorded_at, recorded_by = v.recorded_by, audit_seq = v.audit_seq
      FROM rejudgement r JOIN care_setting_registration_version v ON v.authority_id = r.authority_id AND v.id = r.fact_id
     WHERE k.authority_id = $1 AND r.authority_id = k.authority_id AND r.id = k.${rejudgement}
       AND v.recorded_until = 'infinity'`,
);

const DECIDE_FIRST = `
  UPDATE lapse_work w SET outcome = 'remains-in-breach', decided_by = t.manager_id, decided_at = $2::timestamptz - interval '2 hours',
         reasons = 'A registered home twelve miles away has a bed from Friday; exams until then'
    FROM allocation a JOIN team t ON t.authority_id = a.authority_id AND t.id = a.team_id
   WHERE w.authority_id = $1 AND a.authority_id = w.authority_id AND a.child_id = w.child_id AND a.during @> $2::timestamptz
     AND t.manager_id IS NOT NULL AND w.id = (
       SELECT f.id FROM lapse_work f
         JOIN breach b ON b.authority_id = f.authority_id AND b.placement_id = f.placement_id AND b.rule = 'PL-02'
          AND NOT b.withdrawn AND b.during @> $2::timestamptz
        WHERE f.authority_id = $1 ORDER BY f.due_at, f.id LIMIT 1)`;
