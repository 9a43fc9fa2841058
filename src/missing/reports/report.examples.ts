/** Reports of several children as they are sent, for the description of the API. */
export const TOGETHER_EXAMPLES = {
  two: {
    summary: 'Two who live in the same home, gone together',
    value: {
      whereabouts: 'not-known',
      lastSeenEarliest: '2026-11-22T20:00:00Z',
      lastSeenLatest: '2026-11-22T22:30:00Z',
      lastSeenPlace: 'At the front door',
      lastSeenBy: 'Night staff',
      police: 'telling-now',
      children: [
        {
          childId: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00',
          danger: 'some',
          dangerDetails: 'Has no insulin with her',
          clothing: 'Grey hooded top, white trainers',
        },
        { childId: '5b1d0c52-6d5e-4c53-8f0e-2a7a54d7c101', danger: 'unknown' },
      ],
    },
  },
};
