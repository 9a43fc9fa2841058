import { crc32, deflateSync } from 'node:zlib';

/** Where the crafted pictures were taken: no byte of it may be left. */
export const TAKEN_AT = 'GPS 51.5N 0.1W Kingscourt Road';

/** A picture of 8 by 8 grey points, as the smallest baseline JPEG there is, with whatever stands around it. */
export function aJpeg({ orientation, comment = true, after = true }: JpegOptions = {}): Buffer {
  const exif = tiff(orientation ?? 1);
  return Buffer.concat([
    hex('ffd8'),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif])),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${TAKEN_AT}</x:xmpmeta>`, 'latin1')),
    segment(0xe2, Buffer.from(`MPF\0${TAKEN_AT}`, 'latin1')),
    segment(0xed, Buffer.from(`Photoshop 3.0\0${TAKEN_AT}`, 'latin1')),
    ...(comment ? [segment(0xfe, Buffer.from(TAKEN_AT))] : []),
    segment(0xdb, Buffer.concat([hex('00'), Buffer.alloc(64, 1)])),
    segment(0xc0, hex('08 0008 0008 01 01 11 00')),
    segment(0xc4, Buffer.concat([hex('00'), Buffer.from([1, ...Array<number>(15).fill(0)]), hex('00')])),
    segment(0xc4, Buffer.concat([hex('10'), Buffer.from([1, ...Array<number>(15).fill(0)]), hex('00')])),
    segment(0xda, hex('01 01 00 00 3f 00')),
    hex('3f'), // two codes of one bit, and ones to fill
    hex('ffd9'),
    ...(after ? [Buffer.from(`ftypmp42 a second of video, ${TAKEN_AT}`)] : []),
  ]);
}

interface JpegOptions {
  /** As EXIF says the picture is to be turned: 1 to 8. */
  orientation?: number;
  comment?: boolean;
  after?: boolean;
}

/** A PNG, grey unless another colour type is given, with the text chunks that programs write. */
export function aPng({ width = 4, height = 4, text = true, colour = 0, filter = 0, again = false } = {}): Buffer {
  const header = pngHeader(width, height, colour);
  const row = Buffer.alloc(1 + width * (colour === 6 ? 4 : 1));
  row[0] = filter;
  const pixels = deflateSync(Buffer.concat(Array<Buffer>(height).fill(row)));
  return Buffer.concat([
    hex('89504e470d0a1a0a'),
    chunk('IHDR', header),
    ...(again ? [chunk('IHDR', pngHeader(65_535, 65_535, 6))] : []),
    ...(text ? [chunk('tEXt', Buffer.from(`Comment\0${TAKEN_AT}`)), chunk('eXIf', tiff(1))] : []),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
    ...(text ? [Buffer.from(TAKEN_AT)] : []),
  ]);
}

function pngHeader(width: number, height: number, colour: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colour, 0, 0, 0], 8);
  return header;
}

/** A WebP of one lossless frame (its size is what is read of it) with EXIF and XMP, in the extended form. */
export function aWebp({ animated = false } = {}): Buffer {
  const flags = 0x08 | 0x04 | (animated ? 0x02 : 0);
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    riff('VP8X', Buffer.from([flags, 0, 0, 0, 3, 0, 0, 2, 0, 0])),
    riff('VP8L', hex('2f 03800000 00')), // 4 by 3
    riff('EXIF', tiff(1)),
    riff('XMP ', Buffer.from(TAKEN_AT)),
  ]);
  const head = Buffer.from('RIFF\0\0\0\0');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** EXIF’s own format, with how to turn the picture, and where it was taken. */
function tiff(orientation: number): Buffer {
  const entries = hex('4d4d002a00000008 0001 0112000300000001');
  return Buffer.concat([entries, Buffer.from([0, orientation, 0, 0]), hex('00000000'), Buffer.from(TAKEN_AT)]);
}

function segment(marker: number, payload: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function riff(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(type), length, data, Buffer.alloc(data.length % 2)]);
}

function hex(digits: string): Buffer {
  return Buffer.from(digits.replaceAll(' ', ''), 'hex');
}
