import type pg from 'pg';
import { type DataSource } from 'typeorm';

/** The pool behind TypeORM, for what happens outside any authority: sessions, tokens, health. */
export function poolOf(source: DataSource): pg.Pool {
  return (source.driver as unknown as { master: pg.Pool }).master;
}
