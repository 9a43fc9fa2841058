import { hoursBetween } from '../../kernel/hours.js';
import { ACTION_KINDS, RISK_LEVELS } from '../../missing/actions/action.js';
import { type ActionRow } from '../../missing/actions/actions.service.js';
import { durationInWords, joined, type SegmentKind } from '../../missing/absence.js';
import { type AdulthoodRow } from '../../missing/adulthood/adulthood.service.js';
import { type BedRow } from '../../missing/beds/beds.service.js';
import {
  type AbsenceRow,
  type AbsenceVersionRow,
  segmentsOf,
  type WellbeingRow,
} from '../../missing/missing.service.js';
import { HARMS } from '../../missing/wellbeing.js';
import { dayAndTime } from '../filters/dates.js';
import { paths } from '../paths.js';

/** One thing that happened, where it stands in time, and how late it was written down. */
export interface TimelineItem {
  title: string;
  at: Date;
  lines: string[];
  /** Who recorded it; null where the line says so itself. */
  by: string | null;
  /** Said only of what was written down well after it happened. */
  late: string | null;
  /** A later entry took its place. */
  corrected: boolean;
  action: { text: string; href: string } | null;
}

export interface TimelineFacts {
  absence: AbsenceRow;
  history: readonly AbsenceVersionRow[];
  actions: readonly ActionRow[];
  wellbeing: readonly WellbeingRow[];
  beds: readonly BedRow[];
  adulthood: AdulthoodRow | null;
  mayRecord: boolean;
}

/** Written down longer than this after it happened, a thing is said to be late. */
const LATE_HOURS = 1;

/**
 * Everything known of an absence, by when it happened, the latest first. What stands beside the absence (the ladder, the
 * telephone, messages, hand-overs) comes as items of its own.
 */
export function timelineOf(facts: TimelineFacts, others: readonly TimelineItem[] = []): TimelineItem[] {
  return [
    ...[reportItem(facts), ...partItems(facts), ...endItem(facts)],
    ...facts.actions.map((row) => actionItem(facts, row)),
    ...facts.wellbeing.map(wellbeingItem),
    ...facts.beds.map(bedItem),
    ...adulthoodItems(facts.adulthood),
    ...correctionItems(facts.history),
    ...others,
  ].sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** How late, in words; null when it was written down soon enough. */
export function lateness(at: Date, recordedAt: Date): string | null {
  if (hoursBetween(at, recordedAt) <= LATE_HOURS) return null;
  return `Written down ${durationInWords(at, recordedAt)} later, ${dayAndTime(recordedAt)}`;
}

function item(title: string, at: Date, over: Partial<TimelineItem> = {}): TimelineItem {
  return { title, at, lines: [], by: null, late: null, corrected: false, action: null, ...over };
}

function reportItem({ absence, history }: TimelineFacts): TimelineItem {
  const recorded = history[0];
  return item('Reported', absence.reported_at, {
    lines: [`By ${absence.reported_by}; noticed ${dayAndTime(absence.noticed_at)}`],
    by: recorded?.recorded_by_name ?? null,
    late: recorded ? lateness(absence.reported_at, recorded.recorded_at) : null,
  });
}

/** At first, and after another part. */
const PART_TITLES: Record<SegmentKind, [string, string]> = {
  missing: ['Missing', 'Missing again'],
  away: ['Away: whereabouts known', 'Found, not back: whereabouts known'],
};

/** Where a stretch of one kind begins; its parts are corrected one by one. */
function partItems({ absence, mayRecord }: TimelineFacts): TimelineItem[] {
  const parts = absence.segments;
  return joined(segmentsOf(absence)).map((stretch, i) => {
    const part = parts.find(({ from }) => new Date(from).getTime() === stretch.from.getTime())!;
    const lasts = stretch.until ? `For ${durationInWords(stretch.from, stretch.until)}` : 'Not ended yet';
    const basis = [part.by, part.how].filter(Boolean).join(': ');
    const [atFirst, later] = PART_TITLES[stretch.kind];
    return item(i ? later : atFirst, stretch.from, {
      lines: [lasts, ...(basis ? [`Established by ${basis}`] : [])],
      action: mayRecord
        ? { text: 'Correct', href: i ? paths.correctSegment(absence.id, part.id) : paths.correctAbsence(absence.id) }
        : null,
    });
  });
}

const ENDINGS: Record<string, string> = {
  'same-placement': 'Back where the child lives',
  placement: 'Back where the child lives',
  'new-placement': 'Back, to a new placement',
  'did-not-return': 'Did not return',
};
const NOT_STARTED: Record<string, string> = {
  detained: 'The child is detained: no return interview clock was started',
  died: 'The child has died: no return interview clock was started',
  'turned-18': 'The young person is 18: no return interview clock was started',
};

function endItem({ absence }: TimelineFacts): TimelineItem[] {
  if (!absence.until) return [];
  const why = NOT_STARTED[absence.interview_not_started_reason ?? ''];
  return [item(ENDINGS[absence.returned_to!] ?? 'Back', absence.until, { lines: why ? [why] : [] })];
}

function actionItem({ absence, mayRecord }: TimelineFacts, row: ActionRow): TimelineItem {
  const lines = [
    row.risk_level && `Risk level: ${RISK_LEVELS[row.risk_level]}`,
    row.reference && `Reference ${row.reference}`,
    row.with_whom && `With: ${row.with_whom}`,
    row.not_done && `Not done: ${ACTION_KINDS[row.not_done]}`,
    row.notes,
    row.corrects && row.kind !== 'not-so' && `Corrects an earlier entry: ${row.recorded_why}`,
    row.corrected_by && 'Corrected by a later entry',
  ];
  return item(row.kind === 'not-so' ? 'An entry was taken back' : ACTION_KINDS[row.kind], row.happened_at, {
    lines: lines.filter((line) => typeof line === 'string' && line !== '') as string[],
    by: row.recorded_by,
    late: lateness(row.happened_at, row.recorded_at),
    corrected: row.corrected_by !== null,
    action:
      mayRecord && !row.corrected_by && row.kind !== 'not-so'
        ? { text: 'Correct', href: paths.correctAction(absence.id, row.id) }
        : null,
  });
}

const SAFE: Record<string, string> = {
  yes: 'safe and well',
  no: 'not safe and well',
  'not-known': 'not known whether safe and well',
};

function wellbeingItem(row: WellbeingRow): TimelineItem {
  const where = row.place ? ` (${row.place})` : '';
  const harms = row.harms ? row.harms.map((harm) => HARMS[harm]).join('; ') : 'Nobody has said';
  return item(row.occasion === 'located' ? 'Found' : 'How the child was on return', row.happened_at, {
    lines: [
      `${row.found_by === 'On return' ? 'On return' : `By ${row.found_by}`}${where}; ${row.seen ? 'seen' : 'not seen'}, ${SAFE[row.safe]}`,
      `Harm or health needs: ${harms}`,
      ...(row.harm_details ? [row.harm_details] : []),
    ],
    by: row.recorded_by,
    late: lateness(row.happened_at, row.recorded_at),
  });
}

const BEDS: Record<BedRow['kind'], string> = {
  held: 'The place is held',
  'closed-by-provider': 'The provider closed the place',
  'placement-ended': 'The placement was ended while the child was away',
};

function bedItem(row: BedRow): TimelineItem {
  const until = row.held_until ? [`Until ${dayAndTime(row.held_until)}, decided by ${row.by_whom}`] : [];
  const told = row.kind === 'closed-by-provider' ? [`Told by ${row.by_whom}`] : [];
  return item(BEDS[row.kind], row.happened_at, {
    lines: [...until, ...told, ...(row.notes ? [row.notes] : [])],
    by: row.recorded_by,
    late: lateness(row.happened_at, row.recorded_at),
  });
}

function adulthoodItems(row: AdulthoodRow | null): TimelineItem[] {
  if (!row) return [];
  const confirmed = item('18: an adult from here on', row.adult_from, {
    lines: [
      `Confirmed by ${row.confirmed_by}. ${row.owner} answers for the search`,
      'Care ended here (E8); the search goes on',
    ],
    by: row.confirmed_by,
    late: lateness(row.adult_from, row.confirmed_at),
  });
  const outcome = { found: 'Found', 'handed-over': `Handed over to ${row.handed_to}`, died: 'Died' };
  const ended =
    row.outcome &&
    item(outcome[row.outcome], row.ended_at!, { lines: row.outcome_details ? [row.outcome_details] : [] });
  return ended ? [confirmed, ended] : [confirmed];
}

/** Each time what was recorded of the absence itself was put right, with the reason. */
function correctionItems(history: readonly AbsenceVersionRow[]): TimelineItem[] {
  return history
    .filter(({ recorded_why }) => recorded_why)
    .map((row) => item('Correction', row.recorded_at, { lines: [row.recorded_why!], by: row.recorded_by_name }));
}
