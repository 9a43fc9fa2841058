import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { DAMAGED, type CleanPhoto, mustBeOfSize, UnreadablePhoto } from './photo.js';

const SIGNATURE = 8;
const MEGAPIXELS = 20; // decoded when it is printed
/** What the picture needs, or its colours; nothing that says where, when, by whom or with what. */
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs']);
/** By colour type: grey, colour, palette, grey with transparency, colour with transparency. */
const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const PALETTE = 3;
const HEADER_BYTES = 13;
/** How a row may be written (PNG 9.2); what prints it knows no other. */
const FILTERS = 5;

/**
 * A PNG without text, time and EXIF, up to its end. Its pixels are unpacked once here, so that one that cannot be is
 * refused to whoever sends it, and not found out when it is printed at night.
 * @throws UnreadablePhoto · RangeError when it ends too early
 */
export async function cleanPng(bytes: Buffer): Promise<CleanPhoto> {
  const kept: Buffer[] = [bytes.subarray(0, SIGNATURE)];
  const pixels: Buffer[] = [];
  let header: Buffer | null = null;
  let colours = 0;
  for (let at = SIGNATURE; ;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const next = at + 12 + length;
    if (next > bytes.length) throw new UnreadablePhoto(DAMAGED);
    const data = bytes.subarray(at + 8, at + 8 + length);
    // another header would say another size to whoever reads the last
    if ((type === 'IHDR') !== (at === SIGNATURE)) throw new UnreadablePhoto(DAMAGED);
    if (type === 'IHDR') header = data;
    if (type === 'PLTE') colours = data.length / 3;
    if (type === 'IDAT') pixels.push(data);
    if (KEPT.has(type)) kept.push(bytes.subarray(at, next));
    if (type === 'IEND') break;
    at = next;
  }
  if (header?.length !== HEADER_BYTES || pixels.length === 0) throw new UnreadablePhoto(DAMAGED);
  if (header.readUInt8(9) === PALETTE && !(colours >= 1 && Number.isInteger(colours)))
    throw new UnreadablePhoto(DAMAGED);
  return { mediaType: 'image/png', bytes: Buffer.concat(kept), ...(await unpacked(header, Buffer.concat(pixels))) };
}

async function unpacked(header: Buffer, pixels: Buffer): Promise<{ width: number; height: number }> {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, colour, interlaced] = [header.readUInt8(8), header.readUInt8(9), header.readUInt8(12)];
  mustBeOfSize(width, height, MEGAPIXELS);
  const samples = SAMPLES[colour];
  if (!samples || ![1, 2, 4, 8].includes(depth) || interlaced)
    throw new UnreadablePhoto('A PNG of this kind cannot be printed: save the photograph as a JPEG');
  const rowBytes = 1 + Math.ceil((width * samples * depth) / 8);
  const rows = await inflated(pixels, rowBytes * height);
  if (rows.length !== rowBytes * height) throw new UnreadablePhoto(DAMAGED);
  for (let at = 0; at < rows.length; at += rowBytes) if (rows[at]! >= FILTERS) throw new UnreadablePhoto(DAMAGED);
  return { width, height };
}

/** Unpacked beside the program's own thread; empty when it cannot be, or is more than that. */
async function inflated(pixels: Buffer, expected: number): Promise<Buffer> {
  try {
    return await promisify(inflate)(pixels, { maxOutputLength: expected });
  } catch {
    return Buffer.alloc(0);
  }
}
