import { type RestrictionScope, type Sex } from '../../children/child.js';
import { type BirthAssertion, BIRTH_SOURCE_NAMES } from '../../children/operative-birth.js';
import { type UnaccompaniedState } from '../../children/unaccompanied.js';
import {
  type FindingBasis,
  type NrmDecisionKind,
  type ScreeningOutcome,
  type TraffickingIs,
  type TraffickingReason,
} from '../../exploitation/trafficking-state.js';
import { day } from '../filters/dates.js';

/** The record's codes as a person says them. */
export const UNACCOMPANIED_WORDS: Record<UnaccompaniedState['is'], string> = {
  yes: 'Unaccompanied',
  no: 'Not unaccompanied',
  unknown: 'Not known',
};

const UNKNOWN_BECAUSE: Record<NonNullable<UnaccompaniedState['because']>, string> = {
  'never-asked': 'Nobody has asked',
  'not-answered': 'Asked, and no answer yet',
  'out-of-date': 'The answer is out of date: ask again',
};

export function unaccompaniedBecause({ because, answeredAt }: UnaccompaniedState): string {
  const asked = answeredAt && `asked on ${day(answeredAt)}`;
  return [because && UNKNOWN_BECAUSE[because], asked].filter(Boolean).join('; ').replace(/^a/, 'A');
}

export const TRAFFICKING_WORDS: Record<TraffickingIs, string> = {
  identified: 'Identified as trafficked',
  suspected: 'Suspected to be trafficked',
  no: 'No concern found',
  unknown: 'Not known',
};

export const FINDING_BASIS_WORDS: Record<FindingBasis, string> = {
  'professional-judgement': 'Professional judgement',
  police: 'The police',
  court: 'A court',
  'another-country': 'Authorities of another country',
};

export const SCREENING_WORDS: Record<ScreeningOutcome, string> = {
  'no-concern': 'Screened: no concern',
  'not-assessed': 'Screened: not assessed yet',
};

export const NRM_DECISION_WORDS: Record<NrmDecisionKind, string> = {
  'reasonable-grounds-positive': 'Reasonable grounds: positive',
  'reasonable-grounds-negative': 'Reasonable grounds: negative',
  'conclusive-grounds-positive': 'Conclusive grounds: positive',
  'conclusive-grounds-negative': 'Conclusive grounds: negative',
  'reconsideration-opened': 'Reconsideration opened',
  withdrawn: 'Withdrawn',
};

const REASON_WORDS: Record<string, string> = {
  'nrm-referred': 'Referred to the National Referral Mechanism, no decision yet',
  'never-screened': 'Never screened',
  'screening-not-assessed': 'Screened, not assessed yet',
  'screening-out-of-date': 'The last screening is out of date',
  'screening-no-concern': 'Screened, no concern',
};

/** One fact the trafficking answer rests on. */
export function reasonInWords({ kind, since }: TraffickingReason): string {
  const [, what, code] = /^(finding|nrm)-(.+)$/.exec(kind) ?? [];
  const words =
    REASON_WORDS[kind] ??
    (what === 'finding'
      ? `Finding: ${FINDING_BASIS_WORDS[code as FindingBasis].toLowerCase()}`
      : `National Referral Mechanism: ${NRM_DECISION_WORDS[code as NrmDecisionKind].toLowerCase()}`);
  return since ? `${words}, ${day(since)}` : words;
}

/** A day, or the range it lies in. */
export function bornInWords({ earliest, latest }: Pick<BirthAssertion, 'earliest' | 'latest'>): string {
  return earliest === latest ? day(earliest) : `Between ${day(earliest)} and ${day(latest)}`;
}

export function sourceInWords({ source, assertedAt }: Pick<BirthAssertion, 'source' | 'assertedAt'>): string {
  return `${BIRTH_SOURCE_NAMES[source]}, ${day(assertedAt)}`;
}

/** As on the certificate (903 code set SEX). */
export const SEX_WORDS: Record<Sex, string> = { M: 'Male', F: 'Female', U: 'Not recorded as either' };

export const SCOPE_WORDS: Record<RestrictionScope, string> = {
  child: 'The whole record',
  address: 'Where the child lives',
  adoption: 'The adoption',
};
