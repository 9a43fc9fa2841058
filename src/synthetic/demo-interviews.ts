import type pg from 'pg';

/** Back so many hours ago, after so many hours away, and how far the interview has come. */
const RETURNS = [
  { backHoursAgo: 5, awayHours: 9, is: 'not-offered' },
  { backHoursAgo: 20, awayHours: 14, is: 'offered' },
  { backHoursAgo: 30, awayHours: 6, is: 'arranged' },
  { backHoursAgo: 44, awayHours: 11, is: 'assigned' },
] as const;

/**
 * Returns of the last two days, so that the demonstration has interviews within their 72 hours: one nobody has offered
 * yet, one offered, one arranged, one with the interviewer from outside. By no chance: the first children who fit.
 */
export async function recordDemoInterviews(client: pg.ClientBase, authorityId: string, endsAt: number): Promise<void> {
  const now = new Date(endsAt);
  await client.query(`SELECT seed_audit($1, $2, 'synthetic.record', $3), set_config('kith.actor', $2, true)`, [
    ...[authorityId, 'system:demonstration', now],
  ]);
  await client.query(RECORD_ABSENCES, [authorityId, JSON.stringify(RETURNS.map((row, n) => ({ ...row, n }))), now]);
  await client.query(RECORD_OFFERS, [authorityId, now]);
  await client.query(RECORD_ARRANGED, [authorityId, now]);
  await client.query('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED');
}

/** Children of the social worker first, who are in care, at home now, and were so for the last two weeks. */
const RECORD_ABSENCES = `
  WITH fits AS (
    SELECT c.id, c.authority_id, row_number() OVER (ORDER BY w.email IS NULL, c.id) - 1 AS n
      FROM child c
      JOIN period_of_care p ON p.authority_id = c.authority_id AND p.child_id = c.id AND p.during @> $3::timestamptz
       AND lower(p.during) < $3::timestamptz - interval '60 days'
      JOIN placement s ON s.authority_id = c.authority_id AND s.child_id = c.id AND s.during @> $3::timestamptz
       AND lower(s.during) < $3::timestamptz - interval '30 days'
      JOIN date_of_birth_assertion b ON b.authority_id = c.authority_id AND b.child_id = c.id AND b.superseded_at IS NULL
       AND b.latest BETWEEN $3::date - interval '17 years' AND $3::date - interval '12 years'
      LEFT JOIN allocation a ON a.authority_id = c.authority_id AND a.child_id = c.id AND a.during @> $3::timestamptz
      LEFT JOIN user_account w ON w.authority_id = a.authority_id AND w.id = a.worker_id AND w.email LIKE 'social-worker@%'
     WHERE c.authority_id = $1
       AND NOT EXISTS (SELECT FROM restriction r WHERE r.authority_id = c.authority_id AND r.child_id = c.id)
       AND NOT EXISTS (SELECT FROM absence e WHERE e.authority_id = c.authority_id AND e.child_id = c.id
                          AND e.during && tstzrange($3::timestamptz - interval '14 days', NULL))
  ), planned AS (
    SELECT f.authority_id, f.id AS child_id, $3::timestamptz - (k."backHoursAgo" + k."awayHours") * interval '1 hour' AS left_at,
           $3::timestamptz - k."backHoursAgo" * interval '1 hour' AS back_at
      FROM fits f JOIN jsonb_to_recordset($2::jsonb) AS k (n int, "backHoursAgo" int, "awayHours" int) USING (n)
  ), away AS (
    INSERT INTO absence (authority_id, child_id, during, noticed_at, reported_at, reported_by, whereabouts, last_seen_earliest,
        last_seen_latest, last_seen_place, last_seen_by, danger, police, police_told_at, located_at, located_by, located_seen,
        located_safe, returned_to, interview_due_at)
      SELECT authority_id, child_id, tstzrange(left_at, back_at), left_at, left_at, 'Night staff', 'not-known', left_at, left_at,
             'At the placement', 'Night staff', 'none-known', 'told', left_at + interval '30 minutes', back_at, 'On return', true,
             'yes', 'same-placement', back_at + interval '72 hours'
        FROM planned RETURNING authority_id, id, child_id, during)
  INSERT INTO absence_segment (authority_id, child_id, absence_id, kind, during)
    SELECT authority_id, child_id, id, 'missing', during FROM away`;

/** In the order of the return: the latest has none. */
const RECENT = `
  SELECT a.*, row_number() OVER (ORDER BY upper(a.during) DESC) AS n FROM absence a
   WHERE a.authority_id = $1 AND upper(a.during) BETWEEN $2::timestamptz - interval '2 days' AND $2::timestamptz
     AND a.reported_by = 'Night staff' AND a.interview_due_at > $2::timestamptz`;

const RECORD_OFFERS = `
  WITH recent AS (${RECENT})
  INSERT INTO interview_offer (authority_id, child_id, absence_id, offered_at, offered_by, offered_to, answer, answered_at)
    SELECT authority_id, child_id, id, upper(during) + interval '3 hours', 'Social worker', 'The young person',
           CASE WHEN n > 2 THEN 'accepted' END, CASE WHEN n > 2 THEN upper(during) + interval '4 hours' END
      FROM recent WHERE n > 1 AND upper(during) + interval '4 hours' < $2::timestamptz`;

/** The next half past three in the afternoon, two hours from now or later: no child is asked at five in the morning. */
const ARRANGED_FOR = `(date_trunc('day', $2::timestamptz AT TIME ZONE 'Europe/London' + interval '10.5 hours')
  + interval '15.5 hours') AT TIME ZONE 'Europe/London'`;

const RECORD_ARRANGED = `
  WITH recent AS (${RECENT}),
  who AS (
    SELECT u.id, u.name FROM user_account u WHERE u.authority_id = $1 AND u.email LIKE 'return-interviewer@%' LIMIT 1),
  held AS (
    INSERT INTO return_interview (authority_id, id, child_id, arranged_for, arranged_place, interviewer_id, interviewer_name)
      SELECT r.authority_id, gen_random_uuid(), r.child_id, ${ARRANGED_FOR}, 'At the placement',
             CASE WHEN r.n = 4 THEN w.id END, CASE WHEN r.n = 4 THEN w.name ELSE 'Advocate of the children’s rights service' END
        FROM recent r CROSS JOIN who w WHERE r.n IN (3, 4) RETURNING authority_id, id, child_id, interviewer_id),
  covered AS (
    INSERT INTO interview_absence (authority_id, child_id, interview_id, absence_id)
      SELECT h.authority_id, h.child_id, h.id, r.id FROM held h JOIN recent r USING (child_id)
      RETURNING authority_id, child_id, interview_id, absence_id)
  INSERT INTO interview_assignment (authority_id, child_id, interview_id, absence_id, user_id, during, assigned_by)
    SELECT c.authority_id, c.child_id, c.interview_id, c.absence_id, h.interviewer_id,
           tstzrange($2::timestamptz - interval '1 hour', $2::timestamptz + interval '5 days'), 'Team manager'
      FROM covered c JOIN held h ON h.id = c.interview_id WHERE h.interviewer_id IS NOT NULL`;
