import { Module } from '@nestjs/common';
import { ChildrenModule } from '../../children/children.module.js';
import { MessagesModule } from '../../messages/messages.module.js';
import { EscalationModule } from '../../missing/escalation/escalation.module.js';
import { BreachClockQueries } from './breach-clock.queries.js';
import { BreachClock } from './breach-clock.service.js';

/** Apart from the placements, which the command line uses without the steps and messages a clock needs. */
@Module({
  imports: [ChildrenModule, EscalationModule, MessagesModule],
  providers: [BreachClock, BreachClockQueries],
})
export class BreachClockModule {}
