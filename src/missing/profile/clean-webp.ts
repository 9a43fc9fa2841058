import { DAMAGED, type CleanPhoto, mustBeOfSize, UnreadablePhoto } from './photo.js';

const MEGAPIXELS = 100; // never decoded here
const KEPT = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP']);
/** In VP8X: that EXIF, XMP and frames follow. */
const [HAS_EXIF, HAS_XMP, IS_ANIMATED] = [0x08, 0x04, 0x02];

/**
 * A WebP without EXIF, XMP and whatever else is not the picture.
 * @throws UnreadablePhoto · RangeError when it ends too early
 */
export function cleanWebp(bytes: Buffer): CleanPhoto {
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) throw new UnreadablePhoto(DAMAGED);
  const kept: Buffer[] = [];
  let size: { width: number; height: number } | null = null;
  for (let at = 12; at + 8 <= end;) {
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const next = at + 8 + length + (length % 2);
    if (at + 8 + length > end) throw new UnreadablePhoto(DAMAGED);
    const chunk = Buffer.from(bytes.subarray(at, Math.min(next, end)));
    if (type === 'VP8X') withoutPromises(chunk);
    if (KEPT.has(type)) kept.push(chunk);
    if (type === 'VP8 ' || type === 'VP8L') size ??= sizeOf(type, chunk.subarray(8));
    at = next;
  }
  if (!size) throw new UnreadablePhoto(DAMAGED);
  mustBeOfSize(size.width, size.height, MEGAPIXELS);
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return { mediaType: 'image/webp', bytes: Buffer.concat([head, body]), ...size };
}

function withoutPromises(vp8x: Buffer): void {
  const flags = vp8x.readUInt8(8);
  if (flags & IS_ANIMATED) throw new UnreadablePhoto('The photograph must not move: save one picture of it');
  vp8x.writeUInt8(flags & ~(HAS_EXIF | HAS_XMP), 8);
}

/** Of the bitstream itself (RFC 6386 9.1; the lossless one holds both sizes, less one, in 14 bits each). */
function sizeOf(type: string, data: Buffer): { width: number; height: number } {
  if (type === 'VP8 ') return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
  const bits = data.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
