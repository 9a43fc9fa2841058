import { Module } from '@nestjs/common';
import { CheckThreads } from './check-threads.js';

/** Checking 903 returns beside the program's own thread. */
@Module({ providers: [CheckThreads], exports: [CheckThreads] })
export class CheckThreadsModule {}
