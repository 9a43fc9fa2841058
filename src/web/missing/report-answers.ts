import { type FormBody } from '../../http/page-request.js';
import { londonDay } from '../../kernel/london-time.js';
import { addDays, parsePlainDate, type PlainDate } from '../../kernel/plain-date.js';
import { answered } from '../answered.js';
import { instantOn, timeBoxes, typedDay, typedInstant, typedTime } from '../form-times.js';
import { given, typed, typedAll } from '../page-problem.js';

/** Where and by whom last seen, chosen in one go. Never the name of the place: it may be for few to see. */
const SEEN: Readonly<Record<string, { place: string; by: string }>> = {
  home: { place: 'Where the child lives', by: 'The carer or staff there' },
  school: { place: 'At school or college', by: 'Staff there' },
};

const MINUTE_MS = 60_000;

/**
 * When the form was asked for: “just now” and “today” mean that, also when it is sent after midnight. A form begun
 * before and not answered in that way is asked for now.
 */
export function askedAt(form: FormBody | undefined, now: Date): Date {
  const asked = new Date(typed(form, '_asked'));
  const isPast = asked <= now && asked.getTime() > now.getTime() - 8 * 24 * 60 * MINUTE_MS;
  return typed(form, 'lastSeenDay') && isPast ? asked : wholeMinute(now);
}

function wholeMinute(at: Date): Date {
  return new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);
}

/** The answers as the API takes them, the child first among those missing; an answer not given is left out. */
export function reportedOf(form: FormBody, childId: string, actorName: string, now: Date): Record<string, unknown> {
  const asked = askedAt(form, now);
  return {
    ...answered({
      whereabouts: given(form, 'whereabouts'),
      whereaboutsPlace: given(form, 'whereaboutsPlace'),
      whereaboutsVerifiedBy: given(form, 'whereaboutsVerifiedBy'),
      ...lastSeenAt(form, asked),
      ...lastSeenWhere(form, actorName),
      police: given(form, 'police'),
      policeToldAt: typed(form, 'police') === 'told' ? typedInstant(form, 'policeToldAt') : undefined,
      policeNotToldReason: given(form, 'policeNotToldReason'),
      noticedAt: changedInstant(form, 'noticedAt', asked),
      reportedAt: changedInstant(form, 'reportedAt', asked),
      reportedBy: given(form, 'reportedBy'),
    }),
    children: [
      answered({
        childId,
        danger: given(form, 'danger'),
        dangerDetails: given(form, 'dangerDetails'),
        policeReference: given(form, 'policeReference'),
        clothing: given(form, 'clothing'),
        company: given(form, 'company'),
      }),
      ...alsoMissing(form).map((also) =>
        answered({
          childId: also,
          danger: given(form, `danger-${also}`),
          dangerDetails: given(form, `dangerDetails-${also}`),
        }),
      ),
    ],
  };
}

/** Ids of the other children ticked. */
export function alsoMissing(form: FormBody | undefined): string[] {
  return typedAll(form, 'also');
}

/** The ids that fields of the API have on the page: those of another child end in the child's id. */
export function fieldIdsOf(form: FormBody | undefined): Record<string, string> {
  const own = ['childId', 'danger', 'dangerDetails', 'policeReference', 'clothing', 'company'];
  const of = (i: number, field: string, id: string) => [`children.${i}.${field}`, id] as const;
  return Object.fromEntries([
    ...own.map((field) => of(0, field, field === 'childId' ? 'whereabouts' : field)),
    ...alsoMissing(form).flatMap((also, i) =>
      own.map((field) => of(i + 1, field, field === 'childId' ? `also-${also}` : `${field}-${also}`)),
    ),
  ]);
}

function lastSeenAt(form: FormBody, asked: Date): Record<string, string | undefined> {
  const choice = typed(form, 'lastSeenDay');
  if (choice === 'now') return { lastSeenEarliest: asked.toISOString() };
  if (choice === 'hour')
    return {
      lastSeenEarliest: new Date(asked.getTime() - 60 * MINUTE_MS).toISOString(),
      lastSeenLatest: asked.toISOString(),
    };
  const day = lastSeenDay(form, londonDay(asked));
  const earliest = instantOn(day, typed(form, 'lastSeenEarliest'));
  return { lastSeenEarliest: earliest, lastSeenLatest: laterOf(earliest, day, typed(form, 'lastSeenLatest')) };
}

function lastSeenDay(form: FormBody, today: PlainDate): PlainDate | null {
  const day = typed(form, 'lastSeenDay');
  if (day === 'today') return today;
  if (day === 'yesterday') return addDays(today, -1);
  return parsePlainDate(typedDay(form, 'lastSeenOn') ?? '');
}

/** The later of two times; past midnight when it is the smaller figure. */
function laterOf(earliest: string | undefined, day: PlainDate | null, time: string): string | undefined {
  const latest = instantOn(day, time);
  if (!latest || !earliest || day === null || latest >= earliest) return latest;
  return instantOn(addDays(day, 1), time);
}

function lastSeenWhere(form: FormBody, actorName: string): Record<string, string | undefined> {
  const choice = typed(form, 'lastSeenWhere');
  const chosen = choice === 'me' ? { place: SEEN.home!.place, by: actorName } : SEEN[choice];
  if (chosen) return { lastSeenPlace: chosen.place, lastSeenBy: chosen.by };
  return choice === 'other'
    ? { lastSeenPlace: given(form, 'lastSeenPlace'), lastSeenBy: given(form, 'lastSeenBy') }
    : {};
}

/** What was filled in beforehand and left as it was means: when this is sent. */
function changedInstant(form: FormBody, name: string, asked: Date): string | undefined {
  return isAsFilledIn(form, name, asked) ? undefined : typedInstant(form, name);
}

/** Whether nobody has changed what the form, asked for at that time, was filled in with. */
export function isAsFilledIn(form: FormBody | undefined, name: string, asked: Date): boolean {
  const boxes = typedTime(form, name);
  if (Object.values(boxes).every((box) => !box)) return true;
  return !Number.isNaN(asked.getTime()) && JSON.stringify(boxes) === JSON.stringify(timeBoxes(asked));
}
