import { type RecordedAnswer, unaccompaniedAt } from '../children/unaccompanied.js';
import { traffickingAt, type TraffickingFacts } from '../exploitation/trafficking-state.js';
import { londonDay } from '../kernel/london-time.js';
import { parsePlainDate } from '../kernel/plain-date.js';
import {
  type CarerApproval,
  type DetentionDirector,
  type Premises,
  type RegisteredSex,
  type Route,
  type SupportCategory,
} from '../law/care-setting/codes.js';
import { type ApprovalExtension } from '../law/care-setting/setting-facts.js';
import { factsAt, isLive, type RegistrationSpan, type Span, type Stay } from '../law/care-setting/stay.js';
import { type EvidenceKind, type EvidenceOutcome, type NoticeRecipient } from '../law/evidence/kinds.js';
import { type Evidence, type PlacementFacts } from '../law/placement-facts.js';
import { type SchemeValues } from '../law/scheme-values.js';
import { daysInTwelveMonths, type Lived, type Residence, residenceAt } from './residence.js';

/** A stay the law is asked about: one that nobody has decided, or one that stands. */
export interface AskedStay {
  childId: string;
  careSettingId: string;
  route: Route | null;
  detentionDirectedBy: DetentionDirector | null;
  startsAt: Date;
  /** The instant judged: the start of one proposed, now for one that stands. */
  at: Date;
  /** When it has ended, or will; null: it goes on. */
  endsAt: Date | null;
}

/** Instants as JSON has them; null until: open. */
interface SpanJson {
  from: string;
  until: string | null;
}

/** All that is recorded and bears on a stay. Days are `YYYY-MM-DD`. */
export interface FactsRow {
  setting_name: string;
  setting_type: Stay['setting']['type'];
  country: Stay['setting']['country'];
  setting_area: string | null;
  premises: Premises | null;
  own_area: string | null;
  youngest: string | null;
  oldest: string | null;
  sex: RegisteredSex | null;
  /** Every placement of the child. */
  lived: (SpanJson & { settingId: string; route: string | null })[];
  registrations: (SpanJson & {
    status: string;
    category: string | null;
    minAge: number | null;
    maxAge: number | null;
    sex: string | null;
    places: number | null;
    subcategory: string | null;
    otherConditions: string | null;
  })[];
  restrictions: SpanJson[];
  children_before: SpanJson[];
  approvals: (SpanJson & { kind: string })[];
  legal_status: string | null;
  care_from: Date | null;
  unaccompanied: (SpanJson & { answer: string; answeredAt: string })[];
  screenings: { screenedAt: string; outcome: string }[];
  findings: (SpanJson & { level: string; basis: string })[];
  referrals: { referredAt: string; decisions: { id: string; decision: string; decidedAt: string }[] }[];
  breach: { knownAt: string; decidedAt: string | null } | null;
  scheme_values: SchemeValues | null;
  evidence: EvidenceJson[];
  /** Null where it was not asked for. */
  fingerprint: string | null;
  /** Null: the actor may not see the child, or it was not asked. */
  is_visible: true | null;
}

interface EvidenceJson extends SpanJson {
  kind: string;
  outcome: string;
  exception: string | null;
  detail: string | null;
  recipient: string | null;
  reason: string | null;
  dueAt: string | null;
  decidedAs: string[];
  isHere: boolean;
}

/** What the rules are given of a stay at the instant asked. */
export function placementFactsOf(row: FactsRow, asked: AskedStay): PlacementFacts {
  const { at, endsAt } = asked;
  const { admittedAt, leftBeforeAt, movedFrom } = residenceOf(row, asked);
  const cameFromCare = movedFrom !== null && !(row.care_from && movedFrom.from < row.care_from);
  const evidence = evidenceOf(row, at, leftBeforeAt);
  const isOnShortBreaks = row.legal_status === 'V3' || row.legal_status === 'V4';
  const extension = evidence.findLast(({ kind, outcome }) => kind === 'regulation-25-extension' && outcome === 'done');
  return {
    ...factsAt(stayOf(row, asked, admittedAt), at),
    approvalExtension: extension ? { because: whyExtended(extension), until: extension.until } : null,
    at: at.getTime(),
    startsAt: admittedAt.getTime(),
    startsOn: londonDay(admittedAt),
    endsAt: endsAt && endsAt.getTime(),
    premises: row.premises,
    supportCategory: supportCategoryAt(row, at),
    legalStatus: row.legal_status,
    careFrom: row.care_from && londonDay(row.care_from),
    movedFrom: cameFromCare ? { route: movedFrom.route } : null,
    unaccompanied: unaccompaniedAt(at, row.unaccompanied.map(answerOf)).is,
    trafficked: traffickingAt(at, traffickingOf(row)).is,
    area: { own: row.own_area, setting: row.setting_area },
    shortBreaks: isOnShortBreaks ? daysInTwelveMonths(at, livedOf(row)) : null,
    breach: row.breach && {
      knownOn: londonDay(new Date(row.breach.knownAt)),
      decidedOn: row.breach.decidedAt === null ? null : londonDay(new Date(row.breach.decidedAt)),
    },
    evidence,
  };
}

/** How the stay asked about follows on what is recorded. */
export function residenceOf(row: FactsRow, { careSettingId, startsAt }: AskedStay): Residence {
  return residenceAt(careSettingId, startsAt, livedOf(row));
}

function livedOf({ lived }: FactsRow): Lived[] {
  return lived.map((each) => ({ settingId: each.settingId, route: each.route as Route | null, ...span(each) }));
}

function whyExtended({ detail }: Evidence): ApprovalExtension['because'] {
  return detail === 'refusal-under-review' ? detail : 'assessment-unfinished';
}

/** As the registration that stands at an instant says. */
function supportCategoryAt({ registrations }: FactsRow, at: Date): SupportCategory | null {
  const live = registrations.filter((each) => each.category === 'supported-accommodation' && isLive(span(each), at));
  return (live.find(({ subcategory }) => subcategory !== null)?.subcategory as SupportCategory | undefined) ?? null;
}

function stayOf(row: FactsRow, { route, detentionDirectedBy, startsAt }: AskedStay, admittedAt: Date): Stay {
  const day = (iso: string | null) => (iso === null ? null : parsePlainDate(iso));
  return {
    from: startsAt,
    until: null,
    admittedAt,
    bornOn: { youngest: day(row.youngest), oldest: day(row.oldest) },
    sex: row.sex,
    route,
    setting: { type: row.setting_type, country: row.country, detentionDirectedBy },
    registrations: row.registrations.map((each) => ({ ...each, ...span(each) }) as RegistrationSpan),
    restrictions: row.restrictions.map(span),
    childrenBefore: row.children_before.map(span),
    carerApprovals: row.approvals.map((each) => ({ ...span(each), approval: each.kind as CarerApproval })),
    schemeValues: row.scheme_values ?? {},
  };
}

/** Known by the instant; about this setting, it is of this stay and not of an earlier one. */
function evidenceOf({ evidence }: FactsRow, at: Date, left: Date | null): Evidence[] {
  const isOfThisStay = ({ isHere, from }: EvidenceJson) => !isHere || left === null || new Date(from) >= left;
  return evidence.filter((each) => new Date(each.from) <= at && isOfThisStay(each)).map(asEvidence);
}

function asEvidence(row: EvidenceJson): Evidence {
  const from = new Date(row.from);
  const day = (instant: string | null) => (instant === null ? null : londonDay(new Date(instant)));
  return {
    kind: row.kind as EvidenceKind,
    outcome: row.outcome as EvidenceOutcome,
    exception: row.exception,
    detail: row.detail,
    recipient: row.recipient as NoticeRecipient | null,
    reason: row.reason,
    at: from.getTime(),
    on: londonDay(from),
    until: day(row.until),
    dueOn: day(row.dueAt),
    decidedAs: row.decidedAs,
  };
}

function answerOf({ answer, answeredAt, ...during }: FactsRow['unaccompanied'][number]): RecordedAnswer {
  const facts = { id: '', endReason: null, version: 1, answeredAt: new Date(answeredAt) };
  return { ...facts, answer: answer as RecordedAnswer['answer'], ...span(during) };
}

function traffickingOf({ screenings, findings, referrals }: FactsRow): TraffickingFacts {
  return {
    screenings: screenings.map((each) => ({ ...each, screenedAt: new Date(each.screenedAt) })),
    findings: findings.map((each) => ({ ...each, ...span(each) })),
    referrals: referrals.map((each) => ({
      referredAt: new Date(each.referredAt),
      decisions: each.decisions.map((decision) => ({ ...decision, decidedAt: new Date(decision.decidedAt) })),
    })),
  } as unknown as TraffickingFacts;
}

function span({ from, until }: SpanJson): Span {
  return { from: new Date(from), until: until === null ? null : new Date(until) };
}

/** A stay of which nothing is recorded but where it is and with whom: everything else is unknown. */
export function nothingElseRecorded(stay: Stay, at: Date): PlacementFacts {
  const startsAt = stay.admittedAt ?? stay.from;
  return {
    ...factsAt(stay, at),
    at: at.getTime(),
    startsAt: startsAt.getTime(),
    startsOn: londonDay(startsAt),
    endsAt: null,
    premises: null,
    supportCategory: null,
    legalStatus: null,
    careFrom: null,
    movedFrom: null,
    unaccompanied: 'unknown',
    trafficked: 'unknown',
    area: { own: null, setting: null },
    shortBreaks: null,
    breach: null,
    evidence: [],
  };
}
