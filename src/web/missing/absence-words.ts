/** The answers of a report as a person says them. */
export const DANGER_WORDS: Record<string, string> = {
  some: 'In immediate danger',
  'none-known': 'None known',
  unknown: 'Not known',
};

interface PoliceAnswers {
  police: string;
  police_reference: string | null;
  police_not_told_reason: string | null;
}

export function policeInWords({ police, police_reference, police_not_told_reason }: PoliceAnswers): string {
  const reference = police_reference ? `, reference ${police_reference}` : '';
  if (police === 'not-recorded') return `Not recorded${reference}`;
  if (police === 'told') return `Told${reference}`;
  return police === 'telling-now' ? `Being told when reported${reference}` : `Not told: ${police_not_told_reason}`;
}
