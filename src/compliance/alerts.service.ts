import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../children/children.service.js';
import { Database } from '../database/database.js';
import { PAGE_SIZE, type Paged } from '../http/paged.js';
import { type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { londonDay } from '../kernel/london-time.js';
import { addDays, type PlainDate, toIso } from '../kernel/plain-date.js';
import { conflict, notFound, Problem } from '../kernel/problem.js';
import { ALERT_STAGES, stageAt } from './alert-stages.js';
import { AlertQueries, type AlertRow } from './alerts.queries.js';

export type { AlertRow } from './alerts.queries.js';

const FARTHEST = Math.max(...Object.values(ALERT_STAGES).flatMap(({ days }) => days));

/** Days after its day for which an alert nobody has answered is still asked about. */
const STILL_ASKED = 7;

/** Days that draw near: whose they are, and who has answered. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly alerts: AlertQueries,
    private readonly clock: Clock,
  ) {}

  /** Raises the stage each coming day has reached, once; withdraws those about days that are not coming any more. */
  async raise(day: PlainDate): Promise<void> {
    const coming = await this.alerts.coming(toIso(day), FARTHEST);
    const stages = coming.flatMap((each) => {
      const stage = stageAt(each.kind, each.days_ahead);
      return stage === null ? [] : [{ ...each, stage }];
    });
    await this.alerts.raise(toIso(day), stages);
  }

  /** The nearest first, a week gone by included: of the actor's children and teams, or of everybody. */
  async owed(actor: Actor, page = 1, isMine = true): Promise<Paged<AlertRow>> {
    const nobodys = { items: [], page, pageSize: PAGE_SIZE, total: 0 };
    if (isMine && !actor.userId) return nobodys;
    const since = toIso(addDays(londonDay(this.clock.now()), -STILL_ASKED));
    const items = await this.alerts.owed(isMine ? actor.userId : null, since, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    this.db.opened(...items.map(({ child_id }) => child_id));
    return { items, page, pageSize: PAGE_SIZE, total: items[0]?.total ?? 0 };
  }

  /** Somebody has seen it and answers for it; the next stage asks again. @throws Problem `not-found` · `conflict` when somebody has · `forbidden` */
  async acknowledge(actor: Actor, id: string): Promise<void> {
    if (!actor.userId) throw new Problem('forbidden', 'A person acknowledges an alert');
    const alert = await this.alerts.find(id);
    if (!alert) throw notFound('alert');
    await this.children.lock(alert.child_id, 'alert');
    if (!(await this.alerts.acknowledge(id, actor.userId, this.clock.now())))
      throw conflict('Somebody has answered for this already');
  }
}
