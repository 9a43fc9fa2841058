import { type Random } from './random.js';

/** Invented syllables, and family names that say what they are: nobody can take one of these for a real child. */
const FIRST = ['Ba', 'Bel', 'Cor', 'Da', 'Dov', 'El', 'Fen', 'Gal', 'Ha', 'Il', 'Jor', 'Ka', 'Lim', 'Ma', 'Mir', 'No'];
const MORE_FIRST = ['Or', 'Pel', 'Quin', 'Ra', 'Ros', 'Sa', 'Tav', 'Ul', 'Ve', 'Wil', 'Xan', 'Ya', 'Zel'];
const LAST = ['bo', 'dan', 'den', 'dra', 'fer', 'gan', 'ka', 'la', 'len', 'lin', 'mi', 'na', 'nor', 'ra', 'rin', 'sa'];
const MORE_LAST = ['sel', 'ta', 'tin', 'va', 'vin', 'wen', 'yan', 'zo'];
export const SYNTHETIC_STEMS = ['Test', 'Sample', 'Mock', 'Example', 'Fixture', 'Demo', 'Model', 'Pattern', 'Specimen'];
const ENDINGS = [
  'bridge',
  'brook',
  'by',
  'combe',
  'dale',
  'field',
  'ford',
  'ham',
  'ley',
  'ton',
  'wick',
  'wood',
  'worth',
];

const FIRST_SYLLABLES = [...FIRST, ...MORE_FIRST];
const LAST_SYLLABLES = [...LAST, ...MORE_LAST];

export function givenName(random: Random): string {
  return random.pick(FIRST_SYLLABLES) + random.pick(LAST_SYLLABLES);
}

export function familyName(random: Random): string {
  return random.pick(SYNTHETIC_STEMS) + random.pick(ENDINGS);
}

/** A place or a street, as plainly invented as the people. */
export function placeName(random: Random): string {
  return `${random.pick(SYNTHETIC_STEMS)}${random.pick(ENDINGS)} ${random.pick(['Road', 'Lane', 'Street', 'Rise', 'Close'])}`;
}

/** ZZ99 is the pseudo-postcode area in which nobody lives. */
export function syntheticPostcode(random: Random): string {
  const letter = () => random.pick([...'ABDEFGHJLNPQRSTUWXYZ']);
  return `ZZ99 ${random.whole(0, 9)}${letter()}${letter()}`;
}
