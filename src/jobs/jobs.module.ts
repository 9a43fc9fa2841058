import { Global, Module } from '@nestjs/common';
import { DueSteps } from './due-steps.js';
import { JobsWorker } from './jobs-worker.js';

/** Global: any feature may have steps. Nothing runs until somebody starts the worker. */
@Global()
@Module({ providers: [DueSteps, JobsWorker], exports: [DueSteps, JobsWorker] })
export class JobsModule {}
