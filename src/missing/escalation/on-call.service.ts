import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Role } from '../../auth/permissions.js';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { DueSteps } from '../../jobs/due-steps.js';
import { Clock } from '../../kernel/clock.js';
import { endOfLondonDay, londonDay } from '../../kernel/london-time.js';
import { addDays, toIso } from '../../kernel/plain-date.js';
import { conflict, invalid, notFound } from '../../kernel/problem.js';
import { MessagesService } from '../../messages/messages.service.js';
import { PeopleService, type Person } from '../../people/people.service.js';
import { ROSTERED } from './ladder.js';
import { EscalationQueries, type Reachable } from './escalation.queries.js';
import { type AddShiftDto } from './on-call.dto.js';
import { OnCallQueries, type ShiftRow, type ToRing } from './on-call.queries.js';
import { gaps, rosterLook, type Span, wholeDay } from './roster.js';

export type { Reachable } from './escalation.queries.js';
export type { ShiftRow } from './on-call.queries.js';

export interface RosterGap extends Span {
  role: Role;
}

const GAP_DAYS = 14;
/** Longer than any shift; a slip of the year is not on call for ever. */
const LONGEST_DAYS = 31;
const DAY_MS = 86_400_000;

/** Who is on call for which role, and when nobody is. */
@Injectable()
export class OnCallService implements OnModuleInit {
  constructor(
    private readonly queries: OnCallQueries,
    private readonly escalation: EscalationQueries,
    private readonly people: PeopleService,
    private readonly messages: MessagesService,
    private readonly steps: DueSteps,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.steps.handle('on-call.check', () => this.lookAtTomorrow());
  }

  /** Now and to come, the next first. */
  async shifts(page = 1): Promise<Paged<ShiftRow>> {
    const now = this.clock.now();
    const items = await this.queries.shifts(now, (page - 1) * PAGE_SIZE);
    return { items, page, pageSize: PAGE_SIZE, total: await this.queries.count(now) };
  }

  /** Whom to ring now; null while nobody is on call. */
  onCallNow(role: Role): Promise<ToRing | null> {
    return this.queries.onCall(role, this.clock.now());
  }

  /** Those who may be on call: whoever may acknowledge. */
  candidates(): Promise<Person[]> {
    return this.people.whoMay('missing:acknowledge');
  }

  /** @throws Problem `invalid` · `conflict` when somebody is on call for that role then */
  async add(input: AddShiftDto): Promise<ShiftRow> {
    const { userId, deputyId = null, from, until } = input;
    if (until <= from) throw invalid('until', 'The shift must end after it starts');
    if (until <= this.clock.now()) throw invalid('until', 'The shift is over already');
    if (until.getTime() - from.getTime() > LONGEST_DAYS * DAY_MS)
      throw invalid('until', `A shift is ${LONGEST_DAYS} days at most: check the dates`);
    if (deputyId === userId) throw invalid('deputyId', 'The deputy must be somebody else');
    const may = new Set((await this.candidates()).map(({ id }) => id));
    if (!may.has(userId)) throw invalid('userId', 'Select somebody who may acknowledge a step');
    if (deputyId && !may.has(deputyId)) throw invalid('deputyId', 'Select somebody who may acknowledge a step');
    const { role, telephone } = input;
    const deputyTelephone = deputyId ? input.deputyTelephone! : null;
    const id = await this.queries.insert({ role, userId, telephone, deputyId, deputyTelephone, from, until });
    return (await this.queries.find(id))!;
  }

  /** Over from now on; one not begun is taken back. @throws Problem `not-found` · `conflict` when it is over */
  async end(id: string): Promise<void> {
    const shift = await this.queries.find(id);
    if (!shift) throw notFound('shift');
    const now = this.clock.now();
    if (shift.until <= now) throw conflict('The shift is over already');
    await (shift.from < now ? this.queries.end(id, now) : this.queries.withdraw(id, now));
  }

  /** @throws Problem `not-found` */
  async find(id: string): Promise<ShiftRow> {
    const shift = await this.queries.find(id);
    if (!shift) throw notFound('shift');
    return shift;
  }

  /** Whom to tell for a role at an instant: those on call for it, or else a handful of those who hold it. */
  async reach(role: Role, at: Date): Promise<Reachable[]> {
    const onCall = await this.escalation.onCall(role, false, at);
    return onCall.length ? onCall : this.escalation.holders(role, at);
  }

  /** From now to the end of the fourteenth day, in order. */
  async gaps(): Promise<RosterGap[]> {
    const from = this.clock.now();
    return this.gapsIn({ from, until: endOfLondonDay(addDays(londonDay(from), GAP_DAYS - 1)) });
  }

  /**
   * From when on nobody is on call for one role or more, up to the end of today, and of tomorrow from the time it is
   * looked at, half an hour before the alert has to be there (decision 19); null while all of it is covered. For the frame
   * of every page of those who keep the roster.
   */
  async nextGap(): Promise<Date | null> {
    const from = this.clock.now();
    const until = endOfLondonDay(rosterLook(from).day ?? londonDay(from));
    return (await this.gapsIn({ from, until }))[0]?.from ?? null;
  }

  private async gapsIn(whole: Span): Promise<RosterGap[]> {
    const covered = await this.queries.covered(whole.from, whole.until);
    return ROSTERED.flatMap((role) =>
      gaps(
        whole,
        covered.filter((shift) => shift.role === role),
      ).map((gap) => ({ role, ...gap })),
    ).sort((a, b) => a.from.getTime() - b.from.getTime());
  }

  /** Tells those who keep the roster what hours of tomorrow nobody is on call for. @returns when the next look is due */
  private async lookAtTomorrow(): Promise<Date> {
    const now = this.clock.now();
    const { day, nextAt } = rosterLook(now);
    if (day === null) return nextAt;
    const open = await this.gapsIn(wholeDay(day));
    for (const role of new Set(open.map((gap) => gap.role))) {
      const alert = await this.queries.alert(role, toIso(day), now);
      const gap = open.find((each) => each.role === role)!;
      if (alert) await this.tell(alert, gap);
    }
    return nextAt;
  }

  private async tell(alert: string, { from, until }: Span): Promise<void> {
    for (const { id, email } of await this.people.holding('service-manager'))
      await this.messages.send({
        ...{ once: `on-call-alert:${alert}:${id}`, channel: 'email', recipient: email, toUserId: id },
        ...{ template: 'on-call-empty', about: 'on-call', parameters: { from, until } },
      });
  }
}
