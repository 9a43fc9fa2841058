import { londonTime } from '../../../src/kernel/london-time.js';
import { plainDate, toIso } from '../../../src/kernel/plain-date.js';
import { definitionOf, SUBJECT_IDS } from '../../../src/missing/profile/profile.js';
import { standingAt, type StandingFacts } from '../../../src/missing/profile/profile-standing.js';

/** Thursday 10 September 2026, in the evening. */
const PLACED = new Date('2026-09-10T18:00:00Z');
const nothing: StandingFacts = {
  items: [],
  photoConfirmedAt: null,
  placedAt: PLACED,
  handedOverAt: null,
  atHighRisk: 'no',
};

function everything(confirmedAt: Date): StandingFacts {
  const items = SUBJECT_IDS.filter((subject) => definitionOf(subject).needed).map((subject) => ({
    subject,
    confirmedAt,
    from: confirmedAt,
  }));
  return { ...nothing, items, photoConfirmedAt: confirmedAt };
}

function on(day: string, facts: StandingFacts) {
  const { is, dueOn } = standingAt(londonTime(plainDate(day), 23, 59), facts);
  return `${is}${dueOn === null ? '' : ` ${toIso(dueOn)}`}`;
}

describe('a profile nobody has made, of a child placed on Thursday 10 September 2026', () => {
  it.each([
    ['at high risk: due on day 1', '2026-09-10', 'yes', 'due 2026-09-10'],
    ['at high risk: overdue the day after', '2026-09-11', 'yes', 'overdue 2026-09-10'],
    ['not at high risk: due on the fifth working day', '2026-09-17', 'no', 'due 2026-09-17'],
    ['not at high risk: overdue the day after', '2026-09-18', 'no', 'overdue 2026-09-17'],
    ['nobody knows: asked for on day 1, and not called late', '2026-09-11', 'unknown', 'due 2026-09-10'],
    ['nobody knows: late by either measure', '2026-09-18', 'unknown', 'overdue 2026-09-10'],
  ] as const)('%s', (_sentence, day, atHighRisk, expected) => {
    expect(on(day, { ...nothing, atHighRisk })).toBe(expected);
  });

  it('counts no bank holiday as a working day', () => {
    const placedAt = new Date('2026-08-27T12:00:00Z'); // Monday 31 August is a holiday
    expect(on('2026-08-27', { ...nothing, placedAt })).toBe('due 2026-09-04');
  });

  it('is owed by nobody while the child is not in care', () => {
    expect(standingAt(PLACED, { ...nothing, placedAt: null }).is).toBe('not-engaged');
  });

  it('names everything nobody has recorded, the photograph first', () => {
    const { unanswered, lastConfirmedAt } = standingAt(PLACED, nothing);
    expect(unanswered).toEqual(expect.arrayContaining(['photo', 'hair', 'medication', 'prevention-plan']));
    expect(unanswered).not.toContain('bank');
    expect(lastConfirmedAt).toBeNull();
  });
});

describe('a profile that was made', () => {
  it.each([
    ['is current until three months are over', '2026-12-11', 'current 2026-12-11'],
    ['is overdue the day after', '2026-12-12', 'overdue 2026-12-11'],
  ])('%s', (_sentence, day, expected) => {
    expect(on(day, everything(new Date('2026-09-11T12:00:00Z')))).toBe(expected);
  });

  it('is as old as its oldest part, whatever else was confirmed since', () => {
    const facts = everything(new Date('2026-11-20T12:00:00Z'));
    const old = new Date('2026-05-01T12:00:00Z');
    const items = facts.items.map((item) => (item.subject === 'hair' ? { ...item, confirmedAt: old } : item));
    const standing = standingAt(new Date('2026-11-21T12:00:00Z'), { ...facts, items });
    expect([standing.is, standing.lastConfirmedAt]).toEqual(['overdue', old]);
    expect(standingAt(new Date('2026-11-21T12:00:00Z'), { ...facts, photoConfirmedAt: old }).is).toBe('overdue');
  });

  it('is to be handed over when the child has moved since, until it is', () => {
    const facts = everything(new Date('2026-09-01T12:00:00Z')); // before the placement
    const at = new Date('2026-09-10T20:00:00Z');
    expect(standingAt(at, facts)).toMatchObject({ is: 'due', handOverDue: true });
    const before = { ...facts, handedOverAt: new Date('2026-09-01T12:00:00Z') };
    expect(standingAt(at, before).handOverDue).toBe(true);
    expect(standingAt(at, { ...facts, handedOverAt: PLACED })).toMatchObject({ is: 'current', handOverDue: false });
  });

  it('first made in this placement has nobody to be handed to', () => {
    expect(standingAt(new Date('2026-09-12T12:00:00Z'), everything(new Date('2026-09-11T12:00:00Z'))).handOverDue).toBe(false); // prettier-ignore
  });
});
