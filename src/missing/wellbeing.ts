/** Harm that came to a child who was away, and health needs, as they are asked for each time the child is found or back. */
export const HARMS = {
  'none-seen': 'None seen',
  injury: 'Injured',
  illness: 'Unwell',
  medication: 'Needs medication now',
  'sexual-harm': 'May have been sexually harmed',
  exploitation: 'May have been exploited',
  substances: 'Under the influence of alcohol or drugs',
  'mental-health': 'In distress, or has harmed themselves',
  neglect: 'Hungry, cold or without sleep',
  pregnancy: 'Pregnant, or may be',
  other: 'Something else',
  'not-known': 'Not known yet',
} as const;
export type Harm = keyof typeof HARMS;
export const HARM_CODES = Object.keys(HARMS) as [Harm, ...Harm[]];

/** Answers that leave no room for another. */
const ALONE: readonly Harm[] = ['none-seen', 'not-known'];

/** What is wrong with the answer; null when nothing is. */
export function faultOfHarms(harms: readonly Harm[] = [], details?: string): { field: string; message: string } | null {
  const alone = harms.find((harm) => ALONE.includes(harm));
  if (alone && harms.length > 1)
    return { field: 'harms', message: `Select “${HARMS[alone]}” alone, or the harms and needs there are` };
  if (harms.includes('other') && !details) return { field: 'harmDetails', message: 'Enter what else was found' };
  return null;
}
