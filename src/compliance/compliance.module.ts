import { Module } from '@nestjs/common';
import { ComplianceController } from './compliance.controller.js';
import { ComplianceSteps } from './compliance-steps.js';
import { JudgingModule } from './judging.module.js';

@Module({
  imports: [JudgingModule],
  controllers: [ComplianceController],
  providers: [ComplianceSteps],
  exports: [JudgingModule],
})
export class ComplianceModule {}
