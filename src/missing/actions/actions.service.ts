import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { conflict, invalid, notFound } from '../../kernel/problem.js';
import { incidentStart } from '../absence.js';
import { adultIn903, type Counted, counted } from '../dfe-rows.js';
import { type Early, earliness } from '../early-absence.js';
import { type AbsenceRow, MissingService, segmentsOf } from '../missing.service.js';
import { type ActionSaid, faultOfAction } from './action.js';
import { type CorrectActionDto, type LogActionDto } from './action.dto.js';
import { ActionQueries, type ActionRow, type PoliceRow, type PositionRow } from './action.queries.js';
import { type AbsenceFacts, type OwedAction, owedActions } from './owed-actions.js';

export type { ActionRow, PoliceRow } from './action.queries.js';

/** How an absence stands: what the police last said, what is owed of it, and what the annual return will say. */
export interface Position {
  police: PoliceRow;
  owed: OwedAction[];
  early: Early[];
  return903: Counted;
}

/** What was done while a child was missing: told, seen, met, decided, decided against. */
@Injectable()
export class ActionsService {
  constructor(
    private readonly db: Database,
    private readonly missing: MissingService,
    private readonly actions: ActionQueries,
    private readonly clock: Clock,
  ) {}

  /** Also of an absence that is over: what was done then may be written down late. @throws Problem `not-found` · `invalid` */
  async log(_actor: Actor, absenceId: string, input: LogActionDto): Promise<string> {
    return this.insert(await this.missing.lock(absenceId), input, input.happenedAt ?? this.clock.now(), null);
  }

  /**
   * The entry stays; the new one names it and is what counts. Each is corrected once, then its correction is.
   * @throws Problem `not-found` · `invalid` · `conflict` when somebody corrected it meanwhile
   */
  async correct(_actor: Actor, absenceId: string, actionId: string, input: CorrectActionDto): Promise<string> {
    const absence = await this.missing.lock(absenceId);
    const wrong = await this.actions.find(absenceId, actionId);
    if (!wrong) throw notFound('entry');
    if (wrong.kind === 'not-so') throw conflict('This entry says that another was not so: log what happened anew');
    const { reason, ...said } = input;
    const notes = said.notes ?? (said.kind === 'not-so' ? reason : undefined);
    await this.db.because(reason);
    return this.insert(absence, { ...said, notes }, said.happenedAt ?? wrong.happened_at, actionId);
  }

  /** By when it happened, the latest first. @throws Problem `not-found` */
  async ofAbsence(actor: Actor, absenceId: string, page = 1, pageSize = PAGE_SIZE): Promise<Paged<ActionRow>> {
    await this.missing.find(actor, absenceId);
    const { rows, total } = await this.actions.ofAbsence(absenceId, pageSize, (page - 1) * pageSize);
    return { items: rows, page, pageSize, total };
  }

  /** One entry; null when the absence has no such. @throws Problem `not-found` for the absence */
  async find(actor: Actor, absenceId: string, actionId: string): Promise<ActionRow | null> {
    await this.missing.find(actor, absenceId);
    const { rows } = await this.actions.ofAbsence(absenceId, 1, 0, actionId);
    return rows[0] ?? null;
  }

  /** @throws Problem `not-found` */
  async position(actor: Actor, absenceId: string): Promise<Position> {
    return this.positionOf(await this.missing.find(actor, absenceId));
  }

  /** Of an absence that was found visible. */
  async positionOf(absence: AbsenceRow): Promise<Position> {
    const row = await this.actions.position(absence.id);
    const care = (row.care ?? []).map(({ from, until }) => ({
      from: new Date(from),
      until: until ? new Date(until) : null,
    }));
    return {
      police: row,
      owed: owedActions(factsOf(absence, row)),
      early: earliness({ absentFrom: absence.from, inCareFrom: row.in_care_from, placedFrom: row.placed_from }),
      return903: counted(segmentsOf(absence), care, this.clock.now(), adultIn903(row.adult_born_on)),
    };
  }

  private async insert(
    { id, child_id }: AbsenceRow,
    said: ActionSaid,
    happenedAt: Date,
    corrects: string | null,
  ): Promise<string> {
    const given = withoutBlanks(said);
    const fault = faultOfAction(given);
    if (fault) throw invalid(fault.field, fault.message);
    return this.actions.insert(child_id, id, {
      ...{ kind: given.kind, happenedAt, corrects },
      withWhom: given.withWhom ?? null,
      reference: given.reference ?? null,
      riskLevel: given.riskLevel ?? null,
      notes: given.notes ?? null,
      notDone: given.notDone ?? null,
    });
  }
}

/** A text of spaces says nothing. */
function withoutBlanks({ kind, withWhom, reference, riskLevel, notes, notDone }: ActionSaid): ActionSaid {
  const said = (text: string | null | undefined) => text?.trim() || undefined;
  const [level, undone] = [riskLevel ?? undefined, notDone ?? undefined];
  return {
    kind,
    riskLevel: level,
    notDone: undone,
    withWhom: said(withWhom),
    reference: said(reference),
    notes: said(notes),
  };
}

function factsOf(absence: AbsenceRow, row: PositionRow): AbsenceFacts {
  const done = Object.entries(row.done ?? {}).map(([kind, at]) => [kind, new Date(at)]);
  return {
    startedAt: absence.from,
    reportedAt: absence.reported_at,
    endedAt: absence.until,
    everMissing: incidentStart(segmentsOf(absence)).kind === 'missing',
    policeToldAt: row.told_at,
    immigrationControl: row.immigration_control,
    placedOutOfArea: row.placed_out_of_area,
    done: Object.fromEntries(done) as AbsenceFacts['done'],
    decidedNot: row.decided_not ?? {},
  };
}
