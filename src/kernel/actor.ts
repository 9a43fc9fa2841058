/** Who acts, for which authority. Everything done is done by one. */
export interface Actor {
  authorityId: string;
  /** Null for the command line and the system. */
  userId: string | null;
  /** As the audit names it: `user:<id>`, `cli:<os user>` or `system:<what>`. Never a person's name. */
  label: string;
  /** For the page and the record of who said what; empty for the system. */
  name: string;
  roles: readonly string[];
  permissions: ReadonlySet<string>;
}

/** An id nobody and nothing has: what the command line and the system, who are no users, are asked for in place of a user's. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';
