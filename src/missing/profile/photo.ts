export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PhotoType = (typeof PHOTO_TYPES)[number];

/** A photograph as it is kept: the picture, and nothing else that the camera or a program wrote into the file. */
export interface CleanPhoto {
  mediaType: PhotoType;
  bytes: Buffer;
  /** Pixels, as stored; a JPEG may say that it is to be turned. */
  width: number;
  height: number;
}

/** What cannot be read as the kind of picture its first bytes say it is, or not be printed. In words for the sender. */
export class UnreadablePhoto extends Error {}

export const DAMAGED = 'The photograph is damaged: choose another copy of it';

/** @throws UnreadablePhoto for none, and for more pixels than can be worked with */
export function mustBeOfSize(width: number, height: number, megapixels: number): void {
  if (!width || !height) throw new UnreadablePhoto(DAMAGED);
  if (width * height > megapixels * 1_000_000)
    throw new UnreadablePhoto(`The photograph must have ${megapixels} million pixels or fewer: save it smaller`);
}

/** Node's way of saying that something was to be read past the end. */
export function isPastTheEnd(error: unknown): boolean {
  return ['ERR_OUT_OF_RANGE', 'ERR_BUFFER_OUT_OF_BOUNDS'].includes((error as { code?: string }).code ?? '');
}
