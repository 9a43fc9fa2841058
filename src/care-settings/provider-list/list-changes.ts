import { londonDay } from '../../kernel/london-time.js';
import { type RecordedStatus, type Registration } from '../care-setting.js';
import { type ListedSetting } from './listed-setting.js';

/** A setting as it stands here, with the registration that holds or held last. */
export interface KnownSetting {
  id: string;
  version: number;
  urn: string;
  name: string;
  providerName: string | null;
  settingType: string;
  postcode: string | null;
  localAuthorityArea: string | null;
  registration: Pick<
    Registration,
    'status' | 'category' | 'subcategory' | 'minAge' | 'maxAge' | 'places' | 'sex' | 'otherConditions'
  > | null;
  /** It and those of its category before it, the latest first. */
  past: PastRegistration[];
}

export interface PastRegistration {
  id: string;
  version: number;
  status: RecordedStatus;
  /** ISO instants. */
  from: string;
  until: string | null;
}

/** What can differ, as a person reads it. */
export type Difference =
  | 'status'
  | 'start of the status'
  | 'kind within the category'
  | 'ages'
  | 'places'
  | 'sex'
  | 'name'
  | 'provider'
  | 'postcode'
  | 'local authority';

export interface NewSetting {
  is: 'new';
  listed: ListedSetting;
}
export interface ChangedSetting {
  is: 'changed';
  listed: ListedSetting;
  known: KnownSetting;
  differences: Difference[];
}
/** Registered here until now, and no longer on the list, which gives others of its category. */
export interface LapsedSetting {
  is: 'lapsed';
  known: KnownSetting;
}
/** The reference number is here for another kind of place: nothing is changed until somebody has looked. */
export interface ContradictingSetting {
  is: 'contradicting';
  listed: ListedSetting;
  known: KnownSetting;
}
export type ListChange = NewSetting | ChangedSetting | LapsedSetting | ContradictingSetting;

/**
 * What a list changes. A category of which the list gives nothing has not been listed, so nothing of it lapses; what a row
 * leaves out is not known from it, and changes nothing.
 */
export function listChanges(listed: readonly ListedSetting[], known: readonly KnownSetting[]): ListChange[] {
  const byUrn = new Map(known.map((setting) => [setting.urn, setting]));
  const named = listed.flatMap((setting) => changeOf(setting, byUrn.get(setting.urn)) ?? []);
  const categories = new Set<string | null>(listed.map(({ category }) => category));
  const urns = new Set(listed.map(({ urn }) => urn));
  const lapsed = known.filter(
    ({ urn, registration }) =>
      !urns.has(urn) && registration && STANDING.includes(registration.status) && categories.has(registration.category),
  );
  return [...named, ...lapsed.map((setting): LapsedSetting => ({ is: 'lapsed', known: setting }))];
}

/** What can lapse. */
const STANDING: readonly string[] = ['registered', 'suspended'];

function changeOf(listed: ListedSetting, known: KnownSetting | undefined): ListChange | null {
  if (!known) return { is: 'new', listed };
  if (known.settingType !== listed.settingType) return { is: 'contradicting', listed, known };
  const differences = differencesOf(listed, known);
  return differences.length ? { is: 'changed', listed, known, differences } : null;
}

function differencesOf(listed: ListedSetting, known: KnownSetting): Difference[] {
  const { registration } = known;
  const differs = <T>(is: T | null, was: T | null | undefined): boolean => is !== null && is !== (was ?? null);
  const all: [Difference, boolean][] = [
    ['status', listed.status !== registration?.status || listed.category !== registration.category],
    ['start of the status', statusStart(listed, known) !== null],
    ['kind within the category', differs(listed.subcategory, registration?.subcategory)],
    ['ages', differs(listed.minAge, registration?.minAge) || differs(listed.maxAge, registration?.maxAge)],
    ['places', differs(listed.places, registration?.places)],
    ['sex', differs(listed.sex, registration?.sex)],
    ['name', differs(listed.name, known.name)],
    ['provider', differs(listed.providerName, known.providerName)],
    ['postcode', differs(listed.postcode, known.postcode)],
    ['local authority', differs(listed.area, known.localAuthorityArea)],
  ];
  return all.filter(([, isDifferent]) => isDifferent).map(([difference]) => difference);
}

/**
 * The registration with which the status began, where the list gives another day for it; null where it does not. The day a
 * home was registered on is not the day it was registered again after a suspension: what came before stays.
 */
export function statusStart({ status, statusFrom }: ListedSetting, { past }: KnownSetting): PastRegistration | null {
  const [start, before] = startOf(past);
  if (statusFrom === null || !start || start.status !== status || londonDay(new Date(start.from)) === statusFrom)
    return null;
  const mayMove = !before || (status !== 'registered' && statusFrom > londonDay(new Date(before.from)));
  return mayMove ? start : null;
}

/** The first of an unbroken run of one status, and the one before it. */
function startOf([latest, ...earlier]: readonly PastRegistration[]): [PastRegistration?, PastRegistration?] {
  const [before] = earlier;
  if (!latest || !before) return [latest];
  return before.status === latest.status && before.until === latest.from ? startOf(earlier) : [latest, before];
}

/** Differences that are about the registration as it goes on from the day of the list. */
const OF_CONDITIONS: readonly Difference[] = ['status', 'kind within the category', 'ages', 'places', 'sex'];
/** Those that are about the place's own particulars. */
const OF_PARTICULARS: readonly Difference[] = ['name', 'provider', 'postcode', 'local authority'];

export function touchesConditions({ differences }: ChangedSetting): boolean {
  return differences.some((difference) => OF_CONDITIONS.includes(difference));
}
export function touchesParticulars({ differences }: ChangedSetting): boolean {
  return differences.some((difference) => OF_PARTICULARS.includes(difference));
}
