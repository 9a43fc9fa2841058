import { type About, type MessageParameters, referenceOf, type TemplateName } from './message.js';

/** What is known of a message when it is put into words. Numbers, times and ids: nobody is named. */
export interface Told {
  template: TemplateName;
  about: About;
  aboutId: string | null;
  parameters: MessageParameters;
}

export interface Words {
  subject: string;
  /** The whole of an e-mail; the link stands on a line of its own. */
  body: string;
  /** The whole of a text message. */
  sms: string;
}

/** Where a person reads on, behind the sign-in. */
const PATHS: Record<About, (id: string | null) => string> = {
  absence: (id) => `/missing/${id}`,
  interview: (absence) => `/missing/${absence}/interview`,
  breach: (id) => `/breaches/${id}`,
  'on-call': () => '/on-call',
  handover: () => '/handovers',
  outbox: () => '/messages',
};

interface Sentences {
  subject: string;
  says: (told: MessageParameters) => string;
}

const TEMPLATES: Record<TemplateName, Sentences> = {
  'escalation-owed': {
    subject: 'Your acknowledgement is needed',
    says: ({ hours, since, rung }) =>
      `A step${rung ? ` (${rung})` : ''} is owed by you${lasting(hours, since)}. It is yours until you acknowledge it.`,
  },
  'escalation-climbed': {
    subject: 'Nobody has acknowledged: it is with you now',
    says: ({ hours, since, rung }) =>
      `A step${rung ? ` (${rung})` : ''} that nobody acknowledged is owed by you now${lasting(hours, since)}.`,
  },
  'escalation-told': {
    subject: 'For your information',
    says: ({ hours, since }) => `You are told of an open clock${lasting(hours, since)}. Nothing is owed by you.`,
  },
  'on-call-empty': {
    subject: 'Nobody is on call',
    says: ({ from, until }) =>
      `The on-call roster is empty${from ? ` from ${at(from)}` : ''}${until ? ` to ${at(until)}` : ''}.`,
  },
  handover: {
    subject: 'Responsibility was handed over to you',
    says: ({ count }) =>
      `${count === 1 ? 'One open clock was' : `${count ?? 'Open'} open clocks were`} handed over to you.`,
  },
  'interview-due': {
    subject: 'A return interview is owed',
    says: ({ dueAt }) => `A return interview is owed${dueAt ? ` by ${at(dueAt)}` : ''}.`,
  },
  'interview-late': {
    subject: 'A return interview is late',
    says: ({ dueAt }) => `A return interview${dueAt ? ` that was due by ${at(dueAt)}` : ''} has not been recorded.`,
  },
  'breach-decision': {
    subject: 'A director’s decision is owed',
    says: ({ since }) => `A director’s decision on a breach is owed${since ? `, since ${at(since)}` : ''}.`,
  },
  'breach-review': {
    subject: 'A director’s review falls due',
    says: ({ dueAt }) => `A breach has to be reviewed by a director${dueAt ? ` by ${at(dueAt)}` : ''}.`,
  },
  test: { subject: 'A test', says: () => 'Somebody who looks after Kith is trying whether messages arrive.' },
};

/** The words of a message, with a reference to say aloud and a link; `publicUrl` without a slash at its end. */
export function wordsOf({ template, about, aboutId, parameters }: Told, publicUrl: string): Words {
  const { subject, says } = TEMPLATES[template];
  const reference = referenceOf(about, aboutId);
  const link = publicUrl + PATHS[about](aboutId);
  const sentence = says(parameters);
  return {
    subject: `Kith ${reference}: ${subject}`,
    body: `${sentence}\n\nReference: ${reference}\n${link}\n\nSent by Kith. Do not reply, and do not forward: sign in to read more.`,
    sms: `Kith ${reference}: ${sentence} ${link}`,
  };
}

function lasting(hours: number | undefined, since: Date | undefined): string {
  const after = hours === undefined ? '' : `, after ${hours} ${hours === 1 ? 'hour' : 'hours'}`;
  return `${after}${since ? `, since ${at(since)}` : ''}`;
}

/** 1 June at 21:40, in London. */
function at(instant: Date): string {
  const day = instant.toLocaleDateString('en-GB', { timeZone: 'Europe/London', day: 'numeric', month: 'long' });
  const time = instant.toLocaleTimeString('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });
  return `${day} at ${time}`;
}
