import { BIRTH, TYPE } from '../remedies.js';
import { birthday, plainDate } from '../../kernel/plain-date.js';
import { atOnce, breached, met, notEngaged, unknown, type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';

export const supportedCode: LegalRule<PlacementFacts> = {
  id: 'PL-11',
  duty: 'The return gives no placement in supported accommodation that began before the 16th birthday',
  law: 'Children looked-after return (SSDA903), rule 371',
  source: 'https://www.gov.uk/guidance/children-looked-after-return',
  inForceFrom: plainDate('2023-10-28'),
  version: '2023-10-28.1',
  severity: ['blocks-return'],
  exceptions: [],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: [],
  reads: ['on', 'bornOn', 'setting', 'startsOn'],
  evidence: [],

  apply(facts) {
    const { bornOn, setting, startsOn } = facts;
    if (setting.type === null) return unknown('setting-not-known', 'The kind of place is not recorded', [TYPE]);
    if (setting.type !== 'supported-accommodation') return notEngaged('It is not supported accommodation');
    if (bornOn.youngest === null) return unknown('date-of-birth-not-known', 'No date of birth is recorded', [BIRTH]);
    if (startsOn >= birthday(16, bornOn.youngest)) return met('The child was 16 or over when it began');
    return breached('began-before-16', 'The placement begins before the 16th birthday', [
      atOnce('Nothing mends the row of one that began so: it stays as it was, and the breach on record'),
    ]);
  },
};
