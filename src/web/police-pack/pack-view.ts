import { AUDIENCE_WORDS, type Audience, type Pack } from '../../police-pack/pack.js';
import { paths } from '../paths.js';

/** A pack as a page prints it; the photograph by its address. */
export interface PackModel extends Pack {
  audienceWords: string;
  pictureSrc: string | null;
}

export function packModel(pack: Pack, childId: string): PackModel {
  return {
    ...pack,
    audienceWords: AUDIENCE_WORDS[pack.audience],
    pictureSrc: pack.pictureId && paths.profilePicture(childId, pack.pictureId),
  };
}

export const AUDIENCE_CHOICES: { value: Audience; text: string; hint?: { text: string } }[] = [
  {
    value: 'police',
    text: 'The police',
    hint: { text: 'With the address missing from and addresses to search, marked not for disclosure' },
  },
  {
    value: 'host-authority',
    text: 'The authority whose area the child lives in',
    hint: { text: 'Without addresses, and without what is for the police only' },
  },
  {
    value: 'other',
    text: 'Somebody else',
    hint: { text: 'Without addresses, and without what is for the police only' },
  },
];
