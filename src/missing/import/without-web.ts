import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import 'reflect-metadata';
import { dataSourceOptions } from '../../database/data-source.js';
import { DatabaseModule } from '../../database/database.module.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock, SystemClock } from '../../kernel/clock.js';
import { AbsenceImportQueries } from './absence-import.queries.js';
import { AbsenceImportsService, type ImportProgress } from './absence-imports.service.js';
import { type ImportPreview } from './import-preview.js';

/** The import for the command line: the same service, no routes. */
export interface OpenImports {
  preview(actor: Actor, text: string): Promise<ImportPreview>;
  /** All of it or nothing, in one unit of work. */
  record(actor: Actor, name: string, text: string, tell: (progress: ImportProgress) => void): Promise<ImportPreview>;
  close(): Promise<void>;
}

/** All of them: there is no page to fit on. */
const MOST_ERRORS = 100_000;

@Module({})
class ImportsWithoutWeb {
  static on(url: string): DynamicModule {
    const imports = [TypeOrmModule.forRoot(dataSourceOptions({ url, poolSize: 2 })), DatabaseModule];
    const clock = { provide: Clock, useClass: SystemClock };
    return { module: ImportsWithoutWeb, imports, providers: [AbsenceImportsService, AbsenceImportQueries, clock] };
  }
}

export async function openImports(url: string): Promise<OpenImports> {
  const context = await NestFactory.createApplicationContext(ImportsWithoutWeb.on(url), {
    abortOnError: false,
    logger: ['error', 'warn'],
  });
  const [units, service] = [context.get(UnitOfWork), context.get(AbsenceImportsService)];
  return {
    preview: (actor, text) =>
      units.run(actor, { action: 'absence.import.preview' }, () => service.preview(actor, text, MOST_ERRORS)),
    record: (actor, name, text, tell) =>
      units.run(actor, { action: 'absence.import.record' }, async () => {
        const shown = await service.preview(actor, text, MOST_ERRORS);
        if (shown.errorCount > 0 || shown.episodes === 0) return shown;
        return (await service.record(await service.bring(actor, name, text), tell))!;
      }),
    close: () => context.close(),
  };
}
