import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** The local authority for which everything here is done. */
@Injectable()
export class AuthorityService {
  constructor(private readonly db: Database) {}

  async name(): Promise<string> {
    const rows = await this.db.sql<
      { name: string }[]
    >`SELECT name FROM authority WHERE authority_id = (SELECT current_authority())`;
    return rows[0]?.name ?? '';
  }
}
