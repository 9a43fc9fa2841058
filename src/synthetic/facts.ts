import { type PlainDate } from '../kernel/plain-date.js';
import { type Instant, type Span } from './london.js';

/** How a column is written: a span is a `tstzrange`, `[)`. */
export type ColumnType = 'uuid' | 'text' | 'whole' | 'truth' | 'day' | 'instant' | 'span' | 'json';

interface ValueOf {
  uuid: string;
  text: string;
  whole: number;
  truth: boolean;
  day: PlainDate;
  instant: Instant;
  span: Span;
  json: object;
}

const OF_A_CHILD = { id: 'uuid', child_id: 'uuid' } as const;
const OF_A_SETTING = { id: 'uuid', care_setting_id: 'uuid' } as const;

/**
 * The tables the past is written into, parents before children, with the columns it fills; `authority_id` and `version`
 * are added where they are loaded. `director_decision` is no table: it is a `breach_decision` on the
 * row that the database opened in `breach` by itself, named by its placement and rule.
 */
export const COLUMNS = {
  user_account: { id: 'uuid', email: 'text', name: 'text', telephone: 'text', password_hash: 'text' },
  role_holding: { id: 'uuid', user_id: 'uuid', role: 'text', during: 'span' },
  team: { id: 'uuid', name: 'text', manager_id: 'uuid' },
  care_setting: {
    id: 'uuid',
    name: 'text',
    provider_name: 'text',
    setting_type: 'text',
    country: 'text',
    regulator: 'text',
    urn: 'text',
    postcode: 'text',
    local_authority_area: 'text',
  },
  care_setting_registration: {
    ...OF_A_SETTING,
    status: 'text',
    category: 'text',
    min_age: 'whole',
    max_age: 'whole',
    places: 'whole',
    during: 'span',
  },
  care_setting_restriction: { ...OF_A_SETTING, kind: 'text', during: 'span' },
  child: {
    id: 'uuid',
    given_name: 'text',
    family_name: 'text',
    sex: 'text',
    local_number: 'text',
    home_postcode: 'text',
  },
  date_of_birth_assertion: {
    ...OF_A_CHILD,
    earliest: 'day',
    latest: 'day',
    source: 'text',
    asserted_at: 'instant',
    superseded_by: 'uuid',
    superseded_at: 'instant',
    under_challenge: 'truth',
  },
  period_of_care: { ...OF_A_CHILD, during: 'span', end_reason: 'text' },
  legal_status: { ...OF_A_CHILD, code: 'text', during: 'span' },
  unaccompanied_answer: {
    ...OF_A_CHILD,
    answer: 'text',
    during: 'span',
    answered_at: 'instant',
    end_reason: 'text',
  },
  allocation: { ...OF_A_CHILD, worker_id: 'uuid', team_id: 'uuid', during: 'span' },
  restriction: { ...OF_A_CHILD, scope: 'text', owner_id: 'uuid', reason: 'text', during: 'span' },
  restriction_grant: { ...OF_A_CHILD, scope: 'text', user_id: 'uuid', basis: 'text', reason: 'text', during: 'span' },
  trafficking_screening: { ...OF_A_CHILD, screened_at: 'instant', outcome: 'text' },
  trafficking_finding: { ...OF_A_CHILD, level: 'text', basis: 'text', during: 'span', end_reason: 'text' },
  nrm_referral: { ...OF_A_CHILD, referred_at: 'instant', reference: 'text' },
  nrm_decision: { ...OF_A_CHILD, nrm_referral_id: 'uuid', decision: 'text', decided_at: 'instant' },
  carer_approval: { ...OF_A_SETTING, kind: 'text', child_id: 'uuid', during: 'span' },
  placement: {
    ...OF_A_CHILD,
    care_setting_id: 'uuid',
    during: 'span',
    basis: 'text',
    route: 'text',
    detention_directed_by: 'text',
    wishes_and_feelings: 'text',
    wishes_not_obtained_reason: 'text',
    circumstances: 'text',
    end_reason: 'text',
  },
  placement_approval: {
    ...OF_A_CHILD,
    placement_id: 'uuid',
    requested_by: 'uuid',
    decided_by: 'uuid',
    decided_at: 'instant',
    channel: 'text',
    verdict: 'json',
    confirmation_due_at: 'instant',
    confirmed_at: 'instant',
  },
  placement_evidence: {
    ...OF_A_CHILD,
    care_setting_id: 'uuid',
    kind: 'text',
    outcome: 'text',
    detail: 'text',
    reference: 'text',
    during: 'span',
  },
  director_decision: {
    id: 'uuid',
    placement_id: 'uuid',
    rule: 'text',
    decision: 'text',
    reasons: 'text',
    alternatives: 'json',
    court_order: 'text',
    court_order_id: 'uuid',
    ofsted: 'text',
    ofsted_told_at: 'instant',
    ofsted_told_by: 'text',
    exit_plan: 'text',
    exit_by: 'day',
    review_by: 'day',
    decided_by: 'uuid',
    decided_at: 'instant',
  },
  absence: {
    ...OF_A_CHILD,
    during: 'span',
    noticed_at: 'instant',
    reported_at: 'instant',
    reported_by: 'text',
    whereabouts: 'text',
    whereabouts_place: 'text',
    whereabouts_verified_by: 'text',
    last_seen_earliest: 'instant',
    last_seen_latest: 'instant',
    last_seen_place: 'text',
    last_seen_by: 'text',
    danger: 'text',
    danger_details: 'text',
    police: 'text',
    police_told_at: 'instant',
    police_not_told_reason: 'text',
    police_reference: 'text',
    located_at: 'instant',
    located_by: 'text',
    located_place: 'text',
    located_seen: 'truth',
    located_safe: 'text',
    returned_to: 'text',
    returned_to_placement_id: 'uuid',
    interview_due_at: 'instant',
  },
  absence_segment: { ...OF_A_CHILD, absence_id: 'uuid', kind: 'text', during: 'span' },
  interview_policy: { id: 'uuid', during: 'span', away_only: 'truth', senior_manager_id: 'uuid' },
  interview_offer: {
    ...OF_A_CHILD,
    absence_id: 'uuid',
    offered_at: 'instant',
    offered_by: 'text',
    offered_to: 'text',
    answer: 'text',
    answered_at: 'instant',
    declined_reason: 'text',
  },
  interview_closing: {
    ...OF_A_CHILD,
    absence_id: 'uuid',
    outcome: 'text',
    closed_at: 'instant',
    closed_by: 'text',
    reason: 'text',
  },
  return_interview: {
    ...OF_A_CHILD,
    arranged_for: 'instant',
    arranged_place: 'text',
    interviewer_id: 'uuid',
    interviewer_name: 'text',
    organisation: 'text',
    held_at: 'instant',
    independent: 'truth',
    independence_reason: 'text',
    own_words: 'text',
    push_factors: 'json',
    pull_factors: 'json',
    harm: 'text',
    harm_details: 'text',
    recommendations: 'text',
    parents_views: 'text',
    parents_views_details: 'text',
  },
  interview_absence: { ...OF_A_CHILD, interview_id: 'uuid', absence_id: 'uuid' },
  interview_mention: { ...OF_A_CHILD, interview_id: 'uuid', kind: 'text', name: 'text', details: 'text' },
  interview_action: {
    ...OF_A_CHILD,
    interview_id: 'uuid',
    what: 'text',
    owner_id: 'uuid',
    due_on: 'day',
    done_at: 'instant',
  },
  interview_share: { ...OF_A_CHILD, interview_id: 'uuid', shared_with: 'text', shared_at: 'instant', what: 'text' },
  interview_assignment: {
    ...OF_A_CHILD,
    interview_id: 'uuid',
    absence_id: 'uuid',
    user_id: 'uuid',
    during: 'span',
    assigned_by: 'text',
  },
  absence_action: {
    ...OF_A_CHILD,
    absence_id: 'uuid',
    kind: 'text',
    happened_at: 'instant',
    with_whom: 'text',
    reference: 'text',
    risk_level: 'text',
    notes: 'text',
  },
} as const satisfies Record<string, Record<string, ColumnType>>;

export type Table = keyof typeof COLUMNS;

/** Columns every row has; the others may be left out, which is null. */
type Always = 'id' | 'child_id' | 'care_setting_id' | 'during';
type ColumnsOf<T extends Table> = (typeof COLUMNS)[T];
type Value<T extends Table, C extends keyof ColumnsOf<T>> = ColumnsOf<T>[C] extends ColumnType
  ? ValueOf[ColumnsOf<T>[C]]
  : never;

/** A row as one version of it was recorded. */
export type Row<T extends Table = Table> = {
  [C in keyof ColumnsOf<T> & Exclude<Always, 'child_id'>]: Value<T, C>;
} & { [C in keyof ColumnsOf<T> & 'child_id']: T extends 'carer_approval' ? string | null : string } & {
  [C in Exclude<keyof ColumnsOf<T>, Always>]?: Value<T, C> | null;
};

/** One version of one row: the first time it was recorded, or a change of it. */
export interface Recording<T extends Table = Table> {
  recordedAt: Instant;
  /** Of two at one instant, the one that has to come first. */
  step: number;
  /** As the audit names them. */
  by: string;
  /** Of a correction. */
  why: string | null;
  table: T;
  /** 1, 2 … */
  version: number;
  row: Row<T>;
}

export function isOf<T extends Table>(table: T, recording: Recording): recording is Recording<T> {
  return recording.table === table;
}
