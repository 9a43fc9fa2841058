import { storedVerdict } from '../support/stored-verdict.js';
import { randomBytes } from 'node:crypto';
import { DEFAULT_LADDER } from '../../src/missing/escalation/ladder.js';
import { type TestAuthority } from '../support/app.js';
import { Facts } from '../support/facts.js';
import { type FreshDatabase } from '../support/database.js';

/** Ids of one authority, by the table they are of; every tenant table has a row. */
export type Ids = Record<string, string[]>;

/** Fills an authority with a row or more in every table it has. Every text in it contains the canary. */
export async function fillAuthority(database: FreshDatabase, authority: TestAuthority, canary: string): Promise<void> {
  const facts = await Facts.of({ database, authority });
  const user = (role: keyof TestAuthority['users']) => authority.users[role].id;
  const named = { given: `${canary}given`, family: `${canary}family` };
  try {
    const child = await facts.child({ bornOn: '2011-03-15', ...named });
    const sibling = await facts.child({ bornOn: ['2009-01-01', '2009-06-01'], ...named });
    const restricted = await facts.child({ bornOn: '2012-12-12', ...named });
    await facts.audited(`UPDATE child SET local_number = $2, known_as = $2, home_postcode = 'ZZ9 9ZZ' WHERE id = $1`, [
      child,
      `${canary}number`,
    ]);
    const home = await facts.setting('childrens-home', { registered: ['2020-01-01'], name: `${canary} home` });
    const hostel = await facts.setting('hostel', { name: `${canary} hostel` });
    const carers = await facts.setting('foster-home', { name: `${canary} carers` });
    await facts.approvedCarer(carers, ['2020-01-01']);
    await facts.noNewAdmissions(home, ['2026-08-01']);
    for (const one of [child, sibling, restricted]) {
      await facts.inCare(one, ['2024-01-01']);
      await facts.legalStatus(one, 'C2', ['2024-01-01']);
      await facts.unaccompanied(one, 'yes', ['2024-01-01']);
    }
    await facts.restrict(restricted, user('team-manager'), [user('social-worker')]);
    await facts.restrict(child, user('team-manager'), [], 'address');
    const placement = await facts.actualPlacement(child, hostel, ['2026-01-01']);
    await facts.actualPlacement(sibling, hostel, ['2026-01-01', '2026-03-01'], 'other-arrangements');
    await facts.audited(
      `INSERT INTO placement_approval (authority_id, child_id, placement_id, requested_by, decided_by, decided_at, channel,
                                       verdict, fingerprint)
       SELECT $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, now(), 'in-person', $6::jsonb, verdict_fingerprint($2::uuid, $7::uuid)
         FROM set_config('kith.authority_id', $1::text, true)`,
      [
        ...[authority.id, child, placement, user('social-worker'), user('director')],
        storedVerdict({ 'PL-01': { reason: canary } }),
        hostel,
      ],
    );
    await fillAbsences(facts, [child, sibling], canary);
    await fillTrafficking(facts, child, canary);
    await fillProfile(facts, child, canary);
    const team = await facts.insert('team', { name: `${canary} team`, manager_id: user('team-manager') });
    for (const one of [child, sibling])
      await facts.insert('allocation', {
        child_id: one,
        worker_id: user('social-worker'),
        team_id: team,
        during: '[2024-01-01,)',
      });
    await facts.insert('notice', {
      child_id: child,
      to_user_id: user('social-worker'),
      kind: 'emergency-opening',
      raised_by: `${canary}`,
    });
    await fillMessages(facts, canary);
    await fillWebhooks(facts, child, canary);
    await fillEscalation(facts, authority, canary);
    await facts.audited(
      `INSERT INTO due_step (authority_id, kind, subject_id, due_at) VALUES ($1, 'test.step', $2, '2999-01-01')`,
      [authority.id, child],
    );
    await facts.insert('search', {
      actor: `user:${user('social-worker')}`,
      criteria: JSON.stringify({ name: `${canary}` }),
    });
    await facts.insert('access_token', {
      ...{
        user_id: user('social-worker'),
        kind: 'service',
        name: `${canary}`,
        token_hash: randomBytes(32),
        expires_at: '2099-01-01',
      },
    });
    await facts.audited(
      `INSERT INTO idempotency_key (authority_id, actor, route, key, request_hash, status, reply)
       VALUES ($1, $2, 'POST /api/v1/children', 'their-key', '\\x00', 201, $3)`,
      [authority.id, `user:${user('social-worker')}`, JSON.stringify({ id: child, givenName: canary })],
    );
  } finally {
    await facts.end();
  }
}

async function fillAbsences(facts: Facts, children: string[], canary: string): Promise<void> {
  for (const [i, child] of children.entries()) {
    const during = i ? '[2026-05-01,)' : '[2026-05-01,2026-05-03)';
    const said = { reported_by: canary, last_seen_place: canary, last_seen_by: canary };
    const back = i ? {} : { returned_to: 'placement' };
    const columns = {
      ...{ child_id: child, during, noticed_at: '2026-05-01', reported_at: '2026-05-01', whereabouts: 'not-known' },
      ...{ last_seen_earliest: '2026-05-01', last_seen_latest: '2026-05-01', danger: 'unknown', police: 'telling-now' },
      ...said,
      ...back,
    };
    const names = Object.keys(columns);
    await facts.audited(
      `WITH absent AS (INSERT INTO absence (authority_id, ${names.join(', ')}) VALUES ($1, ${names.map((_, n) => `$${n + 2}`).join(', ')}) RETURNING *)
       INSERT INTO absence_segment (authority_id, child_id, absence_id, kind, during) SELECT authority_id, child_id, id, 'missing', during FROM absent`,
      [facts.authorityId, ...Object.values(columns)],
    );
  }
}

async function fillProfile(facts: Facts, child: string, canary: string): Promise<void> {
  const confirmed = { confirmed_at: '2026-01-01', confirmed_by: canary, during: '[2026-01-01,)' };
  for (const [subject, isProtected] of [
    ['hair', false],
    ['address-to-search', true],
  ] as const)
    // prettier-ignore
    await facts.insert('profile_item', { child_id: child, subject, words: canary, protected: isProtected, ...confirmed });
  const bytes = Buffer.from(canary);
  const sha256 = randomBytes(32);
  const picture = { child_id: child, media_type: 'image/jpeg', width: 1, height: 1, sha256, bytes };
  const picture_id = await facts.insert('profile_picture', picture);
  await facts.insert('profile_photo', { child_id: child, picture_id, ...confirmed });
  await facts.insert('profile_hand_over', {
    ...{ child_id: child, handed_to: canary, handed_at: '2026-01-01', handed_by: canary },
  });
  const [absence] = await facts.rows<{ id: string }>('SELECT id FROM absence WHERE child_id = $1', [child]);
  const to = { recipient_name: canary, recipient_organisation: canary, recipient_contact: canary };
  const release = { child_id: child, absence_id: absence!.id, audience: 'police', ...to };
  const release_id = await facts.insert('pack_release', {
    ...{ ...release, released_at: '2026-05-02', released_by: canary, sha256 },
  });
  await facts.audited(
    `INSERT INTO released_document (authority_id, release_id, child_id, facts, pdf) VALUES ($1, $2, $3, $4, $5)`,
    [facts.authorityId, release_id, child, JSON.stringify({ childName: canary }), bytes],
  );
}

async function fillTrafficking(facts: Facts, child: string, canary: string): Promise<void> {
  await facts.insert('trafficking_screening', { child_id: child, screened_at: '2026-01-01', outcome: 'not-assessed' });
  const during = '[2026-01-01,)';
  await facts.insert('trafficking_finding', {
    child_id: child,
    level: 'suspected',
    basis: 'professional-judgement',
    during,
  });
  const referral = { child_id: child, referred_at: '2026-01-01', reference: `${canary}NRM` };
  const nrm_referral_id = await facts.insert('nrm_referral', referral);
  const decision = { nrm_referral_id, decision: 'reasonable-grounds-positive', decided_at: '2026-02-01' };
  await facts.insert('nrm_decision', { child_id: child, ...decision });
}

async function fillEscalation(facts: Facts, authority: TestAuthority, canary: string): Promise<void> {
  const { 'duty-manager': duty, 'social-worker': worker, 'service-manager': manager } = authority.users;
  const [absence] = await facts.rows<{ id: string; child_id: string }>(
    'SELECT id, child_id FROM absence WHERE authority_id = $1 AND upper_inf(during)',
    [facts.authorityId],
  );
  const of = { child_id: absence!.child_id, absence_id: absence!.id };
  const at = '2026-05-01';
  await facts.insert('on_call', {
    ...{ role: 'duty-manager', user_id: duty.id, telephone: '01632 960010', deputy_id: manager.id },
    ...{ deputy_telephone: '01632 960011', during: '[2026-05-01,2026-05-02)' },
  });
  await facts.insert('on_call_alert', { role: 'duty-manager', day: '2026-05-02', raised_at: at });
  await facts.insert('escalation_ladder', {
    effective_from: at,
    rungs: JSON.stringify(DEFAULT_LADDER.rungs),
    reason: canary,
  });
  const rung_id = await facts.insert('escalation_rung', {
    ...{ ...of, rung: 'report', due_at: at, raised_at: at, owed_by: 'duty-manager', climbs_to: [], climb_minutes: 30 },
    ...{ owed_role: 'duty-manager', owed_to: duty.id },
  });
  const asked = { ...of, rung_id, level: 0, role: 'duty-manager', user_id: duty.id, chased_at: at };
  await facts.insert('escalation_chase', { ...asked, telephone: '01632 960010' });
  const rang = { rang_user_id: duty.id, rang_at: at, outcome: 'no-answer', rung_by: worker.id };
  await facts.insert('escalation_call', { ...of, rung_id, ...rang });
  const between = { from_user_id: worker.id, to_user_id: duty.id, handed_at: at };
  const handover_id = await facts.insert('handover', between);
  await facts.insert('handover_clock', { ...of, handover_id, owed: ['report'] });
}

async function fillMessages(facts: Facts, canary: string): Promise<void> {
  const message = await facts.insert('message', {
    ...{ once: `outbox:${facts.authorityId}`, channel: 'email', recipient: `${canary}@example.test` },
    ...{ template: 'test', about: 'outbox' },
  });
  await facts.insert('message_try', { message_id: message, outcome: 'failed', problem: canary, by: canary });
}

async function fillWebhooks(facts: Facts, child_id: string, canary: string): Promise<void> {
  const subscription_id = await facts.insert('webhook_subscription', {
    ...{ name: canary, url: `https://${canary.toLowerCase()}.example`, kinds: ['missing.located'] },
  });
  await facts.audited('INSERT INTO webhook_secret (authority_id, subscription_id, secret) VALUES ($1, $2, $3)', [
    ...[facts.authorityId, subscription_id, `whsec_${randomBytes(32).toString('base64')}`],
  ]);
  const [absence] = await facts.rows<{ id: string }>('SELECT id FROM absence WHERE authority_id = $1', [
    facts.authorityId,
  ]);
  const event_id = await facts.insert('webhook_event', {
    ...{ kind: 'missing.located', child_id, absence_id: absence!.id, occurred_at: '2026-05-02' },
  });
  const delivery_id = await facts.insert('webhook_delivery', { event_id, subscription_id });
  await facts.insert('webhook_try', { delivery_id, problem: canary });
}
