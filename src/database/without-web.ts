import { Module, type ModuleMetadata, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import 'reflect-metadata';
import { dataSourceOptions } from './data-source.js';
import { DatabaseModule } from './database.module.js';
import { UnitOfWork } from './unit-of-work.js';

/** The same services that serve the pages, for the command line. Close it. */
export interface ServicesWithoutWeb {
  units: UnitOfWork;
  /** Of the modules and providers it was opened with, or of what those import. */
  get: <Service>(service: Type<Service>) => Service;
  close: () => Promise<void>;
}

@Module({})
class WithoutWeb {}

/** No routes and no due steps: only what is named, on two connections of its own. */
export async function openWithoutWeb(
  url: string,
  { imports = [], providers = [] }: Pick<ModuleMetadata, 'imports' | 'providers'>,
): Promise<ServicesWithoutWeb> {
  const database = [TypeOrmModule.forRoot(dataSourceOptions({ url, poolSize: 2 })), DatabaseModule];
  const context = await NestFactory.createApplicationContext(
    { module: WithoutWeb, imports: [...database, ...imports], providers },
    { abortOnError: false, logger: ['error', 'warn'] },
  );
  return {
    units: context.get(UnitOfWork),
    get: (service) => context.get(service, { strict: false }),
    close: () => context.close(),
  };
}
