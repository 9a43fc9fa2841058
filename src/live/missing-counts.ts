/** How many are missing or away, and since when the longest; null when nobody is. */
export interface Count {
  count: number;
  since: Date | null;
}

/** Children not back who look alike to everybody who counts: of one team, restricted to the same people or to none. */
export interface AwayGroup extends Count {
  /** Who holds them; null: nobody is responsible. */
  teamId: string | null;
  /** Who alone, besides whoever is on call, may see them; null: everybody. */
  named: string[] | null;
}

/** What a whole authority's pages are worked out from: a few rows, however many children and listeners. */
export interface Away {
  groups: AwayGroup[];
  /** By user: the teams somebody works in, as children are allocated, or manages. */
  teams: Map<string, Set<string>>;
  /** Who is on call now, or stands in: they see restricted children too while these are missing (decision 19). */
  onCall: Set<string>;
}

/** What somebody's banner says. */
export interface MissingCounts {
  all: Count;
  /** Those held by the person or the person's team. */
  held: Count;
}

const NOBODY: Count = { count: 0, since: null };

/** A person of whom nothing is special sees what everybody sees; an empty id stands for them. */
export function audienceOf({ groups, teams, onCall }: Away, userId: string): string {
  const isSpecial = teams.has(userId) || onCall.has(userId) || groups.some(({ named }) => named?.includes(userId));
  return isSpecial ? userId : '';
}

export function countsFor({ groups, teams, onCall }: Away, userId: string): MissingCounts {
  const seen = groups.filter(({ named }) => named === null || named.includes(userId) || onCall.has(userId));
  const own = teams.get(userId);
  const held = seen.filter(({ teamId }) => teamId !== null && own?.has(teamId));
  return { all: seen.reduce(together, NOBODY), held: held.reduce(together, NOBODY) };
}

function together(one: Count, other: Count): Count {
  const since =
    one.since && other.since ? (one.since < other.since ? one.since : other.since) : (one.since ?? other.since);
  return { count: one.count + other.count, since };
}

/** The event of a stream: counts and times only. */
export function countsEvent({ all, held }: MissingCounts): string {
  return `event: missing\ndata: ${JSON.stringify({ all, held })}\n\n`;
}
