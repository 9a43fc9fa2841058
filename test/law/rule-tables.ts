import type { Done, ToldOfPlacement } from './facts.js';

/** A sentence, the situation, and what the rule answers. */
export type Row = readonly [
  sentence: string,
  told: ToldOfPlacement,
  expected: 'met' | 'breached' | 'not-engaged' | 'unknown',
];

export const OA = { route: 'other-arrangements' } as const;
export const LODGING = { ...OA, type: 'supported-accommodation', born: '2007-01-01' } as const;
export const HOSPITAL = { ...OA, type: 'hospital' } as const;
export const HOME = { route: 'childrens-home', type: 'childrens-home' } as const;
export const FOSTER = { route: 'foster', type: 'foster-home', carer: 'approved' } as const;
export const CONNECTED = { route: 'connected-person', type: 'connected-person-home' } as const;
const done = (kind: Done['kind'], on: string, rest: Partial<Done> = {}): Done => ({ kind, on, ...rest });
const not = (kind: Done['kind'], on = '2024-06-01'): Done => ({ kind, on, outcome: 'not-done' });
const because = (kind: Done['kind'], exception: string, on = '2024-06-03', rest: Partial<Done> = {}): Done => ({
  kind,
  on,
  outcome: 'exception',
  exception,
  reason: 'because',
  ...rest,
});
const ADOPTER = { route: 'foster', type: 'prospective-adopter-home' } as const;
const DETAINED = { route: 'detention', type: 'young-offender-institution', directedBy: 'court' } as const;

/** The same for every duty of planning a placement. */
const OUTSIDE: Row[] = [
  ['held where a court directed', DETAINED, 'not-engaged'],
  ['remanded', { ...FOSTER, status: 'J1' }, 'not-engaged'],
  ['18 that day', { ...FOSTER, born: '2006-06-03' }, 'not-engaged'],
];

/** Regulation 27’s three checks, done. */
const SUITABLE: Done[] = ['suitability-decision', 'visit', 'reviewing-officer-informed'].map((kind) =>
  done(kind as Done['kind'], '2024-06-01'),
);

const RECIPIENTS = ['child', 'parents', 'contact-holders', 'integrated-care-board', 'general-practitioner', 'education-provider', 'reviewing-officer'] as const; // prettier-ignore
const NOTICES = RECIPIENTS.map((recipient) => done('notice', '2024-06-02', { recipient }));
export const noticesBut = (recipient: string) => NOTICES.filter((each) => each.recipient !== recipient);
export const SUITABLE_BUT = (kind: string) => SUITABLE.filter((each) => each.kind !== kind);

/** 3 June 2024 is a Monday; there is no bank holiday until 26 August. Birth is 1 January 2010 unless told. */
export const RULE_TABLES: Record<string, readonly Row[]> = {
  // these three have tables of their own beside the rules: care-setting/*.spec.ts
  'PL-01': [
    ['a tent', { ...OA, type: 'tent' }, 'breached'],
    ['a hospital', HOSPITAL, 'met'],
    ['a hospital in Scotland', { ...HOSPITAL, country: 'scotland' }, 'unknown'],
    ['a foster carer', FOSTER, 'not-engaged'],
    ['a prospective adopter who fosters the child', ADOPTER, 'not-engaged'],
  ],
  'PL-02': [
    ['a home that is not registered', { ...HOME, registration: { status: 'not-registered' } }, 'breached'],
    ['a registered home', { ...HOME, registration: { status: 'registered', category: 'childrens-home' } }, 'met'],
    ['a home of which nothing is recorded', HOME, 'unknown'],
    ['a tent', { ...OA, type: 'tent' }, 'not-engaged'],
  ],
  'SA-01': [
    ['a hostel at 17', { ...LODGING, type: 'hostel' }, 'breached'],
    ['a hospital at 17', { ...LODGING, type: 'hospital' }, 'met'],
    ['supported accommodation of which nothing is recorded', LODGING, 'unknown'],
    ['a foster carer', FOSTER, 'not-engaged'],
  ],
  'PL-03': [
    ['no breach stands', HOSPITAL, 'not-engaged'],
    ['no breach stands, and whether one should is not known', { ...OA, type: 'hospital', born: null }, 'unknown'],
    ['the director’s decision is owed on the day it is known', { breach: { known: '2024-06-03' } }, 'met'],
    ['owed on the sixth day', { on: '2024-06-09', breach: { known: '2024-06-03' } }, 'unknown'],
    ['owed for a week', { on: '2024-06-10', breach: { known: '2024-06-03' } }, 'breached'],
    ['decided, six days ago', { on: '2024-06-10', breach: { known: '2024-06-03', decided: '2024-06-04' } }, 'met'],
    ['decided, a week ago', { on: '2024-06-11', breach: { known: '2024-06-03', decided: '2024-06-04' } }, 'met'],
    [
      'decided, eight days ago',
      { on: '2024-06-12', breach: { known: '2024-06-03', decided: '2024-06-04' } },
      'breached',
    ],
    [
      'reviewed since',
      {
        on: '2024-06-16',
        breach: { known: '2024-06-03', decided: '2024-06-04' },
        done: [done('director-review', '2024-06-10')],
      },
      'met',
    ],
    [
      'the day before the list began',
      { on: '2021-09-08', starts: '2021-09-08', breach: { known: '2021-09-01' } },
      'not-engaged',
    ],
  ],
  'PL-04': [
    [
      'a foster carer, dates on both sides of 16',
      { ...FOSTER, born: '2007-06-03', orBorn: '2009-01-01' },
      'not-engaged',
    ],
    ['a hospital, dates on both sides of 16', { ...HOSPITAL, born: '2007-06-03', orBorn: '2009-01-01' }, 'met'],
    [
      'supported accommodation, the youngest turns 16 tomorrow',
      { ...LODGING, born: '2007-01-01', orBorn: '2008-06-04' },
      'breached',
    ],
    [
      'supported accommodation, the youngest turns 16 today',
      { ...LODGING, born: '2007-01-01', orBorn: '2008-06-03' },
      'not-engaged',
    ],
    ['every date under 16', { ...LODGING, born: '2010-01-01' }, 'not-engaged'],
    ['no date', { ...LODGING, born: null }, 'unknown'],
    ['dates on both sides, a country whose list is not known', { ...HOSPITAL, country: 'scotland', born: '2007-01-01', orBorn: '2009-01-01' }, 'unknown'], // prettier-ignore
  ],
  'PL-05': [
    ['91 days before turning 16', { born: '2008-09-02' }, 'not-engaged'],
    ['90 days before', { born: '2008-09-01' }, 'unknown'],
    ['the day before, with a plan', { born: '2008-06-04', done: [done('transition-plan', '2024-03-01')] }, 'met'],
    [
      'a plan of more than a year before',
      { born: '2008-06-04', done: [done('transition-plan', '2023-06-04')] },
      'unknown',
    ],
    ['it is known that there is none', { born: '2008-06-04', done: [not('transition-plan')] }, 'breached'],
    ['on turning 16', { born: '2008-06-03' }, 'not-engaged'],
    ['the day before 18', { born: '2006-06-04' }, 'unknown'],
    ['on turning 18', { born: '2006-06-03' }, 'breached'],
    ['no date of birth', { born: null }, 'unknown'],
  ],
  'PL-06': [
    ['not a move', LODGING, 'not-engaged'],
    ['to a foster carer', { ...FOSTER, movedFrom: 'foster' }, 'not-engaged'],
    ['from a parent', { ...LODGING, movedFrom: 'parent' }, 'not-engaged'],
    ['from a foster carer, no review recorded', { ...LODGING, movedFrom: 'foster' }, 'unknown'],
    ['from a secure home, no review recorded', { ...LODGING, movedFrom: 'secure' }, 'unknown'],
    ['from where, not known', { ...LODGING, movedFrom: null }, 'unknown'],
    ['to where, not known', { route: null, type: 'hospital', movedFrom: 'foster' }, 'unknown'],
    [
      'reviewed the day before',
      { ...LODGING, movedFrom: 'childrens-home', done: [done('section-22D-review', '2024-06-02')] },
      'met',
    ],
    ['reviewed an hour after', { ...LODGING, movedFrom: 'foster', on: '2024-06-04', done: [done('section-22D-review', '2024-06-03', { time: '11:00' })] }, 'breached'], // prettier-ignore
    ['not reviewed, it is known', { ...LODGING, movedFrom: 'foster', done: [not('section-22D-review')] }, 'breached'],
    [
      'immediate harm',
      { ...LODGING, movedFrom: 'foster', done: [because('section-22D-review', 'immediate-harm')] },
      'met',
    ],
    ['immediate harm, the fifth working day', { ...LODGING, movedFrom: 'foster', on: '2024-06-10', done: [because('section-22D-review', 'immediate-harm')] }, 'met'], // prettier-ignore
    ['immediate harm, the day after', { ...LODGING, movedFrom: 'foster', on: '2024-06-11', done: [because('section-22D-review', 'immediate-harm')] }, 'unknown'], // prettier-ignore
    ['immediate harm, reviewed too late', { ...LODGING, movedFrom: 'foster', on: '2024-06-12', done: [because('section-22D-review', 'immediate-harm'), done('section-22D-review', '2024-06-11')] }, 'breached'], // prettier-ignore
    ['a reason that is none of this rule’s', { ...LODGING, movedFrom: 'foster', done: [because('section-22D-review', 'emergency')] }, 'unknown'], // prettier-ignore
    ...OUTSIDE,
  ],
  'PL-07': [
    ['a foster carer', FOSTER, 'not-engaged'],
    ['the route is not known', { route: null, type: 'hospital' }, 'unknown'],
    ['nothing recorded', HOSPITAL, 'unknown'],
    ['all three before', { ...HOSPITAL, done: SUITABLE }, 'met'],
    ['the officer not told yet', { ...HOSPITAL, done: SUITABLE.slice(0, 2) }, 'unknown'],
    ['found unsuitable', { ...HOSPITAL, done: [not('suitability-decision'), ...SUITABLE.slice(1)] }, 'breached'],
    [
      'no visit was practicable',
      { ...HOSPITAL, done: [SUITABLE[0]!, because('visit', 'visit-not-practicable'), SUITABLE[2]!] },
      'met',
    ],
    ['the officer told an hour after', { ...HOSPITAL, on: '2024-06-04', done: [...SUITABLE.slice(0, 2), done('reviewing-officer-informed', '2024-06-03', { time: '11:00' })] }, 'breached'], // prettier-ignore
    ...OUTSIDE,
  ],
  'PL-08': [
    ['nobody relies on it', HOSPITAL, 'not-engaged'],
    ['somebody does', { ...LODGING, done: [done('regulation-27B', '2024-06-01')] }, 'breached'],
    ['somebody did later', { ...LODGING, done: [done('regulation-27B', '2024-06-04')] }, 'not-engaged'],
  ],
  'PL-09': [
    ['no temporary move', HOSPITAL, 'not-engaged'],
    [
      'over',
      { on: '2024-06-10', done: [done('temporary-move', '2024-06-03', { detail: 'other', until: '2024-06-08' })] },
      'not-engaged',
    ],
    ['why is not known', { done: [done('temporary-move', '2024-06-03')] }, 'unknown'],
    [
      'other, the seventh day after',
      { on: '2024-06-10', done: [done('temporary-move', '2024-06-03', { detail: 'other' })] },
      'met',
    ],
    [
      'other, the eighth',
      { on: '2024-06-11', done: [done('temporary-move', '2024-06-03', { detail: 'other' })] },
      'breached',
    ],
    [
      'hospital for six weeks',
      { on: '2024-07-15', done: [done('temporary-move', '2024-06-03', { detail: 'hospital' })] },
      'met',
    ],
    [
      'hospital for six weeks and a day',
      { on: '2024-07-16', done: [done('temporary-move', '2024-06-03', { detail: 'hospital' })] },
      'breached',
    ],
    [
      'carer’s holiday for three weeks',
      { on: '2024-06-24', done: [done('temporary-move', '2024-06-03', { detail: 'carer-on-holiday' })] },
      'met',
    ],
    [
      'and a day',
      { on: '2024-06-25', done: [done('temporary-move', '2024-06-03', { detail: 'carer-on-holiday' })] },
      'breached',
    ],
    ['the third in twelve months', { done: ['2023-08-01', '2024-02-01', '2024-06-01'].map((on) => done('temporary-move', on, { detail: 'carer-on-holiday' })) }, 'breached'], // prettier-ignore
    ['the third, the first of them a year ago', { done: ['2023-06-03', '2024-02-01', '2024-06-01'].map((on) => done('temporary-move', on, { detail: 'carer-on-holiday' })) }, 'met'], // prettier-ignore
    [
      'a long holiday',
      { on: '2024-09-01', done: [done('temporary-move', '2024-06-03', { detail: 'holiday' })] },
      'met',
    ],
  ],
  'PL-10': [
    ...(
      [
        ['no order', {}, 'not-engaged'],
        [
          'an order, its review to come today',
          { done: [done('deprivation-of-liberty-order', '2026-06-01', { until: '2026-09-01', due: '2026-06-03' })] },
          'met',
        ],
        [
          'the review was due yesterday',
          { done: [done('deprivation-of-liberty-order', '2026-05-01', { until: '2026-09-01', due: '2026-06-02' })] },
          'unknown',
        ],
        [
          'reviewed since',
          {
            done: [
              done('deprivation-of-liberty-order', '2026-05-01', { until: '2026-09-01', due: '2026-06-02' }),
              done('deprivation-of-liberty-review', '2026-06-02', { due: '2026-07-01' }),
            ],
          },
          'met',
        ],
        ['no review day', { done: [done('deprivation-of-liberty-order', '2026-06-01')] }, 'unknown'],
        [
          'the order ends that day',
          { done: [done('deprivation-of-liberty-order', '2026-05-01', { until: '2026-06-03', due: '2026-07-01' })] },
          'unknown',
        ],
        [
          'deprived of liberty with no order',
          { done: [not('deprivation-of-liberty-order', '2026-06-01')] },
          'breached',
        ],
        [
          'in supported accommodation',
          {
            ...LODGING,
            born: '2009-01-01',
            done: [done('deprivation-of-liberty-order', '2026-06-01', { until: '2026-09-01', due: '2026-07-01' })],
          },
          'breached',
        ],
      ] as Row[]
    ).map(([sentence, told, expected]): Row => [
      sentence,
      { type: 'childrens-home', starts: '2026-06-03', ...told },
      expected,
    ]),
    [
      'in supported accommodation, the day before the return asked',
      {
        ...LODGING,
        starts: '2026-03-31',
        born: '2009-01-01',
        done: [done('deprivation-of-liberty-order', '2026-03-01', { due: '2026-07-01' })],
      },
      'met',
    ],
    [
      'in a foster home, of which the return asks whether it is so',
      {
        ...FOSTER,
        starts: '2026-06-03',
        done: [done('deprivation-of-liberty-order', '2026-06-01', { due: '2026-07-01' })],
      },
      'met',
    ],
  ],
  'PL-11': [
    ['a hospital', HOSPITAL, 'not-engaged'],
    ['what kind of place is not known', { type: null }, 'unknown'],
    ['began the day before turning 16', { ...LODGING, born: '2008-06-04', on: '2024-08-01' }, 'breached'],
    ['began on turning 16', { ...LODGING, born: '2008-06-03' }, 'met'],
    ['no date of birth', { ...LODGING, born: null }, 'unknown'],
  ],
  'SA-02': [
    ['a hospital', HOSPITAL, 'not-engaged'],
    ['what kind of place is not known', { type: null }, 'unknown'],
    ['no category', LODGING, 'unknown'],
    [
      'a unit of the child’s own',
      { ...LODGING, done: [done('supported-accommodation-category', '2024-06-01', { detail: 'self-contained' })] },
      'met',
    ],
    ...(
      [
        ['shared, not assessed', [], 'unknown'],
        ['shared, assessed', [done('sharing-risk-assessment', '2024-06-01')], 'met'],
        ['shared with nobody', [because('sharing-risk-assessment', 'not-shared', '2024-06-01')], 'met'],
        ['known not to be assessed', [not('sharing-risk-assessment')], 'breached'],
      ] as [string, Done[], Row[2]][]
    ).map(([sentence, more, expected]): Row => [
      sentence,
      { ...LODGING, done: [done('supported-accommodation-category', '2024-06-01', { detail: 'shared' }), ...more] },
      expected,
    ]),
    ['registered for one person each', { ...LODGING, supportCategory: 'single-occupancy' }, 'met'],
    ['registered as shared, not assessed', { ...LODGING, supportCategory: 'shared-not-ring-fenced' }, 'unknown'],
    ['registered as a private household, assessed', { ...LODGING, supportCategory: 'private-residence', done: [done('sharing-risk-assessment', '2024-06-01')] }, 'met'], // prettier-ignore
  ],
  'SA-03': [
    ['a hospital', HOSPITAL, 'not-engaged'],
    ['a children’s home', { route: 'childrens-home', type: 'childrens-home' }, 'not-engaged'],
    ['what kind of place is not known', { ...OA, type: null }, 'unknown'],
    ['a caravan, the day before turning 16', { ...OA, type: 'caravan', born: '2008-06-04' }, 'breached'],
    ['a caravan, on turning 16', { ...OA, type: 'caravan', born: '2008-06-03' }, 'unknown'],
    ['a registered service in a caravan, at 16', { ...LODGING, born: '2008-06-03', premises: 'caravan' }, 'unknown'],
    [
      'a registered service in a caravan, under 16',
      { ...LODGING, born: '2008-06-04', premises: 'caravan' },
      'breached',
    ],
    ['a registered service in a house', { ...LODGING, born: '2008-06-03', premises: 'house' }, 'not-engaged'],
    ['a registered service in a building of no recorded form', { ...LODGING, born: '2008-06-03' }, 'unknown'],
    ['a caravan at 18', { ...OA, type: 'caravan', born: '2006-06-03' }, 'not-engaged'],
    ['a caravan, no date of birth', { ...OA, type: 'caravan', born: null }, 'unknown'],
    ...(
      [
        [
          'approved until tomorrow',
          [
            done('exceptional-premises-approval', '2024-06-01', {
              until: '2024-06-04',
              reason: 'no bed',
              decidedAs: ['service-manager'],
            }),
          ],
          'met',
        ],
        [
          'approved until today',
          [
            done('exceptional-premises-approval', '2024-06-01', {
              until: '2024-06-03',
              reason: 'no bed',
              decidedAs: ['director'],
            }),
          ],
          'breached',
        ],
        [
          'approved, with no last day',
          [done('exceptional-premises-approval', '2024-06-01', { reason: 'no bed', decidedAs: ['director'] })],
          'unknown',
        ],
        ['refused', [not('exceptional-premises-approval')], 'breached'],
        [
          'not reviewed for a week',
          [
            done('exceptional-premises-approval', '2024-05-27', {
              until: '2024-07-01',
              reason: 'no bed',
              decidedAs: ['director'],
            }),
          ],
          'met',
        ],
        [
          'nor for eight days',
          [
            done('exceptional-premises-approval', '2024-05-26', {
              until: '2024-07-01',
              reason: 'no bed',
              decidedAs: ['director'],
            }),
          ],
          'unknown',
        ],
        [
          'but for a review',
          [
            done('exceptional-premises-approval', '2024-05-20', {
              until: '2024-07-01',
              reason: 'no bed',
              decidedAs: ['director'],
            }),
            done('exceptional-premises-review', '2024-05-27'),
          ],
          'met',
        ],
      ] as [string, Done[], Row[2]][]
    ).map(([sentence, more, expected]): Row => [
      `a boat at 16, ${sentence}`,
      { ...OA, type: 'boat', born: '2008-01-01', done: more },
      expected,
    ]),
    ['bed and breakfast approved by a service manager', { ...OA, type: 'bed-and-breakfast', born: '2008-01-01', done: [done('exceptional-premises-approval', '2024-06-01', { until: '2024-07-01', reason: 'no bed', decidedAs: ['service-manager'] })] }, 'breached'], // prettier-ignore
  ],
  'SA-04': [
    ['a hospital', HOSPITAL, 'not-engaged'],
    ['what kind of place is not known', { type: null }, 'unknown'],
    ['none this year', { ...LODGING, done: [done('location-assessment', '2023-12-31')] }, 'unknown'],
    ['on 1 January', { ...LODGING, done: [done('location-assessment', '2024-01-01')] }, 'met'],
    ['known not to be done', { ...LODGING, done: [not('location-assessment')] }, 'breached'],
  ],
  'SA-05': [
    ['a hospital', { ...HOSPITAL, done: [done('serious-event', '2024-06-01')] }, 'not-engaged'],
    ['no event', LODGING, 'not-engaged'],
    ['what kind of place is not known', { type: null, done: [done('serious-event', '2024-06-01')] }, 'unknown'],
    ['no notice', { ...LODGING, done: [done('serious-event', '2024-06-01')] }, 'unknown'],
    [
      'no notice was given',
      { ...LODGING, done: [done('serious-event', '2024-06-01'), not('serious-event-notice')] },
      'breached',
    ],
    ['after 24 hours', { ...LODGING, done: [done('serious-event', '2024-06-01', { time: '08:00' }), done('serious-event-notice', '2024-06-02', { time: '08:00' })] }, 'met'], // prettier-ignore
    ['after 24 hours and a minute', { ...LODGING, done: [done('serious-event', '2024-06-01', { time: '08:00' }), done('serious-event-notice', '2024-06-02', { time: '08:01' })] }, 'breached'], // prettier-ignore
  ],
  'PP-01': [
    ['nothing recorded', FOSTER, 'unknown'],
    ['before the placement', { ...FOSTER, done: [done('placement-plan', '2024-06-03', { time: '09:59' })] }, 'met'],
    ['at its very start', { ...FOSTER, done: [done('placement-plan', '2024-06-03', { time: '10:00' })] }, 'met'],
    ['a minute after, and no reason', { ...FOSTER, on: '2024-06-04', done: [done('placement-plan', '2024-06-03', { time: '10:01' })] }, 'breached'], // prettier-ignore
    ['with a reason, on the fifth working day', { ...FOSTER, on: '2024-06-20', done: [because('placement-plan', 'not-reasonably-practicable'), done('placement-plan', '2024-06-10')] }, 'met'], // prettier-ignore
    ['with a reason, on the sixth', { ...FOSTER, on: '2024-06-20', done: [because('placement-plan', 'not-reasonably-practicable'), done('placement-plan', '2024-06-11')] }, 'breached'], // prettier-ignore
    ['with a reason, in a year whose bank holidays are not known', { ...FOSTER, starts: '2021-06-01', on: '2021-06-02', done: [because('placement-plan', 'not-reasonably-practicable', '2021-06-01')] }, 'unknown'], // prettier-ignore
    ['a short break', { ...FOSTER, status: 'V4' }, 'not-engaged'],
    ...OUTSIDE,
  ],
  'PP-02': [
    ['since when in care is not known', { ...FOSTER, careFrom: null }, 'unknown'],
    ['not recorded, not due', FOSTER, 'unknown'],
    ['not recorded, overdue', { ...FOSTER, on: '2024-06-18' }, 'unknown'],
    ['on the tenth working day', { ...FOSTER, on: '2024-06-20', done: [done('care-plan', '2024-06-17')] }, 'met'],
    ['on the eleventh', { ...FOSTER, on: '2024-06-20', done: [done('care-plan', '2024-06-18')] }, 'breached'],
    ['known not to be made', { ...FOSTER, done: [not('care-plan')] }, 'breached'],
    [
      'before care began, long ago',
      { ...FOSTER, careFrom: '2015-01-05', done: [done('care-plan', '2015-01-05')] },
      'met',
    ],
    ['after care began, in a year whose bank holidays are not known', { ...FOSTER, careFrom: '2015-01-05', done: [done('care-plan', '2015-01-06')] }, 'unknown'], // prettier-ignore
    ...OUTSIDE,
  ],
  'PP-03': [
    ['not a move', { ...FOSTER, born: '2009-01-01' }, 'not-engaged'],
    ['year 10: 14 on 31 August', { ...FOSTER, movedFrom: 'foster', born: '2009-08-31' }, 'unknown'],
    ['year 9: born a day later', { ...FOSTER, movedFrom: 'foster', born: '2009-09-01' }, 'not-engaged'],
    ['year 11: born on 1 September', { ...FOSTER, movedFrom: 'foster', born: '2007-09-01' }, 'unknown'],
    ['beyond it: born a day before', { ...FOSTER, movedFrom: 'foster', born: '2007-08-31' }, 'not-engaged'],
    ['no date of birth', { ...FOSTER, movedFrom: 'foster', born: null }, 'unknown'],
    ['approved by the nominated officer', { ...FOSTER, movedFrom: 'foster', born: '2009-01-01', done: [done('education-approval', '2024-06-02', { decidedAs: ['nominated-officer'] })] }, 'met'], // prettier-ignore
    ['approved by a team manager', { ...FOSTER, movedFrom: 'foster', born: '2009-01-01', done: [done('education-approval', '2024-06-02', { decidedAs: ['team-manager'] })] }, 'breached'], // prettier-ignore
    ['moved in an emergency, long ago', { ...FOSTER, movedFrom: 'foster', born: '2009-01-01', on: '2024-12-02', done: [because('education-approval', 'emergency')] }, 'met'], // prettier-ignore
    ['the school stays', { ...FOSTER, movedFrom: 'foster', born: '2009-01-01', done: [because('education-approval', 'education-not-disrupted')] }, 'met'], // prettier-ignore
    ...OUTSIDE,
  ],
  'PP-04': [
    ['in the area', FOSTER, 'not-engaged'],
    ['with a connected person elsewhere', { ...CONNECTED, area: 'E06000060' }, 'not-engaged'],
    ['whose area is not known', { ...FOSTER, area: null }, 'unknown'],
    ['our own code is not known', { ...FOSTER, ownArea: null }, 'unknown'],
    ['adjoining, not approved', { ...FOSTER, area: 'E08000029' }, 'unknown'],
    ['adjoining, approved by the nominated officer', { ...FOSTER, area: 'E08000029', done: [done('out-of-area-approval', '2024-06-01', { decidedAs: ['nominated-officer'] })] }, 'met'], // prettier-ignore
    ['adjoining, refused', { ...FOSTER, area: 'E08000029', done: [not('out-of-area-approval')] }, 'breached'],
    ['at a distance, approved by the nominated officer only', { ...FOSTER, area: 'E06000060', done: [done('out-of-area-approval', '2024-06-01', { decidedAs: ['nominated-officer'] })] }, 'unknown'], // prettier-ignore
    ['at a distance, “approved” by the nominated officer', { ...FOSTER, area: 'E06000060', done: [done('distance-approval', '2024-06-01', { decidedAs: ['nominated-officer'] })] }, 'breached'], // prettier-ignore
    ['at a distance, approved by the director', { ...FOSTER, area: 'E06000060', done: [done('distance-approval', '2024-06-01', { decidedAs: ['director'] })] }, 'met'], // prettier-ignore
    ['the director an hour too late', { ...FOSTER, area: 'E06000060', on: '2024-06-04', done: [done('distance-approval', '2024-06-03', { time: '11:00', decidedAs: ['director'] })] }, 'breached'], // prettier-ignore
    ['in an emergency, not approved', { ...FOSTER, area: 'E06000060', done: [because('distance-approval', 'emergency')] }, 'unknown'], // prettier-ignore
    ['at a distance, the day before the director was asked, approved by the nominated officer', { ...FOSTER, starts: '2014-01-26', area: 'E06000060', done: [done('out-of-area-approval', '2014-01-20', { decidedAs: ['nominated-officer'] })] }, 'met'], // prettier-ignore
    ['on the day the director was asked', { ...FOSTER, starts: '2014-01-27', area: 'E06000060', done: [done('out-of-area-approval', '2014-01-20', { decidedAs: ['nominated-officer'] })] }, 'unknown'], // prettier-ignore
    ['a carer of the authority’s own, who lives there', { ...FOSTER, area: 'E06000060', done: [because('distance-approval', 'approved-by-this-authority')] }, 'met'], // prettier-ignore
    ['a children’s home is no carer', { route: 'childrens-home', type: 'childrens-home', area: 'E06000060', done: [because('distance-approval', 'approved-by-this-authority')] }, 'unknown'], // prettier-ignore
    ['whether it adjoins is not in the table', { ...FOSTER, ownArea: 'E10000016', area: 'E10000030' }, 'unknown'],
    ['the same, and the director approved', { ...FOSTER, ownArea: 'E10000016', area: 'E10000030', done: [done('distance-approval', '2024-06-01', { decidedAs: ['director'] })] }, 'met'], // prettier-ignore
    ['a short break', { ...FOSTER, area: 'E06000060', status: 'V3' }, 'not-engaged'],
    ...OUTSIDE,
  ],
  'PP-05': [
    ['nothing recorded', FOSTER, 'unknown'],
    ['everybody told before', { ...FOSTER, done: NOTICES }, 'met'],
    ['the doctor not', { ...FOSTER, done: noticesBut('general-practitioner') }, 'unknown'],
    ['a move, the carer before not', { ...FOSTER, movedFrom: 'foster', done: NOTICES }, 'unknown'],
    ['out of the area, its authority not', { ...FOSTER, area: 'E08000029', done: NOTICES }, 'unknown'],
    ['a child of 3 has no school', { ...FOSTER, born: '2020-06-04', done: noticesBut('education-provider') }, 'met'],
    ['a child of 4 has', { ...FOSTER, born: '2020-06-03', done: noticesBut('education-provider') }, 'unknown'],
    ['withheld from the parents, decided', { ...FOSTER, done: [...noticesBut('parents'), done('notice', '2024-06-02', { recipient: 'parents', outcome: 'withheld', reason: 'harm', decidedAs: ['team-manager'] })] }, 'met'], // prettier-ignore
    ['withheld from the parents, by nobody', { ...FOSTER, done: [...noticesBut('parents'), done('notice', '2024-06-02', { recipient: 'parents', outcome: 'withheld', reason: 'harm' })] }, 'breached'], // prettier-ignore
    ['withheld from the doctor', { ...FOSTER, done: [...noticesBut('general-practitioner'), done('notice', '2024-06-02', { recipient: 'general-practitioner', outcome: 'withheld', reason: 'harm', decidedAs: ['director'] })] }, 'breached'], // prettier-ignore
    ['the doctor told late, without a reason', { ...FOSTER, on: '2024-06-05', done: [...noticesBut('general-practitioner'), done('notice', '2024-06-04', { recipient: 'general-practitioner' })] }, 'breached'], // prettier-ignore
    ['the doctor told late, for a reason', { ...FOSTER, on: '2024-06-12', done: [...noticesBut('general-practitioner'), because('notice', 'not-reasonably-practicable', '2024-06-03', { recipient: 'general-practitioner' }), done('notice', '2024-06-10', { recipient: 'general-practitioner' })] }, 'met'], // prettier-ignore
    ['a short break', { ...FOSTER, status: 'V4' }, 'not-engaged'],
    ...OUTSIDE,
  ],
  'PP-06': [
    ['not trafficked', FOSTER, 'not-engaged'],
    ['not known', { ...FOSTER, trafficked: 'unknown' }, 'unknown'],
    ['suspected, nothing recorded', { ...FOSTER, trafficked: 'suspected' }, 'unknown'],
    ['considered before anybody was told', { ...FOSTER, trafficked: 'identified', done: [done('withholding-considered', '2024-06-01'), ...NOTICES] }, 'met'], // prettier-ignore
    ['the parents told first', { ...FOSTER, trafficked: 'suspected', done: [done('notice', '2024-06-01', { recipient: 'parents' }), done('withholding-considered', '2024-06-02')] }, 'breached'], // prettier-ignore
    ['only the doctor told', { ...FOSTER, trafficked: 'suspected', done: [done('notice', '2024-06-01', { recipient: 'general-practitioner' })] }, 'unknown'], // prettier-ignore
    ['a short break', { ...FOSTER, trafficked: 'suspected', status: 'V4' }, 'not-engaged'],
    ...OUTSIDE,
  ],
  'PP-07': [
    ['no placement ends', FOSTER, 'not-engaged'],
    ['a move, nothing recorded', { ...FOSTER, movedFrom: 'foster' }, 'unknown'],
    ['an ending, nothing recorded', { ...FOSTER, ends: '2024-09-02', on: '2024-09-01' }, 'unknown'],
    ['an ending, reviewed since the child came and before it', { ...FOSTER, ends: '2024-09-02', on: '2024-09-01', done: [done('termination-review', '2024-08-20')] }, 'met'], // prettier-ignore
    ['an ending, reviewed the day after', { ...FOSTER, ends: '2024-09-02', on: '2024-09-04', done: [done('termination-review', '2024-09-03')] }, 'breached'], // prettier-ignore
    ['a move and an ending, with the review of the move', { ...FOSTER, movedFrom: 'foster', ends: '2024-09-02', on: '2024-09-01', done: [done('termination-review', '2024-06-02')] }, 'unknown'], // prettier-ignore
    ['a move from a foster carer to other arrangements, which section 22D reviews', { ...LODGING, movedFrom: 'foster' }, 'not-engaged'], // prettier-ignore
    ['a move from a parent to other arrangements', { ...LODGING, movedFrom: 'parent' }, 'unknown'],
    ['reviewed before', { ...FOSTER, movedFrom: 'foster', done: [done('termination-review', '2024-06-02')] }, 'met'],
    [
      'reviewed after',
      { ...FOSTER, movedFrom: 'foster', on: '2024-06-05', done: [done('termination-review', '2024-06-04')] },
      'breached',
    ],
    ['immediate risk, long ago: no review is asked for', { ...FOSTER, movedFrom: 'foster', on: '2024-12-02', done: [because('termination-review', 'immediate-risk')] }, 'met'], // prettier-ignore
    ['a temporary placement came to its end', { ...FOSTER, movedFrom: 'connected-person', on: '2024-12-01', done: [because('termination-review', 'temporary-placement-expired')] }, 'met'], // prettier-ignore
    ['a short break', { ...FOSTER, movedFrom: 'foster', status: 'V4' }, 'not-engaged'],
    ...OUTSIDE,
  ],
  'PP-08': [
    ['a foster carer', FOSTER, 'not-engaged'],
    ['not recorded', CONNECTED, 'unknown'],
    ['approved', { ...CONNECTED, carer: 'approved' }, 'met'],
    ['not approved', { ...CONNECTED, carer: 'none' }, 'breached'],
    [
      'temporarily, the last day of 16 weeks',
      { ...CONNECTED, carer: 'reg-24-temporary', carerSince: '2024-02-13' },
      'met',
    ],
    ['temporarily, 16 weeks ago', { ...CONNECTED, carer: 'reg-24-temporary', carerSince: '2024-02-12' }, 'unknown'],
    ['extended until tomorrow', { ...CONNECTED, carer: 'reg-24-temporary', carerSince: '2024-02-12', extendedUntil: '2024-06-04' }, 'met'], // prettier-ignore
    ['extended until today', { ...CONNECTED, carer: 'reg-24-temporary', carerSince: '2024-02-12', extendedUntil: '2024-06-03' }, 'breached'], // prettier-ignore
    ['24 weeks ago, extended for longer than that', { ...CONNECTED, carer: 'reg-24-temporary', carerSince: '2023-12-18', extendedUntil: '2024-08-01' }, 'breached'], // prettier-ignore
    [
      '24 weeks less a day',
      { ...CONNECTED, carer: 'reg-24-temporary', carerSince: '2023-12-19', extendedUntil: '2024-08-01' },
      'met',
    ],
    ['refused, and under review until that is decided', { ...CONNECTED, carer: 'reg-24-temporary', carerSince: '2023-06-01', extendedUntil: null, extendedBecause: 'refusal-under-review' }, 'met'], // prettier-ignore
    ['under review, which was decided yesterday', { ...CONNECTED, carer: 'reg-24-temporary', carerSince: '2023-06-01', extendedUntil: '2024-06-02', extendedBecause: 'refusal-under-review' }, 'breached'], // prettier-ignore
    ['extended for the assessment, no last day: 24 weeks less a day', { ...CONNECTED, carer: 'reg-24-temporary', carerSince: '2023-12-19', extendedUntil: null }, 'met'], // prettier-ignore
    ['and 24 weeks', { ...CONNECTED, carer: 'reg-24-temporary', carerSince: '2023-12-18', extendedUntil: null }, 'breached'], // prettier-ignore
    ['a value of 20 weeks, signed off', { ...CONNECTED, carer: 'reg-24-temporary', carerSince: '2024-02-12', values: { 'reg-24-weeks': 20 } }, 'met'], // prettier-ignore
  ],
  'PP-09': [
    ['a connected person', { ...CONNECTED, carer: 'none' }, 'not-engaged'],
    ['not recorded', { route: 'foster', type: 'foster-home' }, 'unknown'],
    ['approved', FOSTER, 'met'],
    ['an emergency, the sixth working day', { ...FOSTER, carer: 'reg-23-emergency', carerSince: '2024-05-23' }, 'met'],
    ['the day after', { ...FOSTER, carer: 'reg-23-emergency', carerSince: '2024-05-23', on: '2024-06-04' }, 'breached'],
    ['in a year whose bank holidays are not known', { ...FOSTER, starts: '2021-06-08', carer: 'reg-23-emergency', carerSince: '2021-06-01' }, 'unknown'], // prettier-ignore
    ['the approval ended', { ...FOSTER, carer: 'lapsed' }, 'breached'],
    ['a prospective adopter, approved to foster this child', { ...ADOPTER, carer: 'reg-25A-adopter' }, 'met'],
    ['years later, with no longest time', { ...ADOPTER, carer: 'reg-25A-adopter', carerSince: '2020-01-01' }, 'met'],
    ['a prospective adopter who is not', { ...ADOPTER, carer: 'none' }, 'breached'],
    ['the first day of regulation 25A', { ...ADOPTER, starts: '2013-07-01', carer: 'reg-25A-adopter' }, 'met'],
    ['the day before it', { ...ADOPTER, starts: '2013-06-30', carer: 'reg-25A-adopter' }, 'breached'],
    ['placed for adoption there', { ...ADOPTER, route: 'adoption', carer: 'none' }, 'not-engaged'],
  ],
  'PP-10': [
    ['a foster carer', FOSTER, 'not-engaged'],
    ['with a parent, the status not known', { route: 'parent', type: 'parental-home', status: null }, 'unknown'],
    ['with a parent under section 20', { route: 'parent', type: 'parental-home', status: 'V2' }, 'breached'],
    ['with a parent under police protection', { route: 'parent', type: 'parental-home', status: 'L1' }, 'not-engaged'],
    ['under a care order, nothing decided', { route: 'parent', type: 'parental-home', status: 'C2' }, 'unknown'],
    ['decided by the nominated officer', { route: 'parent', type: 'parental-home', status: 'C1', done: [done('parental-placement-decision', '2024-06-01', { decidedAs: ['nominated-officer'] })] }, 'met'], // prettier-ignore
    ['at once, the twentieth working day', { route: 'parent', type: 'parental-home', on: '2024-07-01', done: [because('parental-placement-decision', 'immediate-placement')] }, 'met'], // prettier-ignore
    ['at once, the day after', { route: 'parent', type: 'parental-home', on: '2024-07-02', done: [because('parental-placement-decision', 'immediate-placement')] }, 'unknown'], // prettier-ignore
    ...OUTSIDE,
  ],
  'PP-11': [
    ['not a short break', FOSTER, 'not-engaged'],
    ['the status is not known', { ...FOSTER, status: null }, 'unknown'],
    ['the breaks are not recorded', { ...FOSTER, status: 'V4' }, 'unknown'],
    ['17 days and 75', { ...FOSTER, status: 'V4', breaks: { longestDays: 17, totalDays: 75 } }, 'met'],
    ['18 days', { ...FOSTER, status: 'V3', breaks: { longestDays: 18, totalDays: 18 } }, 'breached'],
    ['76 days', { ...FOSTER, status: 'V4', breaks: { longestDays: 10, totalDays: 76 } }, 'breached'],
    ['18 that day', { ...FOSTER, status: 'V4', born: '2006-06-03' }, 'not-engaged'],
  ],
  'TR-05': [
    ['neither', FOSTER, 'not-engaged'],
    ['unaccompanied, not assessed', { ...FOSTER, unaccompanied: 'yes' }, 'unknown'],
    ['one of the two is not known', { ...FOSTER, trafficked: 'unknown' }, 'unknown'],
    [
      'the same, and assessed',
      { ...FOSTER, trafficked: 'unknown', done: [done('risk-assessment', '2024-06-01')] },
      'met',
    ],
    [
      'suspected, assessed before',
      { ...FOSTER, trafficked: 'suspected', done: [done('risk-assessment', '2024-06-01')] },
      'met',
    ],
    [
      'identified, known not to be assessed',
      { ...FOSTER, trafficked: 'identified', done: [not('risk-assessment')] },
      'breached',
    ],
    ['an emergency, the next working day', { ...FOSTER, unaccompanied: 'yes', on: '2024-06-04', done: [because('risk-assessment', 'emergency')] }, 'met'], // prettier-ignore
    ['an emergency, the day after that', { ...FOSTER, unaccompanied: 'yes', on: '2024-06-05', done: [because('risk-assessment', 'emergency')] }, 'unknown'], // prettier-ignore
    [
      'the day before the guidance',
      { ...FOSTER, starts: '2017-10-31', unaccompanied: 'yes', born: '2005-01-01' },
      'not-engaged',
    ],
    ...OUTSIDE,
  ],
};
