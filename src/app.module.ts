import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from './auth/auth.module.js';
import { CONFIG, type Config } from './config.js';
import { dataSourceOptions } from './database/data-source.js';
import { DatabaseModule } from './database/database.module.js';
import { HttpModule } from './http/http.module.js';
import { MissingModule } from './missing/missing.module.js';
import { PlacementsModule } from './placements/placements.module.js';

/** The whole system on one page. */
@Global()
@Module({})
export class AppModule {
  static forRoot(config: Config & { databaseUrl: string }): DynamicModule {
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRoot(dataSourceOptions({ url: config.databaseUrl })),
        DatabaseModule,
        AuthModule,
        HttpModule,
        PlacementsModule,
        MissingModule,
      ],
      providers: [{ provide: CONFIG, useValue: config }],
      exports: [CONFIG],
    };
  }
}
