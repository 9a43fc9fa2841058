import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import 'reflect-metadata';
import { dataSourceOptions } from '../../database/data-source.js';
import { DatabaseModule } from '../../database/database.module.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { type Actor } from '../../kernel/actor.js';
import { type MonthlyReturn, type ReturningAuthority } from './monthly-return.js';
import { MonthlyReturnQueries } from './monthly-return.queries.js';
import { MonthlyReturnService, type ReturnAsked } from './monthly-return.service.js';

export { returnCsv } from './monthly-return.csv.js';
export { returnJson } from './monthly-return.json.js';

/** The monthly return for the command line: the same service, no routes. */
export interface OpenReturns {
  /** In a unit of work of its own. */
  figures(actor: Actor, asked: ReturnAsked): Promise<{ answer: MonthlyReturn; authority: ReturningAuthority }>;
  close(): Promise<void>;
}

@Module({})
class ReturnsWithoutWeb {
  static on(url: string): DynamicModule {
    const imports = [TypeOrmModule.forRoot(dataSourceOptions({ url, poolSize: 2 })), DatabaseModule];
    return { module: ReturnsWithoutWeb, imports, providers: [MonthlyReturnService, MonthlyReturnQueries] };
  }
}

export async function openReturns(url: string): Promise<OpenReturns> {
  const context = await NestFactory.createApplicationContext(ReturnsWithoutWeb.on(url), {
    abortOnError: false,
    logger: ['error', 'warn'],
  });
  const [units, service] = [context.get(UnitOfWork), context.get(MonthlyReturnService)];
  return {
    figures: (actor, asked) =>
      units.run(actor, { action: 'return.monthly' }, async () => ({
        answer: await service.figures(actor, asked),
        authority: await service.returningAuthority(actor),
      })),
    close: () => context.close(),
  };
}
