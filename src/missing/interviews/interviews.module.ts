import { Module } from '@nestjs/common';
import { ChildrenModule } from '../../children/children.module.js';
import { PeopleModule } from '../../people/people.module.js';
import { MessagesModule } from '../../messages/messages.module.js';
import { MissingModule } from '../missing.module.js';
import { AssignedInterviewsController } from './assigned-interviews.controller.js';
import { AssignedInterviews } from './assigned-interviews.service.js';
import { AssignedQueries } from './assigned.queries.js';
import { InterviewAssignmentQueries } from './interview-assignments.queries.js';
import { InterviewFollowUpQueries } from './interview-follow-up.queries.js';
import { InterviewHistoryQueries } from './interview-history.queries.js';
import { InterviewOfferQueries } from './interview-offers.queries.js';
import { InterviewQueries } from './interview.queries.js';
import { InterviewsController } from './interviews.controller.js';
import { InterviewsService } from './interviews.service.js';
import { OwedInterviewQueries } from './owed-interviews.queries.js';
import { OwedInterviewsService } from './owed-interviews.service.js';
import { LateInterviews } from './late-interviews.service.js';

@Module({
  imports: [ChildrenModule, MessagesModule, MissingModule, PeopleModule],
  controllers: [InterviewsController, AssignedInterviewsController],
  providers: [
    AssignedInterviews,
    AssignedQueries,
    ...[InterviewQueries, InterviewOfferQueries, InterviewFollowUpQueries, InterviewAssignmentQueries],
    InterviewHistoryQueries,
    InterviewsService,
    LateInterviews,
    OwedInterviewQueries,
    OwedInterviewsService,
  ],
  exports: [AssignedInterviews, InterviewsService, OwedInterviewsService],
})
export class InterviewsModule {}
