import type pg from 'pg';

/**
 * What is recorded of a placement, of how many in a hundred, and how many hours from its start (before it: less than
 * nought). Who has one notice mostly has them all: they are one letter, sent to many.
 */
const USUAL: readonly [kind: string, percent: number, hours: number, recipient?: string][] = [
  ['placement-plan', 88, -24],
  ['wishes-and-feelings', 84, -26],
  ['care-plan', 93, -40],
  ['suitability-decision', 80, -30],
  ['visit', 70, -50],
  ['reviewing-officer-informed', 82, -4],
  ['withholding-considered', 86, -3],
  ['risk-assessment', 78, -5],
  ['supported-accommodation-category', 75, -30],
  ['notice', 94, -20, 'child'],
  ['notice', 92, -19, 'parents'],
  ['notice', 92, -19, 'contact-holders'],
  ['notice', 91, -19, 'previous-carer'],
  ['notice', 88, -18, 'integrated-care-board'],
  ['notice', 90, -18, 'general-practitioner'],
  ['notice', 90, -18, 'education-provider'],
  ['notice', 92, -20, 'reviewing-officer'],
  ['notice', 84, -16, 'area-authority'],
];

/** Approved by the nominated officer where the place is outside the area, mostly before the move. */
const APPROVED: readonly [kind: string, percent: number, hours: number][] = [['out-of-area-approval', 80, -12]];

/**
 * What the rules of planning ask for, of the placements that go on in the demonstration: mostly there, sometimes late,
 * sometimes not recorded, which is unknown. By chance of its own: the hash of the placement and the kind.
 */
export async function recordDemoEvidence(client: pg.ClientBase, authorityId: string, endsAt: number): Promise<void> {
  const now = new Date(endsAt);
  await client.query(`SELECT seed_audit($1, $2, 'synthetic.record', $3), set_config('kith.actor', $2, true)`, [
    ...[authorityId, 'system:demonstration', now],
  ]);
  const usual = USUAL.map(([kind, percent, hours, recipient]) => ({
    kind,
    percent,
    hours,
    recipient: recipient ?? null,
  }));
  await client.query(RECORD_USUAL, [authorityId, JSON.stringify(usual), now]);
  const approved = APPROVED.map(([kind, percent, hours]) => ({ kind, percent, hours }));
  await client.query(RECORD_APPROVED, [authorityId, JSON.stringify(approved), now]);
  await client.query('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED');
}

const CHANCE = `('x' || substr(md5('evidence' || p.id || k.kind), 1, 7))::bit(28)::int`;

const RECORD_USUAL = `
  INSERT INTO placement_evidence (authority_id, child_id, care_setting_id, kind, outcome, detail, recipient, during)
    SELECT p.authority_id, p.child_id, p.care_setting_id, k.kind, 'done',
           CASE WHEN k.kind = 'supported-accommodation-category' THEN 'self-contained' END, k.recipient,
           tstzrange(least(lower(p.during) + k.hours * interval '1 hour', $3::timestamptz - interval '1 hour'), NULL)
      FROM placement p
      JOIN care_setting s ON s.authority_id = p.authority_id AND s.id = p.care_setting_id,
           jsonb_to_recordset($2::jsonb) AS k (kind text, percent int, hours int, recipient text)
     WHERE p.authority_id = $1 AND p.during @> $3::timestamptz AND ${CHANCE} % 100 < k.percent
       AND (k.kind <> 'supported-accommodation-category' OR s.setting_type = 'supported-accommodation')`;

const RECORD_APPROVED = `
  INSERT INTO placement_evidence (authority_id, child_id, care_setting_id, kind, outcome, during, decided_by, channel)
    SELECT p.authority_id, p.child_id, p.care_setting_id, k.kind, 'done',
           tstzrange(lower(p.during) + k.hours * interval '1 hour', NULL), o.id, 'in-person'
      FROM placement p
      JOIN care_setting s ON s.authority_id = p.authority_id AND s.id = p.care_setting_id
      JOIN authority a ON a.authority_id = p.authority_id AND a.ons_code <> s.local_authority_area
      JOIN LATERAL (
        SELECT u.id FROM user_account u JOIN role_holding h ON h.authority_id = u.authority_id AND h.user_id = u.id
         WHERE u.authority_id = p.authority_id AND h.role IN ('nominated-officer', 'director')
           AND h.during @> (lower(p.during) + interval '-12 hours') ORDER BY h.role DESC, u.id LIMIT 1) o ON true,
           jsonb_to_recordset($2::jsonb) AS k (kind text, percent int, hours int, recipient text)
     WHERE p.authority_id = $1 AND p.during @> $3::timestamptz AND ${CHANCE} % 100 < k.percent`;
