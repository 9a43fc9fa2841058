import { Module } from '@nestjs/common';
import { ChildrenModule } from '../../children/children.module.js';
import { MissingModule } from '../missing.module.js';
import { ReportsController } from './reports.controller.js';
import { ReportsQueries } from './reports.queries.js';
import { ReportsService } from './reports.service.js';

@Module({
  imports: [ChildrenModule, MissingModule],
  controllers: [ReportsController],
  providers: [ReportsQueries, ReportsService],
  exports: [ReportsService],
})
export class ReportsModule {}
