/**
 * A child's month, as SQL: the one relation from which every figure is summed and every row behind a figure is listed,
 * so that the two cannot disagree. $1 is the first day of the month, $2 the instant as known at.
 *
 * `facts` gathers whatever the month rests on, one narrow row each, with its days as a set of bits (see the migration
 * CountTheMonth); `child_month` makes one row a child by a single aggregation, without joins: its cost grows with the
 * facts and nothing else, whatever the planner believes. `standing` is what is counted: a child has a row *in the
 * month* for having been looked after on one of its days, one *on the last day*, and one *briefly* for a time in care
 * under 24 hours that held on no day (decision 26). Its `cell` is unaccompanied/trafficking, each with *unknown* as an
 * answer of its own (decision 24): the populations are sets of cells.
 */
export const CHILD_MONTH = `
WITH month AS MATERIALIZED (SELECT * FROM return_month($1::date)),

-- Each event on the ladder of a referral to the National Referral Mechanism, in order; the referral is the first.
nrm_event AS (
  SELECT child_id, id AS referral, NULL::uuid AS decision_id, referred_at AS at, 'referred' AS event
    FROM nrm_referral_as_known_at($2::timestamptz)
  UNION ALL
  SELECT child_id, nrm_referral_id, id, decided_at, decision FROM nrm_decision_as_known_at($2::timestamptz)
), nrm_ladder AS (
  SELECT child_id, event, greatest(at, first_value(at) OVER ladder) AS from_at, lead(at) OVER ladder AS until_at,
         last_given(event) FILTER (WHERE event LIKE '%-negative') OVER ladder AS negative,
         last_given(event) FILTER (WHERE event <> 'reconsideration-opened') OVER ladder AS decided
    FROM nrm_event
  WINDOW ladder AS (PARTITION BY referral ORDER BY decision_id IS NOT NULL, at, decision_id)
), nrm_state AS (
  -- a reconsideration reinstates what the negative decision before it ended; without one it changes nothing
  SELECT child_id, from_at, until_at,
         CASE CASE event WHEN 'reconsideration-opened' THEN coalesce('reopened ' || negative, decided) ELSE event END
           WHEN 'referred' THEN 'suspected'
           WHEN 'reasonable-grounds-positive' THEN 'identified'
           WHEN 'conclusive-grounds-positive' THEN 'identified'
           WHEN 'reopened reasonable-grounds-negative' THEN 'suspected'
           WHEN 'reopened conclusive-grounds-negative' THEN 'identified'
         END AS state
    FROM nrm_ladder
),

-- A screening counts until the next; those too old to say “no” in this month need not be looked at.
screening AS (
  SELECT child_id, outcome, screened_at AS from_at, lead(screened_at) OVER (PARTITION BY child_id ORDER BY screened_at, id) AS until_at
    FROM trafficking_screening_as_known_at($2::timestamptz), month
   WHERE screened_at < ends AND screened_at >= opens - interval '7 months'
),

-- An absence is dated at its first missing segment, or at its start when it has none (decision 13).
incident AS (
  SELECT child_id, min(lower(during)) FILTER (WHERE kind = 'missing') AS missing_at, min(lower(during)) AS began_at
    FROM absence_segment_as_known_at($2::timestamptz) GROUP BY child_id, absence_id
),

-- The last decision of the director on each breach that was not disowned.
decided AS (
  SELECT DISTINCT ON (a.breach_id) a.breach_id, d.court_order
    FROM decided_breach a JOIN breach_decision_as_known_at($2::timestamptz) d ON d.authority_id = a.authority_id AND d.id = a.decision_id
   WHERE d.disowned_at IS NULL ORDER BY a.breach_id, d.decided_at DESC, d.id
), known_breach AS MATERIALIZED (
  SELECT b.authority_id, b.child_id, p.care_setting_id, b.rule, b.during, days_held(lower(b.during), upper(b.during), closes) AS days,
         d.breach_id IS NOT NULL AS is_decided, coalesce(d.court_order IN ('none', 'applied-for'), false) AS is_not_ordered
    FROM breach_as_known_at($2::timestamptz) b
    JOIN month ON b.during && month.during
    JOIN placement p ON p.authority_id = b.authority_id AND p.id = b.placement_id
    LEFT JOIN decided d ON d.breach_id = b.id
   WHERE b.rule IN ('PL-01', 'PL-02') AND NOT b.withdrawn
),

facts (child_id, fact, days, during, born) AS (
  SELECT child_id, 'in-care', days_held(lower(p.during), upper(p.during), closes), NULL::tstzrange, NULL::date
    FROM period_of_care_as_known_at($2::timestamptz) p, month WHERE p.during && month.during
  UNION ALL
  SELECT child_id, 'briefly-in-care', NULL, p.during, NULL
    FROM period_of_care_as_known_at($2::timestamptz) p, month
   WHERE p.during && month.during AND upper(p.during) - lower(p.during) < interval '24 hours'
     AND ((lower(p.during) AT TIME ZONE 'Europe/London') + interval '0.999999 seconds')::date
       = ((upper(p.during) AT TIME ZONE 'Europe/London') + interval '0.999999 seconds')::date
  UNION ALL
  SELECT child_id, 'short-break', days_held(lower(s.during), upper(s.during), closes), s.during, NULL
    FROM legal_status_as_known_at($2::timestamptz) s, month WHERE code IN ('V3', 'V4') AND s.during && month.during
  UNION ALL
  SELECT child_id, CASE answer WHEN 'yes' THEN 'unaccompanied' ELSE 'accompanied' END,
         days_held(lower(a.during),
                   CASE answer WHEN 'no' THEN least(upper(a.during), answer_goes_stale(answered_at)) ELSE upper(a.during) END,
                   closes), NULL, NULL
    FROM unaccompanied_answer_as_known_at($2::timestamptz) a, month
   WHERE answer IN ('yes', 'no') AND a.during && month.during
  UNION ALL
  SELECT child_id, level, days_held(lower(f.during), upper(f.during), closes), NULL, NULL
    FROM trafficking_finding_as_known_at($2::timestamptz) f, month WHERE f.during && month.during
  UNION ALL
  SELECT child_id, state, days_held(from_at, until_at, closes), NULL, NULL FROM nrm_state, month WHERE state IS NOT NULL
  UNION ALL
  SELECT child_id, 'no-concern', days_held(from_at, least(until_at, answer_goes_stale(from_at)), closes), NULL, NULL
    FROM screening, month WHERE outcome = 'no-concern'
  UNION ALL
  SELECT child_id, 'missing', days_held(lower(s.during), upper(s.during), closes), NULL, NULL
    FROM absence_segment_as_known_at($2::timestamptz) s, month WHERE kind = 'missing' AND s.during && month.during
  UNION ALL
  SELECT child_id, CASE WHEN missing_at IS NULL THEN 'away-incident' ELSE 'missing-incident' END, NULL, NULL, NULL
    FROM incident, month WHERE coalesce(missing_at, began_at) <@ month.during
  UNION ALL
  SELECT child_id, rule, days, during, NULL FROM known_breach
  UNION ALL
  SELECT child_id, 'breach-undecided', days, NULL, NULL FROM known_breach WHERE NOT is_decided
  UNION ALL
  SELECT child_id, 'breach-not-ordered', days, during, NULL FROM known_breach WHERE is_not_ordered
  UNION ALL
  -- while an order of a court held, about the child in that place or wherever the child lives
  SELECT b.child_id, 'breach-ordered', days_held(lower(held.during), upper(held.during), closes), held.during, NULL
    FROM known_breach b
   CROSS JOIN month
   CROSS JOIN LATERAL (
      SELECT v.during * b.during AS during
        FROM placement_evidence e
        JOIN placement_evidence_version v ON v.authority_id = e.authority_id AND v.id = e.id
       WHERE e.authority_id = b.authority_id AND e.child_id = b.child_id
         AND e.kind IN ('deprivation-of-liberty-order', 'court-order')
         AND v.recorded_at <= $2::timestamptz AND v.recorded_until > $2::timestamptz
         AND v.outcome = 'done' AND NOT v.withdrawn
         AND (v.care_setting_id IS NULL OR v.care_setting_id = b.care_setting_id)) held
   WHERE NOT isempty(held.during) AND held.during && month.during
  UNION ALL
  -- the youngest asserted date of birth that was still said at the end of the month (decision 8)
  SELECT child_id, 'born', NULL, NULL, latest
    FROM date_of_birth_assertion_as_known_at($2::timestamptz), month WHERE superseded_at IS NULL OR superseded_at > ends
),

child_facts AS (
  SELECT child_id,
         coalesce(bit_or(days) FILTER (WHERE fact = 'in-care'), 0)
           & ~coalesce(bit_or(days) FILTER (WHERE fact = 'short-break'), 0) AS looked_after,
         range_agg(during) FILTER (WHERE fact = 'briefly-in-care')
           - coalesce(range_agg(during) FILTER (WHERE fact = 'short-break'), '{}') AS briefly,
         coalesce(bit_or(days) FILTER (WHERE fact = 'unaccompanied'), 0) AS unaccompanied,
         coalesce(bit_or(days) FILTER (WHERE fact = 'accompanied'), 0) AS accompanied,
         coalesce(bit_or(days) FILTER (WHERE fact = 'identified'), 0) AS identified,
         coalesce(bit_or(days) FILTER (WHERE fact = 'suspected'), 0) AS suspected,
         coalesce(bit_or(days) FILTER (WHERE fact = 'no-concern'), 0) AS no_concern,
         bool_or(fact = 'missing') AS missing,
         coalesce(bit_or(days) FILTER (WHERE fact = 'missing'), 0) AS missing_days,
         count(*) FILTER (WHERE fact = 'missing-incident') AS missing_incidents,
         count(*) FILTER (WHERE fact = 'away-incident') AS away_incidents,
         range_agg(during) FILTER (WHERE fact IN ('PL-01', 'PL-02')) AS breaches,
         range_agg(during) FILTER (WHERE fact = 'PL-01') AS pl_01,
         range_agg(during) FILTER (WHERE fact = 'PL-02') AS pl_02,
         range_agg(during) FILTER (WHERE fact = 'breach-ordered') AS ordered,
         range_agg(during) FILTER (WHERE fact = 'breach-not-ordered') AS not_ordered,
         coalesce(bit_or(days) FILTER (WHERE fact IN ('PL-01', 'PL-02')), 0) AS breach_days,
         coalesce(bit_or(days) FILTER (WHERE fact = 'breach-undecided'), 0) AS undecided_days,
         coalesce(bit_or(days) FILTER (WHERE fact = 'breach-ordered'), 0) AS ordered_days,
         coalesce(bit_or(days) FILTER (WHERE fact = 'breach-not-ordered'), 0) AS not_ordered_days,
         law_birthday(16, max(born)) AS sixteen_on
    FROM facts GROUP BY child_id
  HAVING bool_or(fact = 'in-care' AND days <> 0) OR bool_or(fact = 'briefly-in-care')
),

-- Of a breach what counts lies in the month, and before the 16th birthday.
child_month AS (
  SELECT c.*, m.first, m.last, m.last_day, m.midnights, m.opens, breaches * counted AS unlawful, pl_01 * counted AS unlawful_pl_01,
         pl_02 * counted AS unlawful_pl_02, coalesce(ordered * counted, '{}') AS unlawful_ordered,
         coalesce(not_ordered * counted, '{}') AS unlawful_not_ordered
    FROM child_facts c, month m,
         LATERAL (SELECT CASE WHEN breaches IS NOT NULL THEN tstzmultirange(tstzrange(m.opens,
           greatest(m.opens, least(m.ends, law_london_midnight(sixteen_on))))) END AS counted) under_16
),

standing AS (
  SELECT c.*, s.name AS standing,
         CASE WHEN s.name = 'briefly' THEN '' ELSE
           CASE WHEN s.days & unaccompanied <> 0 THEN 'yes'
                WHEN s.days & ~(unaccompanied | accompanied) <> 0 THEN 'unknown' ELSE 'no' END
           || '/' ||
           CASE WHEN s.days & identified <> 0 THEN 'T1' WHEN s.days & suspected <> 0 THEN 'T2'
                WHEN s.days & ~(identified | suspected | no_concern) <> 0 THEN 'unknown' ELSE 'no' END
         END AS cell
    FROM child_month c,
         LATERAL (VALUES ('month', looked_after), ('last-day', looked_after & last_day), ('briefly', (NOT isempty(briefly))::int::bigint)) s(name, days)
   WHERE s.days <> 0
)`;
