import { Injectable } from '@nestjs/common';
import { type Role, ROLE_NAMES } from '../../auth/permissions.js';
import { ChildrenService } from '../../children/children.service.js';
import { Database } from '../../database/database.js';
import { DueSteps } from '../../jobs/due-steps.js';
import { type Actor, NOBODY } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { conflict, invalid, notFound, Problem } from '../../kernel/problem.js';
import { PeopleService } from '../../people/people.service.js';
import { MissingService } from '../missing.service.js';
import { EscalationQueries, type RungRow } from './escalation.queries.js';
import { DEFAULT_LADDER, rungOf, RUNG_WORDS, rungsDue } from './ladder.js';
import { type CallRow, type ChaseRow, type NextRow, type OwedRow, RungsQueries } from './rungs.queries.js';
import { type RecordCallDto } from './rung.dto.js';

export type { RungRow } from './escalation.queries.js';
export type { CallRow, ChaseRow } from './rungs.queries.js';

/** What is owed on an absence now, and what comes next. */
export interface Owed {
  /** What nobody has acknowledged, the longest owed first. */
  owed: { rungId: string; rung: string; title: string; dueAt: Date; role: Role; name: string | null }[];
  /** Reasons why the child counts as at high risk, as the ladder found them. */
  highBecause: string[];
  /** Null once the child is back; `title` and `role` null when only a pattern decides. */
  next: { at: Date; title: string | null; role: Role | null } | null;
}

export interface RungWithCalls extends RungRow {
  chases: ChaseRow[];
  calls: CallRow[];
  /** Whether the one who looks may acknowledge it. */
  theirs: boolean;
}

/** The rungs of an absence, as people see and answer them. */
@Injectable()
export class RungsService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly missing: MissingService,
    private readonly people: PeopleService,
    private readonly steps: DueSteps,
    private readonly escalation: EscalationQueries,
    private readonly queries: RungsQueries,
    private readonly clock: Clock,
  ) {}

  /** For lists: the next action owed and by whom, of each absence the actor may see. Three statements. */
  async owedFor(absenceIds: readonly string[]): Promise<Map<string, Owed>> {
    if (!absenceIds.length) return new Map();
    const rows = await this.queries.owed(absenceIds);
    const next = await this.queries.next(absenceIds);
    const of = new Map<string, Owed>(absenceIds.map((id) => [id, { owed: [], highBecause: [], next: null }]));
    for (const row of rows) {
      const owed = of.get(row.absence_id)!;
      owed.owed.push(owedOf(row));
      owed.highBecause = [...new Set([...owed.highBecause, ...row.high_because])];
    }
    for (const row of next) of.get(row.absence_id)!.next = nextOf(row);
    return of;
  }

  /** Everything recorded on the ladder of an absence, in order. @throws Problem `not-found` */
  async ofAbsence(actor: Actor, absenceId: string): Promise<{ items: RungWithCalls[]; next: Owed['next'] }> {
    await this.missing.find(actor, absenceId);
    const rungs = await this.escalation.rungsOf(absenceId);
    const chases = await this.queries.chases(absenceId);
    const calls = await this.queries.calls(absenceId);
    const { userId } = actor;
    const roles = await this.queries.rolesAnswered(userId ?? NOBODY, this.clock.now());
    const items = rungs
      .filter(({ withdrawn_at }) => !withdrawn_at)
      .map((rung) => ({
        ...rung,
        chases: chases.filter(({ rung_id }) => rung_id === rung.id),
        calls: calls.filter(({ rung_id }) => rung_id === rung.id),
        theirs: userId !== null && answersFor(rung, userId, roles),
      }));
    return { items, next: (await this.owedFor([absenceId])).get(absenceId)!.next };
  }

  /** @throws Problem `not-found` */
  async find(actor: Actor, id: string): Promise<RungWithCalls> {
    const rung = await this.visible(id);
    const { items } = await this.ofAbsence(actor, rung.absence_id);
    const found = items.find((each) => each.id === id);
    if (!found) throw notFound('step');
    return found;
  }

  /**
   * The actor answers for it. Its chasing stops; the clock and later rungs do not (decision 19).
   * @throws Problem `not-found` · `conflict` when it is answered for already or the child is back · `forbidden` for
   * somebody who neither holds a role it is owed by or climbs to nor is on call for one
   */
  async acknowledge(actor: Actor, id: string): Promise<RungWithCalls> {
    const rung = await this.lockedOwed(id);
    const by = actor.userId;
    const now = this.clock.now();
    if (!by || !(await this.mayAnswer(by, rung, now))) throw notTheirs(rung);
    await this.settle(rung, { by, at: now, channel: 'system', recordedBy: by });
    return this.find(actor, id);
  }

  /**
   * Somebody was rung about it. Who acknowledges on the telephone must be one who may; when there was no answer the next
   * person is asked at once. @throws Problem as `acknowledge`, and `invalid`
   */
  async recordCall(actor: Actor, id: string, { userId, rangAt, outcome }: RecordCallDto): Promise<RungWithCalls> {
    const rung = await this.lockedOwed(id);
    const now = this.clock.now();
    const at = rangAt ?? now;
    const by = actor.userId;
    if (!by) throw notTheirs(rung);
    await this.people.required([userId], 'userId', 'Select who was rung');
    if (userId === by) throw invalid('userId', 'To acknowledge it yourself you need no telephone');
    if (at < rung.due_at)
      throw invalid('rangAt', 'Enter a time after this fell due: an earlier call is no answer to it');
    await this.queries.insertCall(rung, { rangUserId: userId, rangAt: at, outcome, by });
    if (outcome === 'acknowledged') {
      if (!(await this.mayAnswer(userId, rung, at)))
        throw invalid('userId', `Select somebody who may answer for it: ${rolesInWords(rung)}, or on call for one`);
      await this.settle(rung, { by: userId, at, channel: 'telephone', recordedBy: by });
    }
    if (outcome === 'no-answer') await this.steps.schedule('escalation.chase', id, now);
    return this.find(actor, id);
  }

  private async settle(
    rung: RungRow,
    how: { by: string; at: Date; channel: 'system' | 'telephone'; recordedBy: string },
  ): Promise<void> {
    this.db.unit.detail.rung = rung.rung;
    await this.queries.acknowledge(rung.id, how);
    await this.steps.cancel('escalation.chase', rung.id);
  }

  private async mayAnswer(userId: string, rung: RungRow, at: Date): Promise<boolean> {
    return answersFor(rung, userId, await this.queries.rolesAnswered(userId, at));
  }

  private async visible(id: string): Promise<RungRow> {
    const rung = await this.escalation.rung(id);
    await this.children.find(rung?.child_id ?? NOBODY, 'step');
    return rung!;
  }

  private async lockedOwed(id: string): Promise<RungRow> {
    const { child_id } = await this.visible(id);
    await this.children.lock(child_id, 'step');
    const rung = (await this.escalation.rung(id))!; // as it stands now that nobody else can change it
    if (rung.withdrawn_at) throw notFound('step');
    if (rung.ended_at) throw conflict('The child is recorded as back: nothing is owed any more');
    if (rung.acknowledged_at) throw conflict(`${rung.acknowledged_by_name} has acknowledged it already`);
    return rung;
  }
}

/** The person it is owed by now, after a hand-over for instance, or anybody who answers for one of its roles. */
function answersFor({ owed_to, owed_by, climbs_to }: RungRow, userId: string, roles: ReadonlySet<string>): boolean {
  return owed_to === userId || [owed_by, ...climbs_to].some((role) => roles.has(role));
}

function notTheirs(rung: RungRow): Problem {
  return new Problem(
    'forbidden',
    `This is owed by another role: ${rolesInWords(rung)}, or whoever is on call for one, acknowledges it`,
  );
}

function rolesInWords({ owed_by, climbs_to }: RungRow): string {
  const names = [owed_by, ...climbs_to].map((role) => ROLE_NAMES[role].toLowerCase());
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}` : names[0]!;
}

function owedOf({ id, rung, due_at, owed_role, owed_to_name }: OwedRow): Owed['owed'][number] {
  return {
    rungId: id,
    rung,
    title: RUNG_WORDS[rungOf(rung)].title,
    dueAt: due_at,
    role: owed_role,
    name: owed_to_name,
  };
}

/** By the hours alone: whether a pattern decides too shows when the time has come. */
function nextOf({ due_at, started_at, ladders: set }: NextRow): Owed['next'] {
  const ladders = (set ?? []).map(({ from, rungs }) => ({ from: new Date(from), rungs }));
  const byHours = { startedAt: started_at, missingFrom: null, bornOn: null, earlier: [] };
  const due = rungsDue(byHours, ladders.length ? ladders : [DEFAULT_LADDER], due_at).at(-1);
  const fits = due?.dueAt.getTime() === due_at.getTime() ? due : null;
  return { at: due_at, title: fits && RUNG_WORDS[rungOf(fits.key)].title, role: fits && fits.rule.owedBy };
}
