import pg from 'pg';
import { type DataSourceOptions, type LoggerOptions } from 'typeorm';
import { migrations } from './migrations.js';

// node-postgres makes a JS Date of a `date`, at local midnight: a day early or late elsewhere. A day stays text.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

export interface Connection {
  url: string;
  /** Connections kept at most. */
  poolSize?: number;
  /** Session settings, e.g. for the migration runner. */
  settings?: Record<string, string>;
}

export function dataSourceOptions({ url, poolSize = 10, settings = {} }: Connection): DataSourceOptions {
  // compiling a query to machine code costs more than running any of ours
  const options = Object.entries({ jit: 'off', ...settings }).map(([name, value]) => `-c ${name}=${value}`);
  return {
    type: 'postgres',
    url,
    entities: [],
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false, // or every connect would run CREATE EXTENSION "uuid-ossp"
    logging: false as LoggerOptions, // it prints the parameters of failed queries: a child's details
    extra: {
      max: poolSize,
      application_name: 'kith',
      connectionTimeoutMillis: 10_000,
      idle_in_transaction_session_timeout: 60_000,
      options: options.join(' '),
    },
  };
}
