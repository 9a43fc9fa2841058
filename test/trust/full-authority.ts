import { storedVerdict } from '../support/stored-verdict.js';
import { randomBytes } from 'node:crypto';
import { type ChangeShown, type ListShown } from '../../src/care-settings/provider-list/provider-lists.queries.js';
import { type TestAuthority } from '../support/app.js';
import { Facts } from '../support/facts.js';
import { type FreshDatabase } from '../support/database.js';
import { fillMissing } from './full-missing.js';
import { fillAfterPlacement } from './full-placements.js';

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
    const [approval] = (await facts.audited(
      `INSERT INTO placement_approval (authority_id, child_id, placement_id, requested_by, decided_by, decided_at, channel,
                                       verdict, fingerprint)
       SELECT $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, now(), 'in-person', $6::jsonb, verdict_fingerprint($2::uuid, $7::uuid)
         FROM set_config('kith.authority_id', $1::text, true) RETURNING id`,
      [
        ...[authority.id, child, placement, user('social-worker'), user('director')],
        storedVerdict({ 'PL-01': { reason: canary }, 'PP-01': notKnown(canary, user('social-worker')) }),
        hostel,
      ],
    )) as { id: string }[];
    await fillAfterPlacement(facts, authority, { child, placement, approval: approval!.id, setting: hostel }, canary);
    await fillMissing(facts, { authority, child, sibling, placement }, canary);
    await fillTrafficking(facts, child, canary);
    await facts.insert('placement_code', {
      ...{ child_id: child, placement_id: placement, code: 'Z11', reason: canary, during: '[2026-01-01,)' },
    });
    await fillPlacementLaw(facts, authority, { child, home }, canary);
    await fillCompliance(facts, { child, placement }, canary);
    await fillLapse(facts, { child, placement, hostel }, canary);
    await facts.insert('immigration_control_answer', {
      ...{ child_id: child, answer: 'yes', holds_from: '2026-01-01', basis: canary },
    });
    await facts.insert('sibling_link', {
      ...{ child_id: child, sibling_id: sibling, during: '[2024-01-01,)', basis: canary },
    });
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
    await facts.record('due_step', { kind: 'test.step', subject_id: child, due_at: '2999-01-01' });
    const key = `report-missing:${child}`;
    await facts.record('draft', {
      ...{ user_id: user('social-worker'), key, child_id: child, form: JSON.stringify({ reportedBy: canary }) },
    });
    await facts.record('preference', { user_id: user('social-worker'), shortcuts: true });
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
    await facts.record('idempotency_key', {
      ...{ actor: `user:${user('social-worker')}`, route: 'POST /api/v1/children', key: 'their-key' },
      ...{ request_hash: randomBytes(1), status: 201, reply: JSON.stringify({ id: child, givenName: canary }) },
    });
  } finally {
    await facts.end();
  }
}

/** What somebody has to find out. */
function notKnown(reason: string, ownerId: string): object {
  return { verdict: 'unknown', reason, ownerId, dueAt: '2099-01-01T12:00:00Z' };
}

async function fillLapse(
  facts: Facts,
  { child, placement, hostel }: Record<'child' | 'placement' | 'hostel', string>,
  canary: string,
): Promise<void> {
  const says = JSON.stringify({ status: 'suspended', from: '2026-06-01T12:00:00Z', until: null, category: canary });
  const changed = { cause: 'registration', care_setting_id: hostel, fact_id: hostel, says };
  const stay = { rejudgement_id: await facts.insert('rejudgement', changed), placement_id: placement, child_id: child };
  await facts.record('rejudged_stay', { ...stay, before: '[]', after: '[]' });
  await facts.insert('lapse_work', { ...stay, due_at: '2026-06-02T12:00:00Z' });
}

async function fillCompliance(
  facts: Facts,
  { child, placement }: Record<'child' | 'placement', string>,
  canary: string,
): Promise<void> {
  await facts.record('verdict_span', {
    ...{ child_id: child, placement_id: placement, rule: 'PP-99', rule_version: '1', verdict: 'breached' },
    ...{ cause: 'late', reason: canary, during: '[2026-01-01,)' },
  });
  await facts.record('compliance_run', { on_day: '2026-01-01', began_at: '2026-01-01', finished_at: '2026-01-01' });
  await facts.insert('compliance_alert', {
    ...{ child_id: child, kind: 'attains-18', subject_id: child, falls_on: '2099-01-01', days_before: 90 },
  });
}

async function fillPlacementLaw(
  facts: Facts,
  { users }: TestAuthority,
  { child, home }: Record<'child' | 'home', string>,
  canary: string,
): Promise<void> {
  const during = '[2026-01-01,)';
  await facts.insert('placement_evidence', {
    ...{ child_id: child, care_setting_id: home, kind: 'risk-assessment', outcome: 'done', reason: canary, during },
    ...{ due_at: '2026-02-01', owner_id: users['team-manager'].id, recorded_for: users['social-worker'].id },
    ...{ decided_by: users.director.id, channel: 'in-person' },
  });
  await facts.insert('scheme_value_sign_off', {
    ...{
      value_id: 'reg-24-weeks',
      value: 10,
      source: canary,
      signed_by: users.director.id,
      signed_at: '2026-01-01',
      during,
    },
  });
  await facts.insert('provider', { name: `${canary} provider`, kind: 'private' });
  const shown: ListShown = { faults: [], agencies: 0, same: 0, changes: [listedAs(canary, home)] };
  await facts.insert('provider_list', {
    ...{ regulator: 'ofsted', as_of: '2026-01-01', file_name: `${canary}.csv`, sha256: randomBytes(32), rows: 1 },
    ...{ changes: JSON.stringify(shown), uploaded_by: canary },
  });
}

function listedAs(name: string, settingId: string): ChangeShown {
  return {
    ...{ is: 'changed', urn: 'SC000001', name, settingId, row: 2 },
    ...{ differences: ['name'], was: 'registered', status: 'registered', placements: 0 },
  };
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
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  await facts.record('webhook_secret', { subscription_id, secret });
  const [absence] = await facts.rows<{ id: string }>('SELECT id FROM absence WHERE authority_id = $1', [
    facts.authorityId,
  ]);
  const event_id = await facts.insert('webhook_event', {
    ...{ kind: 'missing.located', child_id, absence_id: absence!.id, occurred_at: '2026-05-02' },
  });
  const delivery_id = await facts.insert('webhook_delivery', { event_id, subscription_id });
  await facts.insert('webhook_try', { delivery_id, problem: canary });
}
