import { TYPE } from '../remedies.js';
import { hasAttained } from '../attained-age.js';
import { plainDate } from '../../kernel/plain-date.js';
import { day } from '../../kernel/time-in-words.js';
import { latest, recorded } from '../evidence/requirement.js';
import { atOnce, breached, met, notEngaged, unknown, type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';

/** 24 hours. */
const DAY = 86_400_000;

const NOTICE = atOnce('Ask the provider for the notice, and pass it on to Ofsted and the authority of the area');

export const seriousEventNotice: LegalRule<PlacementFacts> = {
  id: 'SA-05',
  duty: 'A serious event in supported accommodation is notified within 24 hours',
  law: 'Supported Accommodation (England) Regulations 2023, reg 27',
  source: 'https://www.legislation.gov.uk/uksi/2023/416/regulation/27',
  inForceFrom: plainDate('2023-10-28'),
  version: '2023-10-28.2',
  severity: ['alerts'],
  exceptions: [],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: ['The list of events, and the 24 hours, which are those of local procedures'],
  reads: ['on', 'at', 'bornOn', 'setting', 'evidence'],
  evidence: ['serious-event', 'serious-event-notice'],

  apply(facts) {
    const { setting } = facts;
    if (hasAttained(18, facts)) return notEngaged('The young person is 18');
    if (setting.type !== null && setting.type !== 'supported-accommodation')
      return notEngaged('It is not supported accommodation');
    const event = latest(facts, 'serious-event');
    if (event === null) return notEngaged('No serious event is recorded');
    if (setting.type === null) return unknown('setting-not-known', 'The kind of place is not recorded', [TYPE]);
    const notice = recorded(facts, 'serious-event-notice').find(({ at }) => at >= event.at);
    if (notice === undefined || notice.outcome === 'not-done') {
      return notice === undefined
        ? unknown('notice-not-recorded', `No notice of the event of ${day(event.on)} is recorded`, [NOTICE])
        : breached('notice-not-given', 'It is recorded that no notice was given', [NOTICE]);
    }
    if (notice.at - event.at <= DAY) return met('Notified within 24 hours');
    return breached('notice-late', 'The notice came later than 24 hours after the event', [NOTICE]);
  },
};
