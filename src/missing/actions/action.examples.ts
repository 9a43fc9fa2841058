/** Entries as they are sent, for the description of the API. */
export const ACTION_EXAMPLES = {
  policeTold: {
    summary: 'The police have been told; they gave a reference and a risk level',
    value: {
      kind: 'police-told',
      happenedAt: '2026-11-22T23:05:00Z',
      withWhom: 'Control room, PC 4417',
      reference: 'TS-20261122-0417',
      riskLevel: 'medium',
    },
  },
  riskChanged: {
    summary: 'The police raised the risk level',
    value: {
      kind: 'police-risk',
      happenedAt: '2026-11-23T02:40:00Z',
      riskLevel: 'high',
      notes: 'No insulin for six hours',
    },
  },
  decidedNotTo: {
    summary: 'It was decided not to tell the parents, and why',
    value: {
      kind: 'decided-not-to',
      happenedAt: '2026-11-22T23:20:00Z',
      notDone: 'parents-told',
      withWhom: 'The duty manager',
      notes: 'Her father is the risk she left home for',
    },
  },
};
