/** Hours and ratios are of elapsed time: the clocks changing alters nothing. */
const UNACCOMPANIED = `EXISTS (
  SELECT FROM unaccompanied_answer u WHERE u.authority_id = i.authority_id AND u.child_id = i.child_id
     AND u.answer = 'yes' AND u.during @> i.incident_at)`;

/** The rungs given by the instant, in order; a reconsideration reinstates what the negative before it ended. */
const REFERRAL_STANDS = `
  CASE WHEN d.given IS NULL THEN true
       WHEN d.given[cardinality(d.given)] <> 'reconsideration-opened' THEN d.given[cardinality(d.given)] LIKE '%-positive'
       WHEN d.given && ARRAY['reasonable-grounds-negative', 'conclusive-grounds-negative'] THEN true
       ELSE coalesce((array_remove(d.given, 'reconsideration-opened'))
                       [cardinality(array_remove(d.given, 'reconsideration-opened'))] LIKE '%-positive', true) END`;

/** Identified or suspected; the same ladder as exploitation/trafficking-state.ts. */
const TRAFFICKED = `(EXISTS (
  SELECT FROM trafficking_finding f WHERE f.authority_id = i.authority_id AND f.child_id = i.child_id
     AND f.during @> i.incident_at)
  OR EXISTS (
  SELECT FROM nrm_referral r CROSS JOIN LATERAL (
      SELECT array_agg(n.decision ORDER BY n.decided_at, n.id) AS given FROM nrm_decision n
       WHERE n.authority_id = r.authority_id AND n.nrm_referral_id = r.id AND n.decided_at <= i.incident_at) d
   WHERE r.authority_id = i.authority_id AND r.child_id = i.child_id AND r.referred_at <= i.incident_at
     AND ${REFERRAL_STANDS}))`;

const PLACED_IN = `(
  SELECT s.setting_type FROM placement p
    JOIN care_setting s ON s.authority_id = p.authority_id AND s.id = p.care_setting_id
   WHERE p.authority_id = i.authority_id AND p.child_id = i.child_id AND p.during @> i.began_at)`;

/**
 * The absences a filter finds, of children the actor may see, one row each: `found (id, child_id, began_at, ended_at,
 * incident_at, length)`. An incident is dated at its first missing segment, an away-only one at its start (decision 13).
 * Status, team and placement are those of that time: the operational view (decision 25).
 * $1 not back · $2 kind · $3 from · $4 until · $5 overlap or started · $6 team · $7 population · $8 hours · $9 placed in · $10 interview
 */
export const FOUND = `
WITH incident AS (
  SELECT absence_id, min(lower(during)) AS missing_at FROM absence_segment
   WHERE authority_id = (SELECT current_authority()) AND kind = 'missing' GROUP BY absence_id
), found AS MATERIALIZED (
  SELECT i.id, i.child_id, i.began_at, i.ended_at, i.incident_at, coalesce(i.ended_at, now()) - i.began_at AS length
    FROM (SELECT a.authority_id, a.id, a.child_id, lower(a.during) AS began_at, upper(a.during) AS ended_at,
                 m.missing_at, coalesce(m.missing_at, lower(a.during)) AS incident_at
            FROM absence a JOIN visible_child c ON c.authority_id = a.authority_id AND c.id = a.child_id
            LEFT JOIN incident m ON m.absence_id = a.id
           WHERE a.authority_id = (SELECT current_authority())
             AND ($1::boolean IS NULL OR upper_inf(a.during) = $1)
             AND (($3::timestamptz IS NULL AND $4::timestamptz IS NULL) OR a.during && tstzrange($3, $4))) i
   WHERE ($2::text IS NULL OR ($2 = 'missing') = (i.missing_at IS NOT NULL))
     AND ($5::text = 'overlap'
          OR (($3::timestamptz IS NULL OR i.incident_at >= $3) AND ($4::timestamptz IS NULL OR i.incident_at < $4)))
     AND ($6::uuid IS NULL OR EXISTS (
       SELECT FROM allocation h WHERE h.authority_id = i.authority_id AND h.child_id = i.child_id
          AND h.team_id = $6 AND h.during @> i.began_at))
     AND ($7::text IS NULL OR CASE $7 WHEN 'unaccompanied' THEN ${UNACCOMPANIED} ELSE ${TRAFFICKED} END)
     AND ($8::int IS NULL OR coalesce(i.ended_at, now()) - i.began_at >= make_interval(hours => $8))
     AND ($9::text IS NULL OR coalesce(${PLACED_IN}, 'not-recorded') = $9)
     AND ($10::text IS NULL OR i.id IN (SELECT o.absence_id FROM interviews_owed(now()) o WHERE o.outcome = $10))
)`;

/** London's clocks and how far they are ahead, as SQL: `2026-03-29T00:30+00:00`. Empty while there is no such instant. */
export function londonText(instant: string): string {
  const ahead = `(${instant} AT TIME ZONE 'Europe/London' - ${instant} AT TIME ZONE 'UTC' > interval '0')`;
  return `to_char(${instant} AT TIME ZONE 'Europe/London', 'YYYY-MM-DD"T"HH24:MI') || CASE WHEN ${ahead} THEN '+01:00' ELSE '+00:00' END`;
}
