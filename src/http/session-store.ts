import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import connectPgSimple from 'connect-pg-simple';
import session from 'express-session';
import { type DataSource } from 'typeorm';
import { poolOf } from '../database/pool.js';

/** About as often, sessions that have expired are deleted. */
const PRUNE_SECONDS = 900;

const PgStore = connectPgSimple(session);

/** The sessions of pages, in the table `session`. What it does by itself ends before the program's connections do. */
@Injectable()
export class SessionStore extends PgStore implements OnModuleDestroy {
  constructor(@InjectDataSource() source: DataSource) {
    super({ pool: poolOf(source), tableName: 'session', pruneSessionInterval: PRUNE_SECONDS });
  }

  onModuleDestroy(): void {
    this.close();
  }
}
