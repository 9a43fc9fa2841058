import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type Actor } from '../kernel/actor.js';

export interface Preferences {
  /** Whether keys of one letter do something by themselves. Off unless asked for (WCAG 2.1.4). */
  shortcuts: boolean;
}

/** How somebody likes their pages. */
@Injectable()
export class PreferencesService {
  constructor(private readonly db: Database) {}

  /** For the frame of every page, with the name of the authority: one statement. */
  async withAuthority(): Promise<Preferences & { authorityName: string }> {
    const [row] = await this.db.sql<(Preferences & { authorityName: string })[]>`
      SELECT a.name AS "authorityName", coalesce(p.shortcuts, false) AS shortcuts
        FROM authority a LEFT JOIN preference p ON p.authority_id = a.authority_id AND p.user_id = (SELECT current_actor())
       WHERE a.authority_id = (SELECT current_authority())`;
    return row!;
  }

  async set({ userId }: Actor, { shortcuts }: Preferences): Promise<void> {
    await this.db.sql`
      INSERT INTO preference (authority_id, user_id, shortcuts) VALUES (current_authority(), ${userId}, ${shortcuts})
      ON CONFLICT (authority_id, user_id) DO UPDATE SET shortcuts = excluded.shortcuts`;
  }
}
