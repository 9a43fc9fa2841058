import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from '../kernel/clock.js';
import { Database } from './database.js';
import { UnitOfWork } from './unit-of-work.js';

@Global()
@Module({
  providers: [UnitOfWork, Database, { provide: Clock, useClass: SystemClock }],
  exports: [UnitOfWork, Database, Clock],
})
export class DatabaseModule {}
