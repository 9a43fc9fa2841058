import {
  type AdmissionRestriction,
  type CareSettingRecord,
  type CarerApproval,
  type Registration,
} from '../../care-settings/care-setting.js';
import { SUBCATEGORY_NAMES, type Subcategory } from '../../care-settings/provider-list/provision-types.js';
import { type PageRequest } from '../../http/page-request.js';
import { type Actor } from '../../kernel/actor.js';
import { settingTypeOf } from '../../law/care-setting/setting-types.js';
import { type ChangeOfFact } from '../../care-settings/lapses/lapses.service.js';
import { type Paged } from '../../http/paged.js';
import { type Pages, pages } from '../components/pages.js';
import { paths } from '../paths.js';
import { type ChangeLine, changeLine } from './changes/change-lines.view.js';
import { rejudgedBanner, type Banner } from './rejudged.js';
import { type SettingLaw, settingLaw } from './setting-law.js';
import {
  agesInWords,
  APPROVAL_NAMES,
  CATEGORY_NAMES,
  COUNTRY_NAMES,
  PREMISES_NAMES,
  REGULATOR_NAMES,
  SEX_NAMES,
  STATUS_NAMES,
} from './setting-words.js';

interface FactLine {
  title: string;
  details: string[];
  from: Date;
  until: Date | null;
  standing: 'now' | 'ended' | 'to come';
  /** Where to correct or end it; null for those who may not. */
  href: string | null;
  /** The child it is for; null when for any. */
  childHref: string | null;
}

export interface CareSettingModel {
  name: string;
  kind: string;
  place: { label: string; value: string }[];
  /** In a line or two, what holds today. */
  today: { text: string; warns: boolean }[];
  law: SettingLaw;
  registrations: FactLine[];
  restrictions: FactLine[];
  approvals: FactLine[];
  /** Approvals are of carers' homes. */
  hasCarers: boolean;
  actions: { text: string; href: string }[];
  historyHref: string;
  /** What changes did to children; null for whoever does not see placements. */
  changes: { lines: ChangeLine[]; pages: Pages | null } | null;
  banner: Banner | null;
}

export interface CareSettingFacts {
  setting: CareSettingRecord;
  changes: Paged<ChangeOfFact> | null;
  actor: Actor;
  query: PageRequest['query'];
  now: Date;
}

export function careSettingView({ setting, changes, actor, query, now }: CareSettingFacts): CareSettingModel {
  const mayRecord = actor.permissions.has('care-setting:record');
  const hasCarers = isCarersHome(setting);
  const line = lineOf(now, mayRecord);
  return {
    name: setting.name,
    kind: settingTypeOf(setting.settingType).label,
    place: placeOf(setting),
    today: [...registrationToday(setting, now), ...restrictionToday(setting, now), ...approvalToday(setting, now)],
    law: settingLaw(setting),
    registrations: setting.registrations.map((each) =>
      line(each, STATUS_NAMES[each.status], conditions(each), paths.correctRegistration(setting.id, each.id)),
    ),
    restrictions: setting.restrictions.map((each) =>
      line(each, 'No new admissions', [], paths.correctRestriction(setting.id, each.id)),
    ),
    approvals: setting.approvals.map((each) => ({
      ...line(
        each,
        APPROVAL_NAMES[each.kind],
        each.terms ? [each.terms] : [],
        paths.correctApproval(setting.id, each.id),
      ),
      childHref: each.childId && paths.child(each.childId),
    })),
    hasCarers: hasCarers || setting.approvals.length > 0,
    actions: mayRecord ? actionsFor(setting.id, hasCarers) : [],
    changes: changes && { lines: changes.items.map(changeLine), pages: pages(changes, paths.careSetting(setting.id)) },
    historyHref: paths.careSettingHistory(setting.id),
    banner: rejudgedBanner(query),
  };
}

function isCarersHome({ settingType }: CareSettingRecord): boolean {
  return settingTypeOf(settingType).fits.some(({ route }) => route === 'foster' || route === 'connected-person');
}

function actionsFor(id: string, hasCarers: boolean): CareSettingModel['actions'] {
  return [
    { text: 'Record registration', href: paths.recordRegistration(id) },
    { text: 'Restrict admissions', href: paths.restrictAdmissions(id) },
    { text: 'Correct the place', href: paths.correctCareSetting(id) },
    ...(hasCarers ? [{ text: 'Record approval of a carer', href: paths.approveCarer(id) }] : []),
  ];
}

const EMPTY = 'Not recorded';

function placeOf(setting: CareSettingRecord): CareSettingModel['place'] {
  return [
    { label: 'Kind', value: settingTypeOf(setting.settingType).label },
    { label: 'Premises', value: setting.premises ? PREMISES_NAMES[setting.premises] : EMPTY },
    { label: 'Country', value: COUNTRY_NAMES[setting.country] },
    { label: 'Provider', value: setting.providerName ?? EMPTY },
    { label: 'Regulator', value: setting.regulator ? REGULATOR_NAMES[setting.regulator] : EMPTY },
    { label: 'Reference number', value: setting.urn ?? EMPTY },
    { label: 'Postcode', value: setting.postcode ?? EMPTY },
    { label: 'Local authority area', value: setting.localAuthorityArea ?? EMPTY },
  ];
}

type Dated = Pick<Registration, 'from' | 'until'>;

function standingOf({ from, until }: Dated, now: Date): FactLine['standing'] {
  if (from > now) return 'to come';
  return until && until <= now ? 'ended' : 'now';
}

function lineOf(now: Date, mayRecord: boolean) {
  return (fact: Dated, title: string, details: string[], href: string): FactLine => ({
    title,
    details,
    from: fact.from,
    until: fact.until,
    standing: standingOf(fact, now),
    href: mayRecord ? href : null,
    childHref: null,
  });
}

function conditions({ category, subcategory, minAge, maxAge, places, sex, otherConditions }: Registration): string[] {
  const as = category && (CATEGORY_NAMES[category as keyof typeof CATEGORY_NAMES] ?? category);
  const kind = subcategory && (SUBCATEGORY_NAMES[subcategory as Subcategory] ?? subcategory);
  const held = [as, kind, agesInWords(minAge, maxAge), places && `${places} ${places === 1 ? 'place' : 'places'}`];
  return [...held, sex && SEX_NAMES[sex], otherConditions].filter((each): each is string => Boolean(each));
}

function registrationToday(setting: CareSettingRecord, now: Date): CareSettingModel['today'] {
  const held = setting.registrations.filter((each) => standingOf(each, now) === 'now');
  const needsOne = settingTypeOf(setting.settingType).registration.some(({ country }) => country === setting.country);
  if (!held.length && !needsOne) return [];
  if (!held.length) return [{ text: 'Whether it is registered is not recorded: unknown', warns: true }];
  return held.map((each) => ({
    text: [STATUS_NAMES[each.status], ...conditions(each)].join(', '),
    warns: each.status !== 'registered',
  }));
}

function restrictionToday({ restrictions }: { restrictions: AdmissionRestriction[] }, now: Date) {
  const held = restrictions.some((each) => standingOf(each, now) === 'now');
  return held
    ? [{ text: 'No new admissions: a child who lives there may stay, nobody may be placed there', warns: true }]
    : [];
}

function approvalToday(setting: CareSettingRecord, now: Date): CareSettingModel['today'] {
  if (!isCarersHome(setting)) return [];
  const held = setting.approvals.filter((each: CarerApproval) => standingOf(each, now) === 'now');
  if (!held.length) return [{ text: 'No approval of the carers is recorded for today', warns: true }];
  return held.map(({ kind }) => ({ text: APPROVAL_NAMES[kind], warns: false }));
}
