const SETTING = '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00';
const MANAGER = '9a1f2b34-0000-4000-8000-000000000000';

const APPROVED = { decidedBy: MANAGER, decidedAt: '2026-11-20T17:10:00Z', channel: 'telephone' };
const FOSTER = { careSettingId: SETTING, route: 'foster', startsAt: '2026-11-20T18:30:00Z' };

/** Placements as they are sent, for the description of the API. */
export const CHECK_EXAMPLES = {
  foster: { summary: 'With foster carers', value: FOSTER },
  detention: {
    summary: 'Held by direction of a court',
    value: { ...FOSTER, route: 'detention', detentionDirectedBy: 'court' },
  },
};

export const START_EXAMPLES = {
  first: {
    summary: 'A first placement, approved by telephone',
    value: {
      ...FOSTER,
      wishesAndFeelings: 'Wants to stay near school; would like to keep the dog.',
      approval: APPROVED,
    },
  },
  move: {
    summary: 'A move of a baby, where something has still to be found out',
    value: {
      ...FOSTER,
      wishesNotObtainedReason: 'Six weeks old.',
      approval: { ...APPROVED, channel: 'in-person' },
      currentEndsBecause: 'Planned move nearer to her mother',
      followUps: [{ rule: 'PP-08', ownerId: MANAGER, dueAt: '2026-11-24T12:00:00Z' }],
    },
  },
};

export const ACTUAL_EXAMPLES = {
  unlisted: {
    summary: 'In a place that no register lists',
    value: {
      place: { name: 'Hotel on Station Road', settingType: 'hotel', country: 'england', postcode: 'ZZ99 3CZ' },
      startsAt: '2026-11-20T23:40:00Z',
      circumstances: 'No bed was found by 23:30; two staff are with her.',
      currentEndsBecause: 'The carer gave notice at 21:00',
    },
  },
  listed: {
    summary: 'In a setting of the register',
    value: {
      careSettingId: SETTING,
      route: 'other-arrangements',
      startsAt: '2026-11-20T23:40:00Z',
      circumstances: 'Moved in an emergency by the night duty team.',
    },
  },
};
