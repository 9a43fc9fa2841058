import { toIso } from '../../kernel/plain-date.js';
import { type LoggedActionDto, type PositionDto } from './action-answers.dto.js';
import { type ActionRow, type Position } from './actions.service.js';

export function actionJson(row: ActionRow): LoggedActionDto {
  return {
    id: row.id,
    kind: row.kind,
    happenedAt: row.happened_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
    withWhom: row.with_whom,
    reference: row.reference,
    riskLevel: row.risk_level,
    notes: row.notes,
    notDone: row.not_done,
    corrects: row.corrects,
    reason: row.corrects && row.recorded_why,
    correctedBy: row.corrected_by,
  };
}

export function positionJson({ police, owed, early, return903 }: Position): PositionDto {
  return {
    police: {
      toldAt: police.told_at?.toISOString() ?? null,
      reference: police.reference,
      riskLevel: police.risk_level,
      riskSince: police.risk_since?.toISOString() ?? null,
    },
    owed: owed.map((each) => ({
      ...each,
      dueAt: each.dueAt.toISOString(),
      doneAt: each.doneAt?.toISOString() ?? null,
    })),
    early,
    dfeRows: return903.rows.map(({ type, from, until }) => ({
      type,
      from: toIso(from),
      until: until === null ? null : toIso(until),
    })),
    dfeDays: return903.days,
    dfeHours: return903.hours,
  };
}
