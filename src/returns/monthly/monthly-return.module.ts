import { Module } from '@nestjs/common';
import { MonthlyReturnController } from './monthly-return.controller.js';
import { MonthlyReturnQueries } from './monthly-return.queries.js';
import { MonthlyReturnService } from './monthly-return.service.js';
import { ReturnMonths } from './return-months.service.js';

@Module({
  controllers: [MonthlyReturnController],
  providers: [MonthlyReturnService, MonthlyReturnQueries, ReturnMonths],
  exports: [MonthlyReturnService, ReturnMonths],
})
export class MonthlyReturnModule {}
