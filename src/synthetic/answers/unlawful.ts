import { birthday, plainDate, type PlainDate } from '../../kernel/plain-date.js';
import { type Row } from '../facts.js';
import { dayOf, holdsAt, midnight, type Instant, type Span } from '../london.js';
import { type Known } from './known.js';

type Rule = 'PL-01' | 'PL-02';

export interface Unlawful extends Span {
  rule: Rule;
  placement: string;
}

/** What is known of the places: their kinds, registrations and restrictions. */
export interface PlacesKnown {
  type: Map<string, string>;
  registrations: Map<string, Row<'care_setting_registration'>[]>;
  restrictions: Map<string, Row<'care_setting_restriction'>[]>;
}

export function placesKnown(known: Known): PlacesKnown {
  return {
    type: new Map(known.all('care_setting').map((place) => [place.id, place.setting_type!])),
    registrations: byPlace(known.all('care_setting_registration')),
    restrictions: byPlace(known.all('care_setting_restriction')),
  };
}

function byPlace<R extends { care_setting_id: string }>(rows: R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) groups.set(row.care_setting_id, [...(groups.get(row.care_setting_id) ?? []), row]);
  return groups;
}

/** The settings regulation 27A permits in England under 16; the synthetic authority places nobody outside England. */
const PERMITTED = ['care-home', 'hospital', 'residential-family-centre', 'boarding-school', 'disabled-holiday-scheme'];
/** Kinds that have to be registered, and from when. */
const REGISTERED_FROM: Record<string, PlainDate> = {
  'childrens-home': plainDate('2011-04-01'),
  'supported-accommodation': plainDate('2023-10-28'),
};
const CLOSED_LIST_FROM = plainDate('2021-09-09');

interface Judged {
  placement: Row<'placement'>;
  type: string;
  births: Row<'date_of_birth_assertion'>[];
  registrations: Row<'care_setting_registration'>[];
  restrictions: Row<'care_setting_restriction'>[];
}

/** When the placements of a child broke PL-01 and PL-02, by the facts as known. */
export function unlawfulSpans(child: Known, places: PlacesKnown): Unlawful[] {
  const births = child.all('date_of_birth_assertion');
  const own = new Map(child.all('care_setting').map((place) => [place.id, place.setting_type!]));
  return child.all('placement').flatMap((placement) => {
    const place = placement.care_setting_id;
    return spansOf({
      placement,
      type: places.type.get(place) ?? own.get(place)!,
      births,
      registrations: places.registrations.get(place) ?? [],
      restrictions: places.restrictions.get(place) ?? [],
    });
  });
}

function spansOf(judged: Judged): Unlawful[] {
  const { placement } = judged;
  const cuts = cutsOf(judged);
  const found: Unlawful[] = [];
  for (const rule of ['PL-01', 'PL-02'] as const) {
    let open: Unlawful | null = null;
    for (const [i, from] of cuts.entries()) {
      const until = cuts[i + 1] ?? placement.during.until;
      const isBroken = rule === 'PL-01' ? breaksClosedList(judged, from) : breaksRegistration(judged, from);
      if (isBroken && open === null) found.push((open = { rule, placement: placement.id, from, until }));
      else if (isBroken) open!.until = until;
      else open = null;
    }
  }
  return found;
}

/** Every instant of the stay at which the answer could change, the start first. */
function cutsOf({ placement, births, registrations, restrictions }: Judged): Instant[] {
  const { during } = placement;
  const turns = [
    midnight(CLOSED_LIST_FROM),
    ...Object.values(REGISTERED_FROM).map(midnight),
    ...births.flatMap(({ latest, superseded_at: at }) => [
      midnight(birthday(16, latest!)),
      midnight(birthday(18, latest!)),
      ...(at == null ? [] : [at]),
    ]),
    ...[...registrations, ...restrictions].flatMap(({ during: { from, until } }) => [from, until ?? from]),
  ];
  const within = turns.filter((at) => at > during.from && (during.until === null || at < during.until));
  return [...new Set([during.from, ...within])].sort((a, b) => a - b);
}

/** The latest day of birth among the assertions that still count after an instant; null when there is none. */
function youngestBirth(births: Judged['births'], at: Instant): PlainDate | null {
  let youngest: PlainDate | null = null;
  for (const { latest, superseded_at: until } of births)
    if ((until == null || until > at) && (youngest === null || latest! > youngest)) youngest = latest!;
  return youngest;
}

function isUnder(years: number, births: Judged['births'], at: Instant): boolean | null {
  const born = youngestBirth(births, at);
  return born === null ? null : at < midnight(birthday(years, born));
}

function breaksClosedList({ placement, type, births }: Judged, at: Instant): boolean {
  if (at < midnight(CLOSED_LIST_FROM) || isUnder(16, births, at) !== true) return false;
  return placement.route === 'other-arrangements' && !PERMITTED.includes(type);
}

function breaksRegistration(judged: Judged, at: Instant): boolean {
  const { type, births, registrations, restrictions, placement } = judged;
  const needed = REGISTERED_FROM[type];
  if (needed === undefined || at < midnight(needed) || isUnder(18, births, at) === false) return false;
  const begun = registrations.filter(({ during }) => during.from <= at);
  if (begun.length === 0) return false; // not known
  const live = begun.find(({ during }) => holdsAt(during, at));
  if (live?.status !== 'registered') return true;
  const admittedAt = placement.during.from;
  if (restrictions.some(({ during }) => holdsAt(during, admittedAt) && holdsAt(during, at))) return true;
  return isOutsideAges(live, youngestBirth(births, at), admittedAt);
}

/** The ages a registration admits are tested on the day of admission. */
function isOutsideAges(
  { min_age, max_age }: Row<'care_setting_registration'>,
  born: PlainDate | null,
  admittedAt: Instant,
): boolean {
  if (born === null) return false;
  const on = dayOf(admittedAt);
  const tooYoung = min_age != null && on < birthday(min_age, born);
  return tooYoung || (max_age != null && on >= birthday(max_age + 1, born));
}
