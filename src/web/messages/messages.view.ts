import { type Paged } from '../../http/paged.js';
import { durationInWords } from '../../missing/absence.js';
import {
  CHANNELS,
  MESSAGE_STATES,
  type MessageState,
  referenceOf,
  stateOf,
  type TemplateName,
} from '../../messages/message.js';
import { type MessageRow } from '../../messages/messages.service.js';
import { pages } from '../components/pages.js';
import { paths } from '../paths.js';

const STATES: Record<MessageState, { text: string; colour: string }> = {
  waiting: { text: 'Waiting', colour: 'govuk-tag--blue' },
  overdue: { text: 'Not sent yet', colour: 'govuk-tag--orange' },
  failed: { text: 'Given up', colour: 'govuk-tag--red' },
  sent: { text: 'Sent', colour: 'govuk-tag--green' },
  rung: { text: 'Rung instead', colour: 'govuk-tag--grey' },
};

const SAYS: Record<TemplateName, string> = {
  'escalation-owed': 'An acknowledgement is owed',
  'escalation-climbed': 'Nobody acknowledged: it is with them now',
  'escalation-told': 'For their information',
  'on-call-empty': 'Nobody is on call',
  handover: 'Handed over to them',
  'interview-due': 'A return interview is owed',
  'interview-late': 'A return interview is late',
  'breach-decision': 'A director’s decision on a breach is owed',
  'breach-review': 'A director’s review of a breach falls due',
  test: 'A test',
};

const CHANNEL_NAMES = { email: 'Email', sms: 'Text message' } as const;

/** Every message, for whoever looks after Kith. */
export function messagesView(list: Paged<MessageRow>, state: MessageState | null, now: Date) {
  const choice = (value: MessageState | null, text: string) => ({
    text,
    href: value ? `${paths.messages}?state=${value}` : paths.messages,
    current: value === state,
  });
  return {
    lines: list.items.map((row) => {
      const is = stateOf(row, now);
      return {
        ...row,
        to: row.toName ?? row.recipient,
        address: row.toName ? row.recipient : null,
        channelName: CHANNEL_NAMES[row.channel],
        says: SAYS[row.template],
        reference: referenceOf(row.about, row.aboutId),
        tag: STATES[is],
        retryAction: ['overdue', 'failed'].includes(is) ? paths.retryMessage(row.id) : null,
      };
    }),
    states: [choice(null, 'All'), ...MESSAGE_STATES.map((each) => choice(each, STATES[each].text))],
    channels: CHANNELS.map((value) => ({ value, text: CHANNEL_NAMES[value] })),
    total: list.total,
    pages: pages(list, state ? `${paths.messages}?state=${state}` : paths.messages),
  };
}

/** Whom to ring because a message did not reach them. */
export function telephoneListView(list: Paged<MessageRow>, now: Date) {
  return {
    lines: list.items.map((row) => ({
      id: row.id,
      who: row.toName ?? row.recipient,
      number: row.channel === 'sms' ? row.recipient : row.toTelephone,
      says: SAYS[row.template],
      reference: referenceOf(row.about, row.aboutId),
      href: row.about === 'absence' && row.aboutId ? paths.absence(row.aboutId) : null,
      since: row.queuedAt,
      waiting: durationInWords(row.queuedAt, now),
      calls: row.calls,
      problem: row.problem,
      rangAction: paths.rang(row.id),
    })),
    total: list.total,
    pages: pages(list, paths.telephoneList),
  };
}
