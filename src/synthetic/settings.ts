import { type RegistrationCategory, type Route, type SettingType } from '../law/care-setting/codes.js';
import { type Casefile } from './casefile.js';
import { type History } from './history.js';
import { addDays, type PlainDate } from '../kernel/plain-date.js';
import { DAY, dayOf, HOUR, midnight, minuteOf, type Instant, type Span } from './london.js';
import { familyName, placeName, syntheticPostcode } from './names.js';
import { type Random } from './random.js';

/** The sorts of places a child is placed in, by the route that fits them. */
export type PlaceKind =
  | 'foster'
  | 'home'
  | 'supported'
  | 'parent'
  | 'connected'
  | 'adopter'
  | 'hospital'
  | 'school'
  | 'detention'
  /** Unlawful under 16. */
  | 'makeshift'
  /** A home that was never registered. */
  | 'unregistered';

interface KindFacts {
  types: readonly SettingType[];
  route: Route;
  registeredAs?: RegistrationCategory;
  ages?: readonly [number, number];
  regulator?: 'ofsted' | 'cqc';
}

export const KINDS: Record<PlaceKind, KindFacts> = {
  foster: { types: ['foster-home'], route: 'foster' },
  home: {
    types: ['childrens-home'],
    route: 'childrens-home',
    registeredAs: 'childrens-home',
    ages: [7, 17],
    regulator: 'ofsted',
  },
  supported: {
    types: ['supported-accommodation'],
    route: 'other-arrangements',
    registeredAs: 'supported-accommodation',
    ages: [16, 17],
    regulator: 'ofsted',
  },
  parent: { types: ['parental-home'], route: 'parent' },
  connected: { types: ['connected-person-home'], route: 'connected-person' },
  adopter: { types: ['prospective-adopter-home'], route: 'adoption' },
  hospital: { types: ['hospital'], route: 'other-arrangements', regulator: 'cqc' },
  school: { types: ['boarding-school'], route: 'other-arrangements' },
  detention: { types: ['young-offender-institution'], route: 'detention' },
  makeshift: { types: ['hotel', 'bed-and-breakfast', 'caravan', 'independent-flat'], route: 'other-arrangements' },
  unregistered: {
    types: ['childrens-home'],
    route: 'childrens-home',
    registeredAs: 'childrens-home',
    regulator: 'ofsted',
  },
};

export interface Place {
  id: string;
  kind: PlaceKind;
  type: SettingType;
  name: string;
  urn: string | null;
  /** What befalls its registration while the authority uses Kith. */
  trouble: Trouble | null;
}

export interface Trouble {
  kind: 'lapse' | 'suspension' | 'restriction' | 'lapse-in-error';
  from: Instant;
  /** Null: it has not been put right by the end. */
  until: Instant | null;
}

/** No home is ever full: how many children are placed in each is drawn apart from its number, six at a time at most. */
const ROOM = 8;

export const REGISTERED_SINCE: Instant = Date.UTC(2008, 3, 1);
/** Around a trouble nobody is placed there by decision: what was known when has to allow it. */
const WIDE_BERTH = 60 * DAY;

export type Places = Record<PlaceKind, Place[]>;

/** How many children there are for each place; parents, relatives and adopters are made with their child. */
const CHILDREN_FOR_EACH: Partial<Record<PlaceKind, number>> = {
  foster: 2.4,
  home: 30,
  supported: 45,
  hospital: 400,
  school: 400,
  detention: 600,
  makeshift: 90,
  unregistered: 200,
};

export function planPlaces(random: Random, children: number, history: History): Places {
  const places = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, [] as Place[]])) as Places;
  for (const [kind, share] of Object.entries(CHILDREN_FOR_EACH) as [PlaceKind, number][])
    for (let n = 0; n < Math.max(6, children / share); n++)
      // one in five is never in trouble
      places[kind].push(planPlace(random, kind, troubleOf(random, kind, n, history)));
  return places;
}

export function planPlace(random: Random, kind: PlaceKind, trouble: Trouble | null = null): Place {
  const { types, regulator } = KINDS[kind];
  const type = random.pick(types);
  const urn = regulator === undefined ? null : `SYN${random.whole(1_000_000, 9_999_999)}`;
  return { id: random.uuid(), kind, type, name: nameOf(random, kind), urn, trouble };
}

function nameOf(random: Random, kind: PlaceKind): string {
  switch (kind) {
    case 'foster':
    case 'parent':
    case 'connected':
    case 'adopter':
      return `${familyName(random)} household`;
    case 'home':
    case 'unregistered':
      return `${familyName(random)} House`;
    case 'supported':
      return `${familyName(random)} Court`;
    case 'hospital':
      return `${familyName(random)} Hospital`;
    case 'school':
      return `${familyName(random)} School`;
    case 'detention':
      return `${familyName(random)} Young Offender Institution`;
    case 'makeshift':
      return `${random.whole(1, 90)} ${placeName(random)}`;
  }
}

/** The first home's registration has just lapsed at the end; of the others some had their troubles on the way. */
function troubleOf(random: Random, kind: PlaceKind, n: number, { startsAt, endsAt }: History): Trouble | null {
  if (kind !== 'home' && kind !== 'supported') return null;
  if (kind === 'home' && n === 0) return { kind: 'lapse', from: midnight(addDays(dayOf(endsAt), -12)), until: null };
  const order = [null, 'lapse', 'suspension', 'restriction', 'lapse-in-error'] as const;
  const trouble = order[n % order.length] ?? null;
  if (trouble === null) return null;
  const from = dayOf(startsAt) + random.whole(60, dayOf(endsAt) - dayOf(startsAt) - 150);
  const until = from + random.whole(8, 60);
  return { kind: trouble, from: midnight(from as PlainDate), until: midnight(until as PlainDate) };
}

/** Whether a child may be placed there by decision at an instant, whatever of it was known then. */
export function isUntroubled({ trouble }: Place, at: Instant): boolean {
  if (trouble === null) return true;
  return at < trouble.from - WIDE_BERTH || (trouble.until !== null && at > trouble.until + WIDE_BERTH);
}

export function recordPlaces(file: Casefile, random: Random, places: Places, startsAt: Instant): void {
  for (const place of Object.values(places).flat()) recordPlace(file, random, place, startsAt);
}

/** The place and what is known of its registration, and then its troubles. */
export function recordPlace(file: Casefile, random: Random, place: Place, knownAt: Instant): void {
  const { kind, trouble } = place;
  const { registeredAs, ages } = KINDS[kind];
  const registration = random.uuid();
  const whole: Span = { from: REGISTERED_SINCE, until: null };
  file.enter(knownAt, ({ insert }) => {
    insert('care_setting', {
      id: place.id,
      name: place.name,
      provider_name: place.urn === null ? null : `${familyName(random)} Care Limited`,
      setting_type: place.type,
      country: 'england',
      regulator: KINDS[kind].regulator ?? 'none',
      urn: place.urn,
      postcode: syntheticPostcode(random),
      // pseudo-codes: within the authority, and outside it
      local_authority_area: random.chance(0.56) ? 'E99999999' : 'E99999998',
    });
    const approved = kind === 'foster' || kind === 'adopter';
    if (approved) insert('carer_approval', approval(random, place.id, whole));
    if (registeredAs === undefined) return;
    insert('care_setting_registration', {
      id: registration,
      care_setting_id: place.id,
      status: kind === 'unregistered' ? 'not-registered' : 'registered',
      category: registeredAs,
      min_age: ages?.[0] ?? null,
      max_age: ages?.[1] ?? null,
      places: random.whole(2, 6) + ROOM,
      during: whole,
    });
  });
  if (trouble !== null) TROUBLES[trouble.kind](file, random, place, registration);
}

export function approval(random: Random, place: string, during: Span) {
  return { id: random.uuid(), care_setting_id: place, kind: 'approved', child_id: null, during };
}

type RecordTrouble = (file: Casefile, random: Random, place: Place, registration: string) => void;

const learned = (random: Random, from: Instant): Instant => from + random.between(0.5, 20) * DAY;

const TROUBLES: Record<Trouble['kind'], RecordTrouble> = {
  lapse(file, random, { trouble }, registration) {
    const { from, until } = trouble!;
    end(file, registration, from, until === null ? from + 4 * HOUR : learned(random, from));
    if (until !== null) beginAgain(file, random, registration, until);
  },

  /** The notice took effect later than first told. */
  suspension(file, random, { trouble }, registration) {
    const from = trouble!.from;
    const until = trouble!.until!;
    const toldFrom = minuteOf(from - random.between(1, 4) * DAY);
    const suspension = random.uuid();
    file.enter(
      from,
      ({ insert, change }) => {
        change('care_setting_registration', registration, ({ during }) => ({ during: { ...during, until: toldFrom } }));
        const row = file.row('care_setting_registration', registration)!;
        insert('care_setting_registration', {
          ...row,
          id: suspension,
          status: 'suspended',
          during: { from: toldFrom, until: null },
        });
      },
      { changes: [registration] },
    );
    file.enter(
      until,
      ({ insert, change }) => {
        change('care_setting_registration', suspension, ({ during }) => ({ during: { ...during, until } }));
        const row = file.row('care_setting_registration', registration)!;
        insert('care_setting_registration', { ...row, id: random.uuid(), during: { from: until, until: null } });
      },
      { changes: [suspension] },
    );
    const correctedAt = until + random.between(3, 40) * DAY;
    const shorten = { changes: [suspension], why: 'The notice shows that it took effect later than first told' };
    file.enter(
      correctedAt,
      ({ change }) =>
        change('care_setting_registration', suspension, ({ during }) => ({ during: { ...during, from } })),
      shorten,
    );
    const lengthen = { changes: [registration, suspension], why: 'Registered until the notice took effect' };
    file.enter(
      correctedAt + 6 * HOUR,
      ({ change }) =>
        change('care_setting_registration', registration, ({ during }) => ({ during: { ...during, until: from } })),
      lengthen,
    );
  },

  restriction(file, random, { id, trouble }) {
    const restriction = random.uuid();
    const { from, until } = trouble!;
    const row = { id: restriction, care_setting_id: id, kind: 'no-new-admissions', during: { from, until: null } };
    file.enter(learned(random, from), ({ insert }) => insert('care_setting_restriction', row), { after: [id] });
    if (until === null) return;
    file.enter(
      learned(random, until),
      ({ change }) => change('care_setting_restriction', restriction, () => ({ during: { from, until } })),
      { changes: [restriction] },
    );
  },

  'lapse-in-error'(file, random, { trouble }, registration) {
    const { from, until } = trouble!;
    end(file, registration, from, learned(random, from));
    file.enter(
      until!,
      ({ change }) =>
        change('care_setting_registration', registration, ({ during }) => ({ during: { ...during, until: null } })),
      { changes: [registration], why: 'The regulator confirms that the registration never lapsed' },
    );
  },
};

function end(file: Casefile, registration: string, until: Instant, knownAt: Instant): void {
  file.enter(
    knownAt,
    ({ change }) =>
      change('care_setting_registration', registration, ({ during }) => ({ during: { ...during, until } })),
    { changes: [registration] },
  );
}

function beginAgain(file: Casefile, random: Random, registration: string, from: Instant): void {
  const row = file.row('care_setting_registration', registration)!;
  file.enter(
    learned(random, from),
    ({ insert }) => insert('care_setting_registration', { ...row, id: random.uuid(), during: { from, until: null } }),
    { changes: [registration] },
  );
}
