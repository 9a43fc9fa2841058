import { type BreachDto } from './breach-answers.dto.js';
import { type BreachRow } from './breaches.queries.js';

export function breachJson(row: BreachRow): BreachDto {
  return {
    id: row.id,
    childId: row.child_id,
    placementId: row.placement_id,
    rule: row.rule,
    trueFrom: row.true_from.toISOString(),
    knownFrom: row.known_from?.toISOString() ?? null,
    until: row.until?.toISOString() ?? null,
    endReason: row.end_reason,
    directorDecision: row.director_decision,
    directorDecidedAt: row.director_decided_at?.toISOString() ?? null,
    directorReasons: row.director_reasons,
    version: row.version,
  };
}
