import { Problem } from '../../kernel/problem.js';
import { cleanJpeg } from './clean-jpeg.js';
import { cleanPng } from './clean-png.js';
import { cleanWebp } from './clean-webp.js';
import { DAMAGED, type CleanPhoto, isPastTheEnd, UnreadablePhoto } from './photo.js';

/** 8 MB: what a telephone's camera makes, and what the database keeps. */
export const PHOTO_BYTES = 8 * 1024 * 1024;

const KINDS: { isOne: (bytes: Buffer) => boolean; clean: (bytes: Buffer) => CleanPhoto | Promise<CleanPhoto> }[] = [
  { isOne: (bytes) => bytes.readUInt16BE(0) === 0xffd8, clean: cleanJpeg },
  { isOne: (bytes) => bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n', clean: cleanPng },
  { isOne: (bytes) => /^RIFF[^]{4}WEBP/.test(bytes.toString('latin1', 0, 12)), clean: cleanWebp },
];

/**
 * The picture by its content, whatever its name, without where and with what it was taken: every EXIF, GPS, XMP and
 * text part goes, and what follows the end of the picture. The pixels are not touched.
 * @throws Problem `invalid` or `too-large`, about the field `photo`
 */
export async function cleanPhoto(bytes: Buffer): Promise<CleanPhoto> {
  if (bytes.length > PHOTO_BYTES) throw refused('The photograph must be 8 MB or smaller', 'too-large');
  const kind = bytes.length > 16 ? KINDS.find(({ isOne }) => isOne(bytes)) : undefined;
  if (!kind) throw refused('The photograph must be a JPEG, PNG or WebP picture');
  try {
    return await kind.clean(bytes);
  } catch (error) {
    if (error instanceof UnreadablePhoto) throw refused(error.message);
    if (isPastTheEnd(error)) throw refused(DAMAGED);
    throw error;
  }
}

function refused(message: string, kind: 'invalid' | 'too-large' = 'invalid'): Problem {
  return new Problem(kind, message, { errors: [{ field: 'photo', message }] });
}
