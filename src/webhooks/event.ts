/** What other programs can be told of. */
export const EVENT_KINDS = [
  'missing.reported',
  'missing.located',
  'missing.returned',
  'interview.due',
  'interview.late',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export interface WebhookEvent {
  id: string;
  kind: EventKind;
  childId: string;
  absenceId: string;
  /** When it happened; of an interview, when it is or was due. */
  occurredAt: Date;
  recordedAt: Date;
}

/** The whole of what is sent: ids and times. Whoever may know more asks the API with them. */
export function eventBody({ kind, childId, absenceId, occurredAt, recordedAt }: Omit<WebhookEvent, 'id'>): string {
  return JSON.stringify({
    type: kind,
    timestamp: recordedAt.toISOString(),
    data: { childId, absenceId, occurredAt: occurredAt.toISOString() },
  });
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after each failed try comes the next: a day in all. */
const PAUSES = [5 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 6 * HOUR, 10 * HOUR];

/** When to try again after so many tries; null: it is given up. */
export function deliverAgainAt(tries: number, now: Date): Date | null {
  const pause = PAUSES[tries - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause);
}

export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
