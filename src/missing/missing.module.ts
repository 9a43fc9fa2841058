import { Module } from '@nestjs/common';
import { AbsenceQueries } from './absence.queries.js';
import { MissingController } from './missing.controller.js';
import { MissingService } from './missing.service.js';

@Module({
  controllers: [MissingController],
  providers: [AbsenceQueries, MissingService],
  exports: [MissingService],
})
export class MissingModule {}
