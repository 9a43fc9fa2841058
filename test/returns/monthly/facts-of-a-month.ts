import { Known } from '../../../src/synthetic/answers/known.js';
import { type SyntheticAuthority } from '../../../src/synthetic/authority.js';
import { type Recording, type Row, type Table } from '../../../src/synthetic/facts.js';
import { type Month } from '../../../src/synthetic/history.js';
import { DAY, midnight, type Instant, type Span } from '../../../src/synthetic/london.js';
import { addDays } from '../../../src/kernel/plain-date.js';

/** An answer of “no” counts for six months; one given before that says nothing of the month any more. */
const ANSWER_COUNTS = 190 * DAY;

type Rows<T extends Table> = Row<T>[];

/** What is known of a child at the end of the history and bears on one month; each kind in the order it happened. */
export interface ChildFacts {
  child: Row<'child'>;
  births: Rows<'date_of_birth_assertion'>;
  care: Rows<'period_of_care'>;
  statuses: Rows<'legal_status'>;
  answers: Rows<'unaccompanied_answer'>;
  screenings: Rows<'trafficking_screening'>;
  findings: Rows<'trafficking_finding'>;
  referrals: Rows<'nrm_referral'>;
  decisions: Rows<'nrm_decision'>;
  placements: Rows<'placement'>;
  approvals: Rows<'placement_approval'>;
  directorDecisions: Rows<'director_decision'>;
  orders: Rows<'placement_evidence'>;
  absences: Rows<'absence'>;
  segments: Rows<'absence_segment'>;
}

export interface SettingFacts {
  setting: Row<'care_setting'>;
  registrations: Rows<'care_setting_registration'>;
  restrictions: Rows<'care_setting_restriction'>;
  approvals: Rows<'carer_approval'>;
}

/** Of the children in care at any instant of the month, and of the places they lived in. */
export function factsOfAMonth(
  authority: SyntheticAuthority,
  { first, last }: Month,
): { children: ChildFacts[]; settings: SettingFacts[] } {
  const window = { from: midnight(first), until: midnight(addDays(last, 1)) };
  const known = [...authority.children()].map((recordings) => knownAtTheEnd(recordings, authority));
  const inCare = known.filter((child) => child.all('period_of_care').some(during(window)));
  const children = inCare.map((child) => factsOf(child, window));
  const used = new Set(children.flatMap(({ placements }) => placements.map((each) => each.care_setting_id)));
  const places = [knownAtTheEnd(authority.common, authority), ...inCare];
  const settings = places.flatMap((place) => place.all('care_setting').map((setting) => settingFacts(place, setting)));
  return { children, settings: settings.filter(({ setting }) => used.has(setting.id)) };
}

function knownAtTheEnd(recordings: readonly Recording[], { history }: SyntheticAuthority): Known {
  const known = new Known(recordings);
  known.moveTo(history.endsAt);
  return known;
}

function factsOf(known: Known, window: Span): ChildFacts {
  const before = (at: Instant) => at < window.until!;
  const recent = (at: Instant) => before(at) && at > window.from - ANSWER_COUNTS;
  const dated = <T extends 'placement' | 'absence' | 'legal_status' | 'period_of_care' | 'trafficking_finding'>(t: T) =>
    (known.all(t) as Row<'placement'>[]).filter(during(window)).sort(byStart) as unknown as Row<T>[];
  const absences = dated('absence');
  return {
    child: known.all('child')[0]!,
    births: known.all('date_of_birth_assertion').sort((a, b) => a.asserted_at! - b.asserted_at!),
    care: dated('period_of_care'),
    statuses: dated('legal_status'),
    answers: known.all('unaccompanied_answer').filter(during(window)).sort(byStart),
    screenings: known.all('trafficking_screening').filter(({ screened_at }) => recent(screened_at!)),
    findings: dated('trafficking_finding'),
    referrals: known.all('nrm_referral').filter(({ referred_at }) => before(referred_at!)),
    decisions: known.all('nrm_decision').sort((a, b) => a.decided_at! - b.decided_at!),
    placements: dated('placement'),
    approvals: known.all('placement_approval'),
    directorDecisions: known.all('director_decision'),
    orders: known.all('placement_evidence'),
    absences,
    segments: known.all('absence_segment').sort(byStart),
  };
}

function settingFacts(known: Known, setting: Row<'care_setting'>): SettingFacts {
  const its = ({ care_setting_id }: { care_setting_id: string }) => care_setting_id === setting.id;
  return {
    setting,
    registrations: known.all('care_setting_registration').filter(its).sort(byStart),
    restrictions: known.all('care_setting_restriction').filter(its).sort(byStart),
    approvals: known.all('carer_approval').filter(its).sort(byStart),
  };
}

function during(window: Span): (row: { during: Span }) => boolean {
  return ({ during: { from, until } }) => from < window.until! && (until === null || until > window.from);
}

function byStart(a: { during: Span }, b: { during: Span }): number {
  return a.during.from - b.during.from;
}
