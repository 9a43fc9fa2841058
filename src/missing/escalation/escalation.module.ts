import { Module } from '@nestjs/common';
import { ChildrenModule } from '../../children/children.module.js';
import { MessagesModule } from '../../messages/messages.module.js';
import { PeopleModule } from '../../people/people.module.js';
import { MissingModule } from '../missing.module.js';
import { EscalationQueries } from './escalation.queries.js';
import { EscalationService } from './escalation.service.js';
import { HandoverController } from './handover.controller.js';
import { HandoverQueries } from './handover.queries.js';
import { HandoverService } from './handover.service.js';
import { LadderController } from './ladder.controller.js';
import { LadderQueries } from './ladder.queries.js';
import { LadderService } from './ladder.service.js';
import { OnCallController } from './on-call.controller.js';
import { OnCallQueries } from './on-call.queries.js';
import { OnCallService } from './on-call.service.js';
import { RungsController } from './rungs.controller.js';
import { RungsQueries } from './rungs.queries.js';
import { RungsService } from './rungs.service.js';

@Module({
  imports: [ChildrenModule, MessagesModule, MissingModule, PeopleModule],
  controllers: [RungsController, LadderController, OnCallController, HandoverController],
  providers: [
    ...[EscalationQueries, EscalationService, RungsQueries, RungsService],
    ...[LadderQueries, LadderService, OnCallQueries, OnCallService, HandoverQueries, HandoverService],
  ],
  exports: [RungsService, LadderService, OnCallService, HandoverService],
})
export class EscalationModule {}
