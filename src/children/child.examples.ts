/** Children as they are sent, for the description of the API. */
export const NEW_CHILD_EXAMPLES = {
  inCare: {
    summary: 'A child who comes into care',
    value: {
      searchId: '7c1f2b34-0000-4000-8000-000000000000',
      givenName: 'Aisha',
      familyName: 'Byrne',
      sex: 'F',
      localNumber: 'T-000123',
      dateOfBirth: { earliest: '2012-03-15', source: 'birth-certificate' },
      unaccompanied: 'no',
      periodOfCare: { from: '2026-11-20T18:30:00Z' },
      legalStatus: { code: 'V2', from: '2026-11-20T18:30:00Z' },
      allocation: {
        workerId: '9a1f2b34-0000-4000-8000-000000000000',
        teamId: '5b1f2b34-0000-4000-8000-000000000000',
      },
    },
  },
  uncertain: {
    summary: 'A child whose age is not certain; nobody has asked whether she is unaccompanied',
    value: {
      searchId: '7c1f2b34-0000-4000-8000-000000000000',
      duplicatesConsidered: true,
      givenName: 'Testgiven',
      familyName: 'Testfamily',
      dateOfBirth: { earliest: '2009-01-01', latest: '2010-12-31', source: 'claimed' },
    },
  },
};
