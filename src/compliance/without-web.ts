import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import 'reflect-metadata';
import { dataSourceOptions } from '../database/data-source.js';
import { DatabaseModule } from '../database/database.module.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { JudgingModule } from './judging.module.js';
import { NightsService } from './nights.service.js';
import { VerdictsService } from './verdicts.service.js';

/** The judging for the command line: the same services, no routes and no steps. */
export interface OpenJudging {
  units: UnitOfWork;
  nights: NightsService;
  verdicts: VerdictsService;
  close(): Promise<void>;
}

@Module({})
class JudgingWithoutWeb {
  static on(url: string): DynamicModule {
    const imports = [TypeOrmModule.forRoot(dataSourceOptions({ url, poolSize: 2 })), DatabaseModule, JudgingModule];
    return { module: JudgingWithoutWeb, imports };
  }
}

export async function openJudging(url: string): Promise<OpenJudging> {
  const context = await NestFactory.createApplicationContext(JudgingWithoutWeb.on(url), {
    abortOnError: false,
    logger: ['error', 'warn'],
  });
  return {
    units: context.get(UnitOfWork),
    nights: context.get(NightsService, { strict: false }),
    verdicts: context.get(VerdictsService, { strict: false }),
    close: () => context.close(),
  };
}
