import { Module } from '@nestjs/common';
import { RejudgingQueries } from './rejudging.queries.js';
import { RejudgingService } from './rejudging.service.js';

@Module({ providers: [RejudgingQueries, RejudgingService], exports: [RejudgingService] })
export class RejudgingModule {}
