import { type AlertKind } from '../../compliance/alert-stages.js';
import { type AlertRow } from '../../compliance/alerts.service.js';
import { parsePlainDate, type PlainDate } from '../../kernel/plain-date.js';
import { paths } from '../paths.js';

const WHAT: Record<AlertKind, string> = {
  'attains-16': 'Is 16',
  'attains-18': 'Is 18',
  'registration-lapses': 'The registration of the home ends',
  'approval-lapses': 'The carer’s approval ends',
  'order-lapses': 'The deprivation-of-liberty order ends',
};

export interface AlertLine {
  id: string;
  childName: string;
  href: string;
  what: string;
  on: PlainDate;
  inDays: string;
  isNear: boolean;
  held: string;
  acknowledgeAction: string;
}

/** `today` is the London day. */
export function alertLine(row: AlertRow, today: PlainDate): AlertLine {
  const on = parsePlainDate(row.falls_on)!;
  const days = on - today;
  return {
    id: row.id,
    childName: `${row.given_name} ${row.family_name}`,
    href: paths.childPlacements(row.child_id),
    what: WHAT[row.kind],
    on,
    inDays: inDays(days),
    isNear: days <= 7,
    held: [row.worker_name, row.team_name].filter(Boolean).join(', ') || 'Held by nobody',
    acknowledgeAction: paths.acknowledgeAlert(row.id),
  };
}

function inDays(days: number): string {
  if (days < 0) return days === -1 ? 'Yesterday' : `${-days} days ago`;
  if (days === 0) return 'Today';
  return days === 1 ? 'Tomorrow' : `In ${days} days`;
}
