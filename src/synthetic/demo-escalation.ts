import type pg from 'pg';
import { londonDay, londonTime } from '../kernel/london-time.js';
import { addDays } from '../kernel/plain-date.js';
import { climb, type DueRung, rungsDue } from '../missing/escalation/ladder.js';
import { Random } from './random.js';

const MINUTE = 60_000;
/** Shifts are for a day and a night; the last days ahead are left open, for somebody to fill. */
const SHIFTS = { from: -1, days: 11, hour: 9 };
/** Nobody's numbers: Ofcom keeps 01632 960 for drama. */
const TELEPHONES = ['01632 960201', '01632 960202', '01632 960203'] as const;

interface OpenAbsence {
  id: string;
  child_id: string;
  started_at: Date;
  reported_at: Date;
  danger: string;
  located: boolean;
}

/**
 * A roster for the coming days, and the ladder of each absence of the demonstration as it would have been climbed: all
 * but the last rung acknowledged, the last owed and chased. By chance of its own.
 */
export async function recordDemoEscalation(client: pg.ClientBase, authorityId: string, endsAt: number): Promise<void> {
  const users = await usersByRole(client, authorityId);
  const now = new Date(endsAt);
  await client.query(`SELECT seed_audit($1, $2, 'synthetic.record', $3), set_config('kith.actor', $2, true)`, [
    ...[authorityId, 'system:escalation', now],
  ]);
  await recordRoster(client, authorityId, users, now);
  const { rows } = await client.query<OpenAbsence>(OPEN, [authorityId]);
  for (const absence of rows) await recordLadder(client, authorityId, users, absence, now);
  await client.query('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED');
}

/** The one of each role who can sign in. */
async function usersByRole(client: pg.ClientBase, authorityId: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ role: string; id: string }>(
    `SELECT h.role, min(u.id::text) AS id FROM role_holding h
       JOIN user_account u ON u.authority_id = h.authority_id AND u.id = h.user_id
      WHERE h.authority_id = $1 AND u.email LIKE h.role || '@%' GROUP BY h.role`,
    [authorityId],
  );
  return new Map(rows.map(({ role, id }) => [role, id]));
}

async function recordRoster(
  client: pg.ClientBase,
  authorityId: string,
  users: Map<string, string>,
  now: Date,
): Promise<void> {
  const deputies = { 'duty-manager': 'service-manager', 'director-on-call': 'director' };
  for (const [n, [role, deputy]] of Object.entries(deputies).entries())
    for (let day = SHIFTS.from; day < SHIFTS.days; day++) {
      const on = addDays(londonDay(now), day);
      const [from, until] = [londonTime(on, SHIFTS.hour), londonTime(addDays(on, 1), SHIFTS.hour)];
      await client.query(
        `INSERT INTO on_call (authority_id, role, user_id, telephone, deputy_id, deputy_telephone, during)
           VALUES ($1, $2, $3, $4, $5, $6, tstzrange($7, $8))`,
        [authorityId, role, users.get(role), TELEPHONES[n], users.get(deputy), TELEPHONES[2], from, until],
      );
    }
}

async function recordLadder(
  client: pg.ClientBase,
  authorityId: string,
  users: Map<string, string>,
  absence: OpenAbsence,
  now: Date,
): Promise<void> {
  const random = Random.of('demo-escalation', absence.id);
  const byHours = { startedAt: absence.started_at, missingFrom: null, bornOn: null, earlier: [] };
  const due = rungsDue(byHours, [], now);
  for (const rung of due) {
    const raisedAt = new Date(Math.max(rung.dueAt.getTime(), absence.reported_at.getTime()) + 2_000);
    const answeredAt = new Date(raisedAt.getTime() + random.whole(4, 25) * MINUTE);
    const answered = (rung !== due.at(-1) || absence.located) && answeredAt < now;
    await recordRung(client, { authorityId, users, absence, rung, raisedAt, answeredAt: answered ? answeredAt : null });
  }
}

async function recordRung(
  client: pg.ClientBase,
  {
    authorityId,
    users,
    absence,
    rung: { key, dueAt, rule },
    raisedAt,
    answeredAt,
  }: {
    authorityId: string;
    users: Map<string, string>;
    absence: OpenAbsence;
    rung: DueRung;
    raisedAt: Date;
    answeredAt: Date | null;
  },
): Promise<void> {
  const { role } = climb(rule)[0]!;
  const owner = users.get(role)!;
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO escalation_rung (authority_id, child_id, absence_id, rung, due_at, raised_at, owed_by, climbs_to,
       climb_minutes, high_because, owed_role, owed_to, acknowledged_by, acknowledged_at, channel, acknowledgement_recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $7, $11, $12, $13, $14, $12) RETURNING id`,
    [
      ...[authorityId, absence.child_id, absence.id, key, dueAt, raisedAt, rule.owedBy, rule.climbsTo],
      ...[rule.climbMinutes, absence.danger === 'some' ? ['danger'] : [], owner],
      ...[answeredAt && owner, answeredAt, answeredAt && 'system'],
    ],
  );
  const id = rows[0]!.id;
  await client.query(
    `INSERT INTO escalation_chase (authority_id, child_id, absence_id, rung_id, level, role, user_id, telephone, chased_at)
       VALUES ($1, $2, $3, $4, 0, $5, $6, $7, $8)`,
    [authorityId, absence.child_id, absence.id, id, role, owner, TELEPHONES[0], raisedAt],
  );
  if (answeredAt) return;
  const chasedAt = new Date(raisedAt.getTime() + rule.climbMinutes * MINUTE);
  await client.query(`SELECT put_step($1, 'escalation.chase', $2, $3)`, [authorityId, id, chasedAt]);
}

const OPEN = `
  SELECT id, child_id, lower(during) AS started_at, reported_at, danger, located_at IS NOT NULL AS located
    FROM absence WHERE authority_id = $1 AND upper_inf(during) ORDER BY id`;
