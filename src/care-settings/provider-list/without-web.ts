import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import 'reflect-metadata';
import { dataSourceOptions } from '../../database/data-source.js';
import { DatabaseModule } from '../../database/database.module.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { CareSettingsModule } from '../care-settings.module.js';
import { ProviderListsService } from './provider-lists.service.js';

/** Providers' lists for the command line: the same service, no routes. */
export interface OpenLists {
  units: UnitOfWork;
  lists: ProviderListsService;
  close(): Promise<void>;
}

@Module({})
class ListsWithoutWeb {
  static on(url: string): DynamicModule {
    const imports = [
      TypeOrmModule.forRoot(dataSourceOptions({ url, poolSize: 2 })),
      DatabaseModule,
      CareSettingsModule,
    ];
    return { module: ListsWithoutWeb, imports };
  }
}

export async function openLists(url: string): Promise<OpenLists> {
  const context = await NestFactory.createApplicationContext(ListsWithoutWeb.on(url), {
    abortOnError: false,
    logger: ['error', 'warn'],
  });
  return {
    units: context.get(UnitOfWork),
    lists: context.get(ProviderListsService, { strict: false }),
    close: () => context.close(),
  };
}
