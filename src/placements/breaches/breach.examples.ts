const DIRECTOR = '9a1f2b34-0000-4000-8000-000000000000';

const FIRST = {
  decision: 'continue-while-moving',
  reasons: 'No lawful place is free tonight; two staff stay with him.',
  alternatives: [
    { what: 'Patternby House, a registered home', askedAt: '2026-11-22T21:15:00Z', whyNot: 'No bed until Thursday' },
  ],
  courtOrder: 'in-force',
  order: {
    kind: 'deprivation-of-liberty-order',
    court: 'high-court',
    reference: 'FD26P00123',
    from: '2026-11-22T20:00:00Z',
    until: '2026-12-20T17:00:00Z',
  },
  ofsted: 'not-yet',
  exitPlan: 'Patternby House on Thursday',
  exitBy: '2026-11-26',
};

/** Decisions as they are sent, for the description of the API. */
export const DECIDE_EXAMPLES = {
  first: { summary: 'By the director, under an order of the High Court', value: FIRST },
  telephone: {
    summary: 'By telephone in the night, written down by whoever rang',
    value: {
      decision: 'move-now',
      reasons: 'Back to the carers as soon as they can be reached.',
      noAlternativesBecause: 'It was 3am, and nobody answered',
      courtOrder: 'none',
      ofsted: 'not-applicable',
      ofstedReason: 'A car of ours, for two hours',
      exitPlan: 'Back to the foster carers in the morning',
      exitBy: '2026-11-23',
      told: { decidedBy: DIRECTOR, decidedAt: '2026-11-23T03:05:00Z', channel: 'telephone' },
    },
  },
};
