/** Of what a day draws near, as `compliance_alert.kind` has it. */
export const ALERT_KINDS = [
  'attains-16',
  'attains-18',
  'registration-lapses',
  'approval-lapses',
  'order-lapses',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

interface Stages {
  /** How many days before the day somebody is told, the earliest first. */
  days: readonly number[];
  source: string;
  rule: string;
}

/**
 * When people are told. None is in the law itself: they are the product's own (PL-05, PL-10, PP-08 of its list of rules), so
 * that there is time to find another place; a lapse is told on the day as well. A temporary approval lasts 16 weeks: it is
 * told once more, 14 days before.
 */
export const ALERT_STAGES: Record<AlertKind, Stages> = {
  'attains-16': { days: [90, 60, 30, 7], rule: 'PL-05', source: 'the product’s list of rules, PL-05' },
  'attains-18': { days: [90, 60, 30, 7], rule: 'PL-05', source: 'the product’s list of rules, PL-05' },
  'registration-lapses': { days: [90, 60, 30, 7, 0], rule: 'PL-02', source: 'the product’s list of rules, as PL-05' },
  'approval-lapses': { days: [90, 60, 30, 14, 7, 0], rule: 'PP-08', source: 'the product’s list of rules, PP-08' },
  'order-lapses': { days: [28, 14, 7, 0], rule: 'PL-10', source: 'the product’s list of rules, PL-10' },
};

/** The stage reached when a day is so many days ahead; null: it is too early, or the day has passed. */
export function stageAt(kind: AlertKind, daysAhead: number): number | null {
  if (daysAhead < 0) return null;
  return ALERT_STAGES[kind].days.findLast((days) => daysAhead <= days) ?? null;
}
