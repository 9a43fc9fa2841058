import { Module } from '@nestjs/common';
import { MonthlyReturnController } from './monthly-return.controller.js';
import { MonthlyReturnQueries } from './monthly-return.queries.js';
import { MonthlyReturnService } from './monthly-return.service.js';

@Module({
  controllers: [MonthlyReturnController],
  providers: [MonthlyReturnService, MonthlyReturnQueries],
  exports: [MonthlyReturnService],
})
export class MonthlyReturnModule {}
