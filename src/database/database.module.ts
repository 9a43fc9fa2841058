import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from '../kernel/clock.js';
import { Announcements } from './announcements.js';
import { Database } from './database.js';
import { UnitOfWork } from './unit-of-work.js';

@Global()
@Module({
  providers: [Announcements, UnitOfWork, Database, { provide: Clock, useClass: SystemClock }],
  exports: [Announcements, UnitOfWork, Database, Clock],
})
export class DatabaseModule {}
