import { invalid, Problem } from '../kernel/problem.js';

/** The parts of a PostgreSQL error that decide what it means here. */
interface PostgresError {
  code?: string;
  constraint?: string;
  message?: string;
  detail?: string;
}

/** Serialisation failure, deadlock, lock not available: the same work may succeed when run again. */
const RETRYABLE = new Set(['40001', '40P01', '55P03']);
/** The server is going away, or is full. */
const UNAVAILABLE = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
  '08003',
  'ECONNREFUSED',
  'ECONNRESET',
]);

/** The same, as node-postgres says it, which gives these no code. */
const CUT_OFF =
  /^(Connection terminated|Client was closed|Client has encountered a connection error|timeout (expired|exceeded))/;

/** What a conflict of this constraint means to the person who met it; otherwise a neutral sentence. */
const CONFLICTS: Record<string, string> = {
  sibling_link_once: 'They are recorded as siblings already',
  scheme_value_once: 'A value for that time is already signed off',
  placement_code_once: 'A code is already chosen for that time',
  placement_overlap: 'The child already has a placement at that time',
  on_call_overlap: 'Somebody is on call for that role at that time already',
  escalation_ladder_from: 'A ladder from that time is set already',
  absence_overlap: 'The child already has an absence recorded at that time',
  absence_action_corrected_once: 'This entry has already been corrected: correct the correction',
  absence_adulthood_once: 'It is already confirmed that this young person is an adult',
  absence_segment_overlap: 'The child already has an absence recorded at that time',
  profile_item_once: 'The profile already says this at that time',
  profile_photo_once: 'There is already a photograph for that time',
  provider_name: 'There is already a provider of that name',
  provider_urn: 'A provider with that reference number is already recorded here',
  care_setting_urn: 'A setting with that reference number is already registered here',
  postcode_edition_as_of_key: 'There is already an edition of postcodes for that day',
  authority_name_key: 'There is already an authority of that name',
  user_account_email: 'There is already a user with that email address',
  child_authority_id_local_number_key: 'A child with that number is already recorded here',
  period_of_care_authority_id_child_id_during_excl: 'The child is already in care at that time',
  legal_status_authority_id_child_id_during_excl: 'The child already has a legal status at that time',
  unaccompanied_answer_authority_id_child_id_during_excl: 'An answer for that time is already recorded',
  allocation_authority_id_child_id_during_excl: 'The child is already allocated at that time',
  restriction_authority_id_child_id_scope_during_excl: 'This is already restricted',
  trafficking_finding_authority_id_child_id_level_during_excl: 'A finding of that level already stands at that time',
  team_authority_id_name_key: 'There is already a team of that name',
  interview_of_absence: 'Another interview already covers one of these absences',
  interview_assignment_overlap: 'Somebody is already assigned to this interview at that time',
  interview_policy_overlap: 'This was changed meanwhile: look again',
  // PostgreSQL cuts the names it gives to 63 characters
  care_setting_registration_authority_id_care_setting_id_coa_excl: 'A registration for that time is already recorded',
  care_setting_restriction_authority_id_care_setting_id_kind_excl: 'Admissions are already restricted at that time',
  carer_approval_authority_id_care_setting_id_child_id_durin_excl: 'An approval for that time is already recorded',
  carer_approval_authority_id_care_setting_id_during_excl: 'An approval for that time is already recorded',
};

/**
 * Constraints a first try may break because another was recorded while it waited: run again, it finds the other and
 * can say which.
 */
const FOUND_ON_SECOND_TRY = new Set(['absence_overlap']);

export function isRetryable(error: unknown, attempt = 1): boolean {
  const { code = '', constraint = '' } = postgresError(error);
  return RETRYABLE.has(code) || (attempt === 1 && FOUND_ON_SECOND_TRY.has(constraint));
}

/** The refusal an error from the database amounts to; null when it is a bug. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  const { code = '', constraint = '', message = '' } = postgresError(error);
  if (code === '23505' || code === '23P01')
    return new Problem('conflict', CONFLICTS[constraint] ?? 'Something recorded meanwhile stands in the way');
  if (RETRYABLE.has(code)) return new Problem('conflict', 'Others are changing the same record: try again');
  if (code === 'KA002') return new Problem('unlawful', 'The law does not permit this placement', { rule: constraint });
  if (code === 'KA003')
    return new Problem(
      'forbidden',
      'This approval is not one that counts: a second person who may decide has to give it',
    );
  if (code === 'KA004')
    return new Problem('conflict', 'The facts changed while the placement was being decided: check it again');
  if (code === 'KA006')
    return invalid('independent', 'Whoever looks after the child or decides about the child is not independent');
  if (UNAVAILABLE.has(code) || (code === '' && CUT_OFF.test(message)))
    return new Problem('unavailable', 'There is a problem with the service', { retryAfter: 5 });
  return null;
}

function postgresError(error: unknown): PostgresError {
  const e = error as PostgresError & { driverError?: PostgresError };
  return e.driverError ?? e;
}
