import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AuthGuard } from '../auth/auth.guard.js';
import { AuthModule } from '../auth/auth.module.js';
import { FilesGuard } from './files.guard.js';
import { HealthController } from './health.controller.js';
import { ProblemFilter } from './problem.filter.js';
import { Readiness } from './readiness.js';
import { SessionStore } from './session-store.js';
import { UnitInterceptor } from './unit.interceptor.js';
import { removeAbandonedFolders } from './upload-folder.js';
import { ValidatedPipe } from './validated.js';

/** What every route goes through, in order: who may, one transaction, what was sent; and how a refusal is told. */
@Module({
  imports: [AuthModule],
  controllers: [HealthController],
  providers: [
    Readiness,
    SessionStore,
    AuthGuard,
    { provide: APP_GUARD, useExisting: AuthGuard }, // by a name of its own, so that a test can replace it
    { provide: APP_GUARD, useClass: FilesGuard },
    { provide: APP_INTERCEPTOR, useClass: UnitInterceptor },
    { provide: APP_PIPE, useClass: ValidatedPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [Readiness],
})
export class HttpModule implements OnApplicationBootstrap {
  onApplicationBootstrap(): Promise<void> {
    return removeAbandonedFolders();
  }
}
