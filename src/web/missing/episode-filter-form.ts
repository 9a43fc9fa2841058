import { dayOf, parsePlainDate, toIso } from '../../kernel/plain-date.js';

type Query = Record<string, string | undefined>;

/** What the form asks for, in the order of the form; each is a field of EpisodeFilterDto. */
export const FILTER_FIELDS = [
  ...(['from', 'to', 'dated', 'open', 'kind', 'team', 'population', 'hours', 'placedIn', 'interview'] as const),
  ...(['sort', 'order'] as const),
];

/** A box left empty asks for nothing. What is no day stays as typed, to be refused. */
export function askedIn(query: Query): Record<string, string> {
  const given = FILTER_FIELDS.flatMap((name) => {
    const text = query[name]?.trim();
    return text ? [[name, name === 'from' || name === 'to' ? dayTyped(text) : text] as const] : [];
  });
  return Object.fromEntries(given);
}

/** The address with what is asked for, and `more` in place of it; empty values are left out. */
export function addressWith(path: string, query: Query, more: Query = {}): string {
  const asked = Object.entries({ ...askedIn(query), ...more }).filter(([, value]) => value);
  const text = new URLSearchParams(asked as [string, string][]).toString();
  return text ? `${path}?${text}` : path;
}

const DAY_MONTH_YEAR = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/;

/** `1/10/2026` or `2026-10-01`, as the latter. */
function dayTyped(text: string): string {
  const [, day, month, year] = DAY_MONTH_YEAR.exec(text) ?? [];
  const date = day ? dayOf(Number(year), Number(month), Number(day)) : parsePlainDate(text);
  return date === null ? text : toIso(date);
}
