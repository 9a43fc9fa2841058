import { type AlertRow } from '../../compliance/alerts.service.js';
import {
  type ComplianceFilter,
  type RuleLine,
  SHOWN_VERDICTS,
  type TrendMonth,
} from '../../compliance/compliance.service.js';
import { monthStarts } from '../../compliance/nights.js';
import { type Run } from '../../compliance/runs.js';
import { type Paged } from '../../http/paged.js';
import { londonDay } from '../../kernel/london-time.js';
import { type PlainDate, toIso } from '../../kernel/plain-date.js';
import { SETTING_TYPE_TABLE } from '../../law/care-setting/setting-types.js';
import { durationInWords } from '../../missing/absence.js';
import { type Team } from '../../people/people.service.js';
import { type BreachCounts } from '../../placements/breaches/breaches.service.js';
import { day } from '../filters/dates.js';
import { counted, plainNumber } from '../filters/numbers.js';
import { paths } from '../paths.js';
import { trendOf, type Trend } from './trend.js';

interface Choice {
  value: string;
  text: string;
  selected: boolean;
}

interface Line {
  id: string;
  duty: string;
  law: string;
  source: string;
  figures: { count: number; href: string | null; what: string }[];
  oldest: string | null;
  isBreached: boolean;
  /** It asks something of somebody. */
  isEngaged: boolean;
}

export interface ComplianceModel {
  judged: { at: Date; placements: number } | null;
  choices: { team: Choice[]; settingType: Choice[]; on: Choice[] };
  isFiltered: boolean;
  /** The day the figures are of, as they were known at its end; null: today. */
  on: PlainDate | null;
  /** False where nobody had been judged by that day: there are no figures then. */
  isJudged: boolean;
  /** Those with a breach first, then those with an unknown; in the order of the law. */
  lines: Line[];
  csvHref: string;
  trend: Trend;
  coming: number;
  /** What directors owe on those who live where the law does not permit it; null when nobody does. */
  directors: { href: string; text: string; isOverdue: boolean } | null;
}

interface ComplianceFacts {
  filter: ComplianceFilter;
  teams: readonly Team[];
  lines: readonly RuleLine[];
  trend: readonly TrendMonth[];
  run: Run | null;
  alerts: Paged<AlertRow>;
  breaches: BreachCounts;
  now: Date;
}

export function complianceView(facts: ComplianceFacts): ComplianceModel {
  const { filter, teams, lines, trend, run, alerts, breaches, now } = facts;
  const rank = ({ breached, unknown }: RuleLine) => (breached ? 0 : unknown ? 1 : 2);
  return {
    judged: run?.finished_at ? { at: run.finished_at, placements: run.placements } : null,
    choices: choicesOf(filter, teams, now),
    isFiltered: filter.team !== null || filter.settingType !== null || filter.knownAt !== null,
    on: dayKnown(filter),
    isJudged: filter.knownAt === null || run !== null,
    lines: [...lines].sort((a, b) => rank(a) - rank(b)).map((line) => lineOf(line, filter, filter.knownAt ?? now)),
    csvHref: withFilter(paths.complianceCsv, filter),
    trend: trendOf(trend),
    coming: alerts.total,
    directors: directorsOwe(breaches),
  };
}

function directorsOwe({
  standing,
  decisionsOwed,
  decisionsOverdue,
  reviewsOverdue,
}: BreachCounts): ComplianceModel['directors'] {
  if (!standing) return null;
  const isOverdue = decisionsOverdue + reviewsOverdue > 0;
  const decisions = decisionsOwed && `${counted(decisionsOwed, 'decision')} of a director owed${decisionsOverdue ? ` (${plainNumber(decisionsOverdue)} overdue)` : ''}`; // prettier-ignore
  const reviews = reviewsOverdue && `${counted(reviewsOverdue, 'review')} overdue`;
  const owed = [decisions, reviews].filter(Boolean).join(', ') || 'no decision owed, no review overdue';
  const show = isOverdue ? 'overdue' : decisionsOwed ? 'owed' : null;
  return { href: show ? `${paths.breaches}?show=${show}` : paths.breaches, text: `${counted(standing, 'stay')} where the law does not permit it: ${owed}`, isOverdue }; // prettier-ignore
}

/** As the page says it. */
export const WHAT = { breached: 'breached', unknown: 'not known', met: 'met' };

function lineOf(line: RuleLine, filter: ComplianceFilter, now: Date): Line {
  const { id, duty, law, source, oldest, breached } = line;
  const figures = SHOWN_VERDICTS.map((verdict) => ({
    count: line[verdict],
    what: WHAT[verdict],
    href: line[verdict] ? withFilter(`${paths.complianceRule(id)}?verdict=${verdict}`, filter) : null,
  }));
  const isBreached = breached > 0;
  const isEngaged = figures.some(({ count }) => count > 0);
  return { id, duty, law, source, figures, oldest: oldest && sinceWhen(oldest, now), isBreached, isEngaged };
}

/** Judged by the day: of one found today the hours say nothing. */
function sinceWhen(oldest: Date, now: Date): string {
  return londonDay(oldest) === londonDay(now) ? 'Since today' : durationInWords(oldest, now);
}

/** The first days of the past months: those of the trend. */
function choicesOf(filter: ComplianceFilter, teams: readonly Team[], now: Date): ComplianceModel['choices'] {
  const { team, settingType } = filter;
  const on = dayKnown(filter);
  const all = (text: string, isChosen: boolean) => ({ value: '', text, selected: isChosen });
  const days = new Set([...(on === null ? [] : [on]), ...monthStarts(londonDay(now)).reverse()]);
  return {
    team: [
      all('Every team', team === null),
      ...teams.map(({ id, name }) => ({ value: id, text: name, selected: id === team })),
    ],
    settingType: [
      all('Every kind of place', settingType === null),
      ...SETTING_TYPE_TABLE.map(({ code, label }) => ({ value: code, text: label, selected: code === settingType })),
    ],
    on: [
      all('Today', on === null),
      ...[...days]
        .sort((a, b) => b - a)
        .map((each) => ({ value: toIso(each), text: day(toIso(each)), selected: each === on })),
    ],
  };
}

/** The day at whose end the filter asks what was known. */
export function dayKnown({ knownAt }: ComplianceFilter): PlainDate | null {
  return knownAt && londonDay(new Date(knownAt.getTime() - 1));
}

/** The address with the filter that applies. */
export function withFilter(address: string, filter: ComplianceFilter): string {
  const { team, settingType } = filter;
  const on = dayKnown(filter);
  const query = new URLSearchParams({
    ...(team && { team }),
    ...(settingType && { settingType }),
    ...(on !== null && { on: toIso(on) }),
  }).toString();
  return query ? `${address}${address.includes('?') ? '&' : '?'}${query}` : address;
}
