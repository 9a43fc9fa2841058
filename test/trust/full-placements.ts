import { type TestAuthority } from '../support/app.js';
import { type Facts } from '../support/facts.js';

interface Placed {
  child: string;
  placement: string;
  approval: string;
  setting: string;
}

/** What follows a placement: the director's decision on its breaches, what a suspension did to it, what is to be found out. */
export async function fillAfterPlacement(
  facts: Facts,
  { users }: TestAuthority,
  { child, placement, approval, setting }: Placed,
  canary: string,
): Promise<void> {
  const of = { child_id: child, placement_id: placement };
  const decision_id = await facts.insert('breach_decision', {
    ...{
      ...of,
      decision: 'move-now',
      reasons: canary,
      court_order: 'none',
      ofsted: 'not-yet',
      review_by: '2026-06-01',
    },
    ...{ alternatives: JSON.stringify([{ what: canary }]), decided_by: users.director.id, decided_at: '2026-05-01' },
    channel: 'in-person',
  });
  const breaches = await facts.rows<{ id: string }>(
    'SELECT id FROM breach WHERE authority_id = $1 AND placement_id = $2',
    [facts.authorityId, placement],
  );
  for (const { id } of breaches) await facts.record('decided_breach', { decision_id, breach_id: id });
  await facts.insert('breach_chase', {
    ...{ ...of, asks: 'review', about_at: '2026-06-01', level: 0, role: 'director', people: 1, asked_at: '2026-06-01' },
  });

  const rejudgement_id = await facts.insert('rejudgement', {
    ...{ cause: 'registration', care_setting_id: setting, fact_id: setting, says: JSON.stringify({ name: canary }) },
  });
  const after = JSON.stringify([{ rule: 'PL-02', verdict: 'breached', from: '2026-05-01T00:00:00Z', until: null }]);
  await facts.record('rejudged_stay', { ...of, rejudgement_id, before: '[]', after });
  await facts.insert('lapse_work', {
    ...{ ...of, rejudgement_id, due_at: '2026-06-01', outcome: 'moved', reasons: canary },
    ...{ decided_by: users['team-manager'].id, decided_at: '2026-06-01' },
  });
  await facts.insert('follow_up', {
    ...{ ...of, approval_id: approval, rule: 'PP-99', owner_id: users['social-worker'].id, due_at: '2026-06-01' },
    ...{ outcome: 'found-out', found: canary, answered_by: users['social-worker'].id, answered_at: '2026-06-01' },
  });
}
