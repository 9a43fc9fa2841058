import { Module } from '@nestjs/common';
import { ChildrenModule } from '../children/children.module.js';
import { AbsenceQueries } from './absence.queries.js';
import { MissingController } from './missing.controller.js';
import { MissingService } from './missing.service.js';

@Module({
  imports: [ChildrenModule],
  controllers: [MissingController],
  providers: [AbsenceQueries, MissingService],
  exports: [MissingService],
})
export class MissingModule {}
