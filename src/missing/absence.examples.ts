/** Reports as they are sent, for the description of the API. */
export const REPORT_EXAMPLES = {
  missing: {
    summary: 'Nobody knows where she is; the police have been told',
    value: {
      whereabouts: 'not-known',
      lastSeenEarliest: '2026-11-22T20:00:00Z',
      lastSeenLatest: '2026-11-22T22:30:00Z',
      lastSeenPlace: 'In her room',
      lastSeenBy: 'Night staff',
      danger: 'some',
      dangerDetails: 'Has no insulin with her',
      police: 'told',
      policeToldAt: '2026-11-22T23:05:00Z',
      policeReference: 'TS-20261122-0417',
    },
  },
  away: {
    summary: 'Somebody knows where she is; she may not be there',
    value: {
      whereabouts: 'known',
      whereaboutsPlace: 'At a friend’s in Milltown',
      whereaboutsVerifiedBy: 'The friend’s mother, by telephone',
      lastSeenEarliest: '2026-11-22T20:00:00Z',
      lastSeenPlace: 'At the front door',
      lastSeenBy: 'Her foster carer',
      danger: 'none-known',
      police: 'not-told',
      policeNotToldReason: 'Is at a known address with an adult we trust',
      noticedAt: '2026-11-22T21:00:00Z',
      reportedAt: '2026-11-22T21:20:00Z',
      reportedBy: 'Her foster carer, by telephone',
    },
  },
};

export const RETURN_EXAMPLES = {
  back: {
    summary: 'Back; nobody had recorded that she was found',
    value: { returnedAt: '2026-11-23T03:00:00Z', to: 'same-placement', safe: 'yes' },
  },
  notBack: {
    summary: 'Will not return',
    value: {
      returnedAt: '2026-11-23T03:00:00Z',
      to: 'did-not-return',
      interviewNotStartedReason: 'detained',
      safe: 'not-known',
    },
  },
};
