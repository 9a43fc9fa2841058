import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { conflict, invalid, notFound } from '../../kernel/problem.js';
import { AssignedQueries, type AssignedInterview } from './assigned.queries.js';
import { type HandInDto } from './interview.dto.js';
import { InterviewsService } from './interviews.service.js';

export type { AssignedInterview } from './assigned.queries.js';

/** For somebody from outside: the interviews assigned to the actor now, each with the least of one episode, written once. */
@Injectable()
export class AssignedInterviews {
  constructor(
    private readonly db: Database,
    private readonly queries: AssignedQueries,
    private readonly interviews: InterviewsService,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<AssignedInterview[]> {
    const all = await this.queries.all();
    this.db.opened(...all.map(({ childId }) => childId));
    return all;
  }

  /** @throws Problem `not-found` also when it is somebody else's, over, or handed in */
  async find(id: string): Promise<AssignedInterview> {
    const found = (await this.queries.all()).find((each) => each.id === id);
    if (!found) throw notFound('interview');
    this.db.opened(found.childId);
    return found;
  }

  /** Written, and from then on closed to whoever wrote it. @throws Problem `not-found` · `conflict` · `invalid` */
  async handIn(actor: Actor, id: string, input: HandInDto): Promise<void> {
    const { interviewId } = await this.find(id);
    const { heldAt, organisation } = await this.queries.lock(interviewId);
    const { childId, leftAt, returnedAt } = await this.find(id);
    if (heldAt) throw conflict('The interview is written up already');
    if (input.heldAt <= returnedAt) throw invalid('heldAt', 'The interview is held after the child is back');
    const by = { id: actor.userId, name: actor.name, organisation };
    await this.interviews.write(childId, interviewId, leftAt, by, input);
    await this.queries.handIn(id, interviewId, this.clock.now());
  }
}
