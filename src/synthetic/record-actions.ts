import { type Outing } from './absences-plan.js';
import { type Casefile } from './casefile.js';
import { type Row } from './facts.js';
import { HOUR, MINUTE, minuteOf, type Instant } from './london.js';
import { type Random } from './random.js';

/** A line of the log of an absence: so many hours after the child went, and written down so many minutes later. */
interface Logged {
  afterHours: number;
  typedAfter: number;
  says: Omit<Row<'absence_action'>, 'id' | 'child_id' | 'absence_id' | 'happened_at'>;
}

/** What is done of an open absence as it goes on; of a short one only the first. */
const LINES: readonly Logged[] = [
  { afterHours: 2.2, typedAfter: 8, says: { kind: 'police-risk', risk_level: 'medium', with_whom: 'Control room' } },
  { afterHours: 2.6, typedAfter: 5, says: { kind: 'carer-told', with_whom: 'The carer', notes: 'Will ring when the child is back' } },
  { afterHours: 7, typedAfter: 330, says: { kind: 'sighting', notes: 'Seen near the bus station by a neighbour, alone' } },
  { afterHours: 9, typedAfter: 6, says: { kind: 'police-risk', risk_level: 'high', notes: 'No contact by telephone since' } },
  { afterHours: 14, typedAfter: 20, says: { kind: 'reviewing-officer-told', with_whom: 'The reviewing officer' } },
  { afterHours: 22, typedAfter: 45, says: { kind: 'strategy-discussion', with_whom: 'Police, health, the home', notes: 'Search the addresses of two friends; ring the host force each morning' } },
  { afterHours: 75, typedAfter: 90, says: { kind: 'missing-from-care-meeting', with_whom: 'Police and both authorities', notes: 'Enquiries abroad; the photograph is released' } },
]; // prettier-ignore

/** The log of an absence that goes on, by a chance of its own: nothing recorded before it changes. */
export function recordActions(file: Casefile, random: Random, childId: string, outing: Outing, until: Instant): void {
  if (!file.has(outing.id)) return;
  for (const { afterHours, typedAfter, says } of LINES) {
    const at = minuteOf(outing.from + afterHours * HOUR);
    if (at + typedAfter * MINUTE > until) return;
    log(file, random, { child_id: childId, absence_id: outing.id, happened_at: at, ...says }, at + typedAfter * MINUTE);
  }
}

function log(file: Casefile, random: Random, said: Omit<Row<'absence_action'>, 'id'>, knownAt: Instant): void {
  const row = { id: random.uuid(), ...said };
  file.enter(knownAt, ({ insert }) => insert('absence_action', row), { after: [said.absence_id!], exactly: true });
}
