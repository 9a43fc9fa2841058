import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { conflict, invalid, notFound, Problem } from '../../kernel/problem.js';
import { dayAndTime } from '../../kernel/time-in-words.js';
import { MessagesService } from '../../messages/messages.service.js';
import { PeopleService, type Person } from '../../people/people.service.js';
import { type HandOverDto } from './handover.dto.js';
import { type AbsenceHandover, HandoverQueries, type HandoverRow, type OpenClock } from './handover.queries.js';

export type { AbsenceHandover, HandedClock, HandoverRow, OpenClock } from './handover.queries.js';

export interface Successor extends Person {
  /** Ids of children. */
  cannotOpen: string[];
}

/** The change of shift: open clocks go from one named person to another, who accepts them. */
@Injectable()
export class HandoverService {
  constructor(
    private readonly db: Database,
    private readonly queries: HandoverQueries,
    private readonly people: PeopleService,
    private readonly messages: MessagesService,
    private readonly clock: Clock,
  ) {}

  /** The latest first. */
  async list(page = 1): Promise<Paged<HandoverRow>> {
    const items = await this.queries.list((page - 1) * PAGE_SIZE);
    this.opened(...items);
    return { items, page, pageSize: PAGE_SIZE, total: await this.queries.count() };
  }

  /** Those that an absence, found visible before, was part of; the first first. */
  ofAbsence(absenceId: string): Promise<AbsenceHandover[]> {
    return this.queries.ofAbsence(absenceId);
  }

  /** What is open now, the longest away first. */
  async open(): Promise<OpenClock[]> {
    const open = await this.queries.openClocks();
    this.db.opened(...open.map(({ child_id }) => child_id));
    return open;
  }

  /** Those who may take over. */
  async candidates(actor: Actor): Promise<Person[]> {
    return (await this.people.whoMay('missing:acknowledge')).filter(({ id }) => id !== actor.userId);
  }

  /** The same, each with the children among these whose record they could not open; who can open all come first. */
  async successors(actor: Actor, open: readonly OpenClock[]): Promise<Successor[]> {
    const people = await this.candidates(actor);
    const hidden = await this.queries.outOfSight(
      open.map(({ child_id }) => child_id),
      people.map(({ id }) => id),
    );
    const all = people.map((person) => ({
      ...person,
      cannotOpen: hidden.filter(({ userId }) => userId === person.id).map(({ childId }) => childId),
    }));
    return [
      ...all.filter(({ cannotOpen }) => !cannotOpen.length),
      ...all.filter(({ cannotOpen }) => cannotOpen.length),
    ];
  }

  /**
   * Hands over all open clocks the actor may see, or those named. Who hands over answers for them until it is accepted.
   * A restricted record is handed only to somebody who can open it: named for it, or on call. The hand-over gives no
   * access of its own, for whoever hands over is not who decides about the restriction (decisions 19 and 31).
   * @throws Problem `invalid` · `forbidden` for a program
   */
  async handOver(actor: Actor, { userId, absenceIds }: HandOverDto): Promise<HandoverRow> {
    if (!actor.userId) throw new Problem('forbidden', 'A hand-over is from one person to another');
    if (userId === actor.userId) throw invalid('userId', 'Select somebody else');
    const open = await this.queries.openClocks();
    const handed = absenceIds ? open.filter(({ absence_id }) => absenceIds.includes(absence_id)) : open;
    if (!handed.length || (absenceIds && handed.length < absenceIds.length))
      throw invalid('absenceIds', 'Select children who are missing or away now');
    const people = await this.successors(actor, handed);
    const to = people.find(({ id }) => id === userId);
    if (!to) throw invalid('userId', 'Select who takes over');
    if (to.cannotOpen.length) throw invalid('userId', outOfSight(to, people));
    const id = await this.queries.insert(actor.userId, userId, this.clock.now());
    for (const clock of handed) await this.queries.insertClock(id, clock);
    await this.messages.send({
      ...{ once: `handover:${id}:email`, channel: 'email', recipient: to.email, toUserId: to.id },
      ...{ template: 'handover', about: 'handover', aboutId: id, parameters: { count: handed.length } },
    });
    return this.find(id);
  }

  /**
   * By the person it is to.
   * @throws Problem `not-found` · `forbidden` · `conflict` when it was accepted before, or a record opens only with a shift
   */
  async accept(actor: Actor, id: string): Promise<HandoverRow> {
    await this.queries.lock(id);
    const handover = await this.find(id);
    if (handover.to_user_id !== actor.userId)
      throw new Problem('forbidden', `This hand-over is to ${handover.to_name}, who accepts it`);
    if (handover.accepted_at) throw conflict('It was accepted already');
    const opensAt = await this.queries.opensWithShift(id, handover.to_user_id);
    if (opensAt)
      throw conflict(`One of these records opens to you with your shift, ${dayAndTime(opensAt)}: accept then`);
    await this.queries.accept(handover, this.clock.now());
    return this.find(id);
  }

  private async find(id: string): Promise<HandoverRow> {
    const [handover] = await this.queries.list(0, id);
    if (!handover) throw notFound('hand-over');
    this.opened(handover);
    return handover;
  }

  private opened(...handovers: HandoverRow[]): void {
    this.db.opened(...handovers.flatMap(({ clocks }) => clocks.map(({ childId }) => childId)));
  }
}

/** How many colleagues a refusal names. */
const MOST_NAMED = 5;

function outOfSight(to: Successor, people: readonly Successor[]): string {
  const who = `${to.name} cannot open ${counted(to.cannotOpen.length)}: not named for it, nor on call.`;
  const able = people.filter(({ cannotOpen }) => !cannotOpen.length).map(({ name }) => name);
  if (!able.length)
    return `${who} Nobody can open all of them: hand them over one by one, or put somebody on the roster`;
  const others = able.length > MOST_NAMED ? ` and ${able.length - MOST_NAMED} more` : '';
  return `${who} These can open all that is handed over: ${able.slice(0, MOST_NAMED).join(', ')}${others}`;
}

function counted(n: number): string {
  return n === 1 ? 'a restricted record handed over' : `${n} restricted records handed over`;
}
