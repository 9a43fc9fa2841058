import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import 'reflect-metadata';
import { dataSourceOptions } from '../database/data-source.js';
import { DatabaseModule } from '../database/database.module.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type Actor } from '../kernel/actor.js';
import { type CheckPlacementDto } from './placement.dto.js';
import { type JudgedPlacement } from './placement.js';
import { PlacementsModule } from './placements.module.js';
import { PlacementsService } from './placements.service.js';

export { verdictJson } from './placement.js';

/** The gate for the command line: the same service, no routes. */
export interface OpenGate {
  /** In a unit of work of its own. */
  check(actor: Actor, childId: string, input: CheckPlacementDto): Promise<JudgedPlacement>;
  close(): Promise<void>;
}

@Module({})
class GateWithoutWeb {
  static on(url: string): DynamicModule {
    const imports = [TypeOrmModule.forRoot(dataSourceOptions({ url, poolSize: 2 })), DatabaseModule, PlacementsModule];
    return { module: GateWithoutWeb, imports };
  }
}

export async function openGate(url: string): Promise<OpenGate> {
  const context = await NestFactory.createApplicationContext(GateWithoutWeb.on(url), {
    abortOnError: false,
    logger: ['error', 'warn'],
  });
  const [units, placements] = [context.get(UnitOfWork), context.get(PlacementsService)];
  return {
    check: (actor, childId, input) =>
      units.run(actor, { action: 'placement.check' }, () => placements.check(actor, childId, input)),
    close: () => context.close(),
  };
}
