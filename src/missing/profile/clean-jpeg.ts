import { DAMAGED, type CleanPhoto, isPastTheEnd, mustBeOfSize, UnreadablePhoto } from './photo.js';

const SOI = Buffer.from([0xff, 0xd8]);
const EOI = Buffer.from([0xff, 0xd9]);
const [SOS, END, APP0, APP1, APP2, APP14, APP15, COMMENT] = [0xda, 0xd9, 0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe];
const MEGAPIXELS = 100; // never decoded here: the reader's program does

interface Segment {
  marker: number;
  /** With the marker and the length before it. */
  bytes: Buffer;
  /** Without. */
  payload: Buffer;
}

/**
 * A JPEG without its APPn and comment segments, but for those without which the colours are wrong (JFIF, an ICC profile,
 * Adobe's transform), and up to its end: telephones append videos and second pictures, with places of their own. How the
 * picture is to be turned is kept, as EXIF of that alone.
 * @throws UnreadablePhoto · RangeError when it ends too early
 */
export function cleanJpeg(bytes: Buffer): CleanPhoto {
  const kept: Buffer[] = [SOI];
  let turned: number | null = null;
  let size: { width: number; height: number } | null = null;
  let hasPixels = false;
  for (let at = SOI.length; ;) {
    const { segment, next } = segmentAt(bytes, at);
    const { marker, payload } = segment;
    if (marker === END) break;
    turned ??= orientationIn(segment);
    if (isFrame(marker)) size = { height: payload.readUInt16BE(1), width: payload.readUInt16BE(3) };
    if (isKept(segment)) kept.push(segment.bytes);
    at = next;
    if (marker !== SOS) continue;
    hasPixels = true;
    const end = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, end));
    at = end;
  }
  if (!hasPixels || !size) throw new UnreadablePhoto(DAMAGED);
  mustBeOfSize(size.width, size.height, MEGAPIXELS);
  if (turned !== null && turned !== 1) kept.splice(startOfExif(kept), 0, exifOf(turned));
  return { mediaType: 'image/jpeg', bytes: Buffer.concat([...kept, EOI]), ...size };
}

function segmentAt(bytes: Buffer, start: number): { segment: Segment; next: number } {
  let at = start;
  if (bytes.readUInt8(at) !== 0xff) throw new UnreadablePhoto(DAMAGED);
  while (bytes.readUInt8(at + 1) === 0xff) at++; // fill bytes
  const marker = bytes.readUInt8(at + 1);
  if (marker === END) return { segment: { marker, bytes: EOI, payload: Buffer.alloc(0) }, next: at + 2 };
  const length = bytes.readUInt16BE(at + 2);
  const next = at + 2 + length;
  if (length < 2 || next > bytes.length) throw new UnreadablePhoto(DAMAGED);
  return { segment: { marker, bytes: bytes.subarray(at, next), payload: bytes.subarray(at + 4, next) }, next };
}

/** After the entropy-coded data of a scan: the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes.readUInt8(at + 1);
    if (marker !== 0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7)) return at;
  }
  throw new UnreadablePhoto(DAMAGED);
}

function isKept({ marker, payload }: Segment): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > APP15) return true;
  if (marker === APP0) return startsWith(payload, 'JFIF\0');
  if (marker === APP2) return startsWith(payload, 'ICC_PROFILE\0');
  return marker === APP14 && startsWith(payload, 'Adobe');
}

/** SOF0 to SOF15, of which three numbers are other things. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Of the first EXIF that says it: 1 to 8, as the TIFF tag 0x0112; null where it is not said, or not to be read. */
function orientationIn({ marker, payload }: Segment): number | null {
  if (marker !== APP1 || !startsWith(payload, 'Exif\0\0')) return null;
  try {
    const tiff = payload.subarray(6);
    const little = startsWith(tiff, 'II');
    const word = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
    const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    for (let entry = 0; entry < word(first); entry++) {
      const at = first + 2 + entry * 12;
      const value = word(at + 8);
      if (word(at) === 0x0112) return value >= 1 && value <= 8 ? value : null;
    }
  } catch (error) {
    if (!isPastTheEnd(error)) throw error; // an EXIF that ends too early says nothing
  }
  return null;
}

/** EXIF stands first, or right after JFIF. */
function startOfExif(kept: readonly Buffer[]): number {
  return kept[1]?.readUInt8(1) === APP0 ? 2 : 1;
}

/** An APP1 segment with one tag: how the picture is to be turned. */
function exifOf(orientation: number): Buffer {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const payload = Buffer.from([...Buffer.from('Exif\0\0', 'latin1'), ...tiff]);
  const head = Buffer.from([0xff, APP1, 0, payload.length + 2]);
  return Buffer.concat([head, payload]);
}

function startsWith(bytes: Buffer, text: string): boolean {
  return bytes.toString('latin1', 0, text.length) === text;
}
