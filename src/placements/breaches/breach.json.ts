import { type BreachDecisionDto, type BreachDto, type StayInBreachDto } from './breach-answers.dto.js';
import { breachSoFar } from './breach-so-far.js';
import { type DecisionRow } from './breach-decisions.queries.js';
import { type BreachRow, type StayInBreachRow } from './breaches.queries.js';

export function breachJson(row: BreachRow, now: Date): BreachDto {
  const { state, own, run, owed } = breachSoFar(row, now);
  return {
    id: row.id,
    childId: row.child_id,
    placementId: row.placement_id,
    rule: row.rule,
    state,
    trueFrom: row.true_from.toISOString(),
    knownFrom: row.known_from?.toISOString() ?? null,
    until: row.until?.toISOString() ?? null,
    endReason: row.end_reason,
    ...own,
    run: {
      from: row.run_from.toISOString(),
      until: row.run_until?.toISOString() ?? null,
      ...run,
    },
    owed: owed && { ...owed, at: owed.at.toISOString() },
    directorDecision: row.director_decision,
    directorDecidedAt: row.director_decided_at?.toISOString() ?? null,
    reviewBy: row.review_by,
    version: row.version,
  };
}

export function stayJson(row: StayInBreachRow, now: Date): StayInBreachDto {
  const names = { givenName: row.given_name, familyName: row.family_name };
  return { ...breachJson(row, now), ...names, rules: [...row.rules].sort() };
}

export function decisionJson(row: DecisionRow): BreachDecisionDto {
  return {
    id: row.id,
    childId: row.child_id,
    placementId: row.placement_id,
    follows: row.follows,
    decision: row.decision,
    reasons: row.reasons,
    alternatives: row.alternatives,
    noAlternativesBecause: row.no_alternatives_because,
    courtOrder: row.court_order,
    order:
      row.order_id === null
        ? null
        : {
            id: row.order_id,
            kind: row.order_kind!,
            court: row.order_court,
            reference: row.order_reference,
            from: row.order_from!.toISOString(),
            until: row.order_until?.toISOString() ?? null,
          },
    ofsted: row.ofsted,
    ofstedToldAt: row.ofsted_told_at?.toISOString() ?? null,
    ofstedToldBy: row.ofsted_told_by,
    ofstedReason: row.ofsted_reason,
    exitPlan: row.exit_plan,
    exitBy: row.exit_by,
    reviewBy: row.review_by,
    decidedBy: row.decided_by,
    decidedByName: row.decided_by_name,
    decidedAt: row.decided_at.toISOString(),
    channel: row.channel,
    recordedBy: row.entered_by_name,
    recordedAt: row.recorded_at.toISOString(),
    confirmationDueAt: row.confirmation_due_at?.toISOString() ?? null,
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    disownedAt: row.disowned_at?.toISOString() ?? null,
    version: row.version,
  };
}
