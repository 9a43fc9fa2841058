import { Module } from '@nestjs/common';
import { ChildrenModule } from '../children/children.module.js';
import { DraftsQueries } from './drafts.queries.js';
import { DraftsService } from './drafts.service.js';

@Module({
  imports: [ChildrenModule],
  providers: [DraftsQueries, DraftsService],
  exports: [DraftsService],
})
export class DraftsModule {}
