import { dayOf } from '../../../../kernel/plain-date.js';
import { type CodeSets } from '../../code-sets/code-sets.js';
import { isAged } from '../../definitions/days.js';
import { rule } from '../../rule.js';

/** A letter other than I, O and S, then 12 digits, the last of which a temporary number replaces with a letter. */
const UPN = /^[A-HJ-NP-RT-Z]\d{11}[\dA-Z]$/;

/** Unique pupil numbers, and the codes for why there is none. */
export const upnRules = [
  rule({
    code: '168',
    says: 'The unique pupil number is not in the form of one. Check it with the school, or give the reason there is none, UN1 to UN5.',
    fields: ['Header.UPN'],
    atFault: ({ headers }, { codes }) =>
      headers.filter(({ UPN: upn }) => upn !== null && !UPN.test(upn) && !codes.UPN_UNKNOWN.has(upn)),
  }),
  rule({
    code: '209',
    says: 'The child was old enough for school, yet is recorded as too young for a pupil number. Give the number, or the true reason there is none.',
    fields: ['Header.UPN', 'Header.DOB'],
    atFault: ({ headers }, { collection: { year } }) =>
      headers.filter(({ UPN: upn, DOB }) => upn === 'UN1' && isAged(4, DOB, dayOf(year - 1, 8, 31))),
  }),
  rule({
    code: '444',
    says: 'Another header of this return has the same pupil number. Find out whose it is and correct the other, or join the two records.',
    fields: ['Header.UPN'],
    firstIn: 2025,
    comparesChildren: true,
    atFault: ({ headers }, { codes, sharedUpns }) =>
      headers.filter(({ UPN: upn }) => upn !== null && sharedUpns.has(upn) && !codes.UPN_UNKNOWN.has(upn)),
  }),
  rule({
    code: '208',
    says: 'The pupil number, or the reason there is none, is not the one in last year’s return. Restore it, or check that last year’s was wrong.',
    fields: ['Header.UPN'],
    needs: ['Header', 'Header_last'],
    atFault: ({ headers, previous }, { codes }) =>
      headers.filter(({ UPN: now }) =>
        previous!.headers.some(({ UPN: then }) => now !== then && !mayBecome(then, now, codes)),
      ),
  }),
];

/** Of changes from one year to the next those a growing child makes: a number at last, or a better reason for none. */
function mayBecome(then: string | null, now: string | null, { UPN_UNKNOWN }: CodeSets): boolean {
  if (then !== null && !UPN_UNKNOWN.has(then)) return false;
  if (now === null) return false;
  return !UPN_UNKNOWN.has(now) || then === null || then === 'UN1';
}
