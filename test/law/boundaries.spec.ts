import { addDays, birthday, plainDate, toIso } from '../../src/kernel/plain-date.js';
import type { EvidenceKind } from '../../src/law/evidence/kinds.js';
import { judge } from '../../src/law/legal-rule.js';
import { ruleById, RULES } from '../../src/law/registry.js';
import { workingDayAfter } from '../../src/law/working-days.js';
import { placementFacts, type Done, type ToldOfPlacement } from './facts.js';
import { FactMaker, seeded } from './generated-facts.js';
import { CONNECTED, FOSTER, HOME, HOSPITAL, LODGING, noticesBut, OA, SUITABLE_BUT } from './rule-tables.js';

/** Both sides of what every rule has: its first day, the ages it turns on, and the exceptions it allows. */
type Is = 'met' | 'breached' | 'not-engaged' | 'unknown';

const verdict = (id: string, told: ToldOfPlacement): Is => judge(ruleById(id), placementFacts(told)).is;
const MOVED = { ...FOSTER, movedFrom: 'foster' } as const;
const PARENT = { route: 'parent', type: 'parental-home' } as const;

/** Of each rule, a situation and what it says on its first day; the day before it says nothing. */
const BEGINS: Record<string, [ToldOfPlacement, Is]> = {
  'PL-01': [{ ...OA, type: 'tent' }, 'breached'],
  'PL-02': [{ ...HOME, registration: { status: 'not-registered' } }, 'breached'],
  'PL-03': [{ breach: { known: '2021-09-08' } }, 'unknown'],
  'PL-04': [{ ...HOSPITAL, born: '2005-01-01', orBorn: '2006-01-01' }, 'met'],
  'PL-05': [{ born: null }, 'unknown'],
  'PL-06': [{ ...HOSPITAL, movedFrom: 'foster' }, 'unknown'],
  'PL-07': [HOSPITAL, 'unknown'],
  'PL-08': [{ done: [{ kind: 'regulation-27B', on: '2021-09-01' }] }, 'breached'],
  'PL-09': [{ done: [{ kind: 'temporary-move', on: '2011-03-01' }] }, 'unknown'],
  'PL-10': [{ done: [{ kind: 'deprivation-of-liberty-order', on: '2021-07-01', outcome: 'not-done' }] }, 'breached'],
  'PL-11': [{ ...LODGING, born: null }, 'unknown'],
  'SA-01': [{ ...LODGING, type: 'hostel' }, 'breached'],
  'SA-02': [LODGING, 'unknown'],
  'SA-03': [{ ...OA, type: 'caravan' }, 'breached'],
  'SA-04': [LODGING, 'unknown'],
  'SA-05': [{ ...LODGING, done: [{ kind: 'serious-event', on: '2023-10-01' }] }, 'unknown'],
  'PP-01': [FOSTER, 'unknown'],
  'PP-02': [FOSTER, 'unknown'],
  'PP-03': [{ ...MOVED, born: null }, 'unknown'],
  'PP-04': [{ ...FOSTER, area: null }, 'unknown'],
  'PP-05': [FOSTER, 'unknown'],
  'PP-06': [{ ...FOSTER, trafficked: 'suspected' }, 'unknown'],
  'PP-07': [MOVED, 'unknown'],
  'PP-08': [CONNECTED, 'unknown'],
  'PP-09': [{ ...FOSTER, carer: 'none' }, 'breached'],
  'PP-10': [{ ...PARENT, status: 'V2' }, 'breached'],
  'PP-11': [{ ...FOSTER, status: 'V4' }, 'unknown'],
  'TR-05': [{ ...FOSTER, unaccompanied: 'yes' }, 'unknown'],
};

describe('the first day', () => {
  it.each(RULES.map(({ id }) => id))('of %s, and the day before it', (id) => {
    const [told, expected] = BEGINS[id]!;
    const first = ruleById(id).inForceFrom;
    expect(verdict(id, { ...told, starts: toIso(addDays(first, -1)) })).toBe('not-engaged');
    expect(verdict(id, { ...told, starts: toIso(first) })).toBe(expected);
  });
});

/** A situation, what a rule says of it the day before the birthday, and on it. */
type Attained = [told: ToldOfPlacement, before: Is, on: Is];
const UNCERTAIN = { born: '2000-01-01' } as const;

const AGES: Record<16 | 18, Record<string, Attained>> = {
  16: {
    'PL-01': [{ ...OA, type: 'hostel' }, 'breached', 'not-engaged'],
    'PL-02': [
      { ...LODGING, registration: { status: 'registered', category: 'supported-accommodation', minAge: 16 } },
      'breached',
      'met',
    ],
    'PL-03': [{ ...OA, type: null }, 'unknown', 'not-engaged'],
    'PL-04': [{ ...LODGING, ...UNCERTAIN }, 'breached', 'not-engaged'],
    'PL-05': [{}, 'unknown', 'not-engaged'],
    'PL-11': [LODGING, 'breached', 'met'],
    'SA-01': [{ ...OA, type: 'hostel' }, 'not-engaged', 'breached'],
    'SA-03': [{ ...OA, type: 'caravan' }, 'breached', 'unknown'],
  },
  18: {
    'PL-02': [{ ...HOME, registration: { status: 'not-registered' } }, 'breached', 'not-engaged'],
    'PL-05': [{}, 'unknown', 'breached'],
    'PL-06': [{ ...HOSPITAL, movedFrom: 'foster' }, 'unknown', 'not-engaged'],
    'PL-07': [HOSPITAL, 'unknown', 'not-engaged'],
    'SA-01': [{ ...OA, type: 'hostel' }, 'breached', 'not-engaged'],
    'SA-03': [{ ...OA, type: 'caravan' }, 'unknown', 'not-engaged'],
    'PL-09': [{ done: [{ kind: 'temporary-move', on: '2024-01-01' }] }, 'unknown', 'not-engaged'],
    'PL-10': [{ done: [{ kind: 'deprivation-of-liberty-order', on: '2024-01-01' }] }, 'unknown', 'not-engaged'],
    'SA-02': [LODGING, 'unknown', 'not-engaged'],
    'SA-04': [LODGING, 'unknown', 'not-engaged'],
    'SA-05': [{ ...LODGING, done: [{ kind: 'serious-event', on: '2024-01-01' }] }, 'unknown', 'not-engaged'],
    'PP-01': [FOSTER, 'unknown', 'not-engaged'],
    'PP-02': [FOSTER, 'unknown', 'not-engaged'],
    'PP-04': [{ ...FOSTER, area: null }, 'unknown', 'not-engaged'],
    'PP-05': [FOSTER, 'unknown', 'not-engaged'],
    'PP-06': [{ ...FOSTER, trafficked: 'suspected' }, 'unknown', 'not-engaged'],
    'PP-07': [MOVED, 'unknown', 'not-engaged'],
    'PP-08': [{ ...CONNECTED, carer: 'none' }, 'breached', 'not-engaged'],
    'PP-09': [{ ...FOSTER, carer: 'none' }, 'breached', 'not-engaged'],
    'PP-10': [{ ...PARENT, status: 'V2' }, 'breached', 'not-engaged'],
    'PP-11': [{ ...FOSTER, status: 'V4' }, 'unknown', 'not-engaged'],
    'TR-05': [{ ...FOSTER, unaccompanied: 'yes' }, 'unknown', 'not-engaged'],
  },
};

/** With the birth on a day, or the youngest end of an uncertain one. */
const youngest = (told: ToldOfPlacement, born: string, on: string): ToldOfPlacement =>
  told.born === UNCERTAIN.born ? { ...told, starts: on, orBorn: born } : { ...told, starts: on, born };

describe.each([16, 18] as const)('turning %s', (age) => {
  const rows = Object.entries(AGES[age]);
  const day = plainDate('2024-06-03');
  const bornFor = (attained: typeof day) => toIso(birthday(-age, attained));

  it.each(rows)('%s: the day before, and the day', (id, [told, before, on]) => {
    expect(verdict(id, youngest(told, bornFor(addDays(day, 1)), '2024-06-03'))).toBe(before);
    expect(verdict(id, youngest(told, bornFor(day), '2024-06-03'))).toBe(on);
  });

  // 16 in the leap year 2024 on the day itself; 18 in 2026, which has none, on 1 March
  const [dayBefore, onTheDay] = age === 16 ? ['2024-02-28', '2024-02-29'] : ['2026-02-28', '2026-03-01'];
  it.each(rows)('%s: born on 29 February 2008', (id, [told, before, on]) => {
    expect(verdict(id, youngest(told, '2008-02-29', dayBefore))).toBe(before);
    expect(verdict(id, youngest(told, '2008-02-29', onTheDay))).toBe(on);
  });

  it('is tabled for every rule that turns on it', () => {
    const maker = new FactMaker(seeded(age));
    const turning = new Set<string>();
    for (let n = 0; n < 2_000; n++) {
      const facts = maker.placement();
      const { on, bornOn } = facts;
      const [attained, not] = [on, addDays(on, 1)].map((each) => birthday(-age, each));
      const of = (born: typeof on | undefined) => ({
        ...facts,
        ...(facts.startsOn === on ? {} : { startsOn: on, startsAt: facts.at }),
        bornOn: { youngest: born!, oldest: bornOn.oldest !== null && bornOn.oldest < born! ? bornOn.oldest : born! },
      });
      for (const rule of RULES) {
        // key stage 4 turns on 1 September, which is a birthday too
        if (rule.id === 'PP-03' && age === 16) continue;
        if (judge(rule, of(attained)).is !== judge(rule, of(not)).is) turning.add(rule.id);
      }
    }
    expect([...turning].sort()).toEqual(Object.keys(AGES[age]).sort());
  });
});

/** Of each exception somebody can rely on: a situation in which it is all that is wanting, and the evidence it stands for. */
const EXCEPTIONS: Record<string, [ToldOfPlacement, EvidenceKind, Partial<Done>?]> = {
  'SA-02 not-shared': [{ ...LODGING, supportCategory: 'shared-ring-fenced' }, 'sharing-risk-assessment'],
  'PL-06 immediate-harm': [{ ...LODGING, movedFrom: 'foster' }, 'section-22D-review'],
  'PL-07 visit-not-practicable': [{ ...HOSPITAL, done: SUITABLE_BUT('visit') }, 'visit'],
  'PP-01 not-reasonably-practicable': [FOSTER, 'placement-plan'],
  'PP-03 education-not-disrupted': [{ ...MOVED, born: '2009-01-01' }, 'education-approval'],
  'PP-03 emergency': [{ ...MOVED, born: '2009-01-01' }, 'education-approval'],
  'PP-03 terminated-for-harm': [{ ...MOVED, born: '2009-01-01' }, 'education-approval'],
  'PP-04 approved-by-this-authority': [{ ...FOSTER, area: 'E06000060' }, 'distance-approval'],
  'PP-05 not-reasonably-practicable': [{ ...FOSTER, done: noticesBut('reviewing-officer') }, 'notice', { recipient: 'reviewing-officer' }], // prettier-ignore
  'PP-05 not-appropriate-for-the-child': [{ ...FOSTER, done: noticesBut('child') }, 'notice', { recipient: 'child' }],
  'PP-05 nobody-to-tell': [{ ...FOSTER, done: noticesBut('parents') }, 'notice', { recipient: 'parents' }],
  'PP-07 immediate-risk': [MOVED, 'termination-review'],
  'PP-07 temporary-placement-expired': [MOVED, 'termination-review'],
  'PP-07 short-notice': [MOVED, 'termination-review'],
  'PP-10 immediate-placement': [PARENT, 'parental-placement-decision'],
  'TR-05 emergency': [{ ...FOSTER, unaccompanied: 'yes' }, 'risk-assessment'],
};

const relied = RULES.flatMap(({ id, exceptions }) =>
  exceptions.flatMap(({ code, enabled, workingDays }) => (enabled && code ? [{ id, code, workingDays }] : [])),
);

describe('an exception', () => {
  it('is tabled for every rule that allows it', () => {
    expect(Object.keys(EXCEPTIONS).sort()).toEqual(relied.map(({ id, code }) => `${id} ${code}`).sort());
  });

  it.each(relied)('$id $code: with its reason, and not without', ({ id, code }) => {
    const [told, kind, rest] = EXCEPTIONS[`${id} ${code}`]!;
    const withIt = (reason: string | null) => ({
      ...told,
      done: [
        ...(told.done ?? []),
        { kind, on: '2024-06-03', outcome: 'exception' as const, exception: code, reason, ...rest },
      ],
    });
    expect(verdict(id, told)).toBe('unknown');
    expect(verdict(id, withIt(null))).not.toBe('met');
    expect(verdict(id, withIt('because'))).toBe('met');
  });

  // the placement began on Monday 3 June 2024
  it.each(relied.filter(({ workingDays }) => workingDays !== undefined))(
    '$id $code: $workingDays working days for what follows',
    ({ id, code, workingDays }) => {
      const [told, kind, rest] = EXCEPTIONS[`${id} ${code}`]!;
      const last = workingDayAfter(plainDate('2024-06-03'), workingDays!)!;
      const [dueDay, dayAfter] = [toIso(last), toIso(addDays(last, 1))];
      const reason: Done = { kind, on: '2024-06-03', outcome: 'exception', exception: code, reason: 'so', ...rest };
      const judged = (on: string, ...done: Done[]) =>
        verdict(id, { ...told, on, done: [...(told.done ?? []), reason, ...done] });
      const doneOn = (on: string): Done => ({ kind, on, decidedAs: ['director'], ...rest });
      expect([judged(dueDay), judged(dayAfter)]).toEqual(['met', 'unknown']);
      expect([judged('2024-08-01', doneOn(dueDay)), judged('2024-08-01', doneOn(dayAfter))]).toEqual([
        'met',
        'breached',
      ]);
    },
  );

  it('that is switched off lifts nothing', () => {
    const off = RULES.flatMap(({ id, exceptions }) => exceptions.filter(({ enabled }) => !enabled).map(() => id));
    expect([...new Set(off)].sort()).toEqual(['PL-01', 'PL-02', 'PL-08', 'SA-01']);
    const relying: Done[] = [{ kind: 'regulation-27B', on: '2024-06-01', reason: 'isolating' }];
    expect(verdict('PL-01', { ...OA, type: 'hotel', done: relying })).toBe('breached');
    const applied = { ...LODGING, registration: { status: 'unknown', category: 'supported-accommodation' } } as const;
    expect([verdict('PL-02', applied), verdict('SA-01', applied)]).toEqual(['unknown', 'unknown']);
  });
});
