import { cleanPhoto, PHOTO_BYTES } from '../../../src/missing/profile/clean-photo.js';
import { Problem } from '../../../src/kernel/problem.js';
import { aJpeg, aPng, aWebp, TAKEN_AT } from '../../support/pictures.js';

describe('a photograph, as it is kept', () => {
  it.each([
    ['a JPEG with EXIF, XMP, a second picture, a comment and a video after it', aJpeg(), 'image/jpeg', 8, 8],
    ['a PNG with text, EXIF and something after it', aPng(), 'image/png', 4, 4],
    ['a WebP with EXIF and XMP', aWebp(), 'image/webp', 4, 3],
  ])('%s says nothing of where it was taken', async (_what, bytes, mediaType, width, height) => {
    expect(bytes.includes(TAKEN_AT)).toBe(true);
    const clean = await cleanPhoto(bytes);
    expect(clean).toMatchObject({ mediaType, width, height });
    expect(clean.bytes.includes('GPS')).toBe(false);
    expect(clean.bytes.includes('Exif')).toBe(false);
  });

  it.each([aJpeg(), aPng(), aWebp(), aJpeg({ orientation: 6 })])(
    'cleaned again is the same, byte for byte',
    async (bytes) => {
      const once = (await cleanPhoto(bytes)).bytes;
      expect((await cleanPhoto(once)).bytes.equals(once)).toBe(true);
    },
  );

  it('keeps the picture itself: quantisation, Huffman tables and the scan, to the end of the image', async () => {
    const { bytes } = await cleanPhoto(aJpeg());
    const markers = [...bytes.toString('latin1').matchAll(/\xff([^\0\xff])/g)].map(([, m]) => m!.charCodeAt(0));
    expect(markers).toEqual([0xd8, 0xe0, 0xdb, 0xc0, 0xc4, 0xc4, 0xda, 0xd9]);
    expect(bytes.subarray(-2).toString('hex')).toBe('ffd9');
  });

  it.each([3, 6, 8])('turned by %i stays turned, as EXIF of that alone', async (orientation) => {
    const { bytes } = await cleanPhoto(aJpeg({ orientation }));
    const exif = bytes.indexOf('Exif\0\0');
    expect(exif).toBeGreaterThan(0);
    expect(bytes.readUInt16BE(exif - 2)).toBe(2 + 6 + 26); // length, name, one tag and no more
    expect(bytes.readUInt8(exif + 6 + 19)).toBe(orientation);
    expect(bytes.includes('GPS')).toBe(false);
  });

  it('says in VP8X no more that EXIF and XMP follow', async () => {
    const { bytes } = await cleanPhoto(aWebp());
    expect(bytes.readUInt8(20) & 0x0c).toBe(0);
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
  });
});

describe('what is no photograph', () => {
  const badPng = Buffer.concat([
    aPng({ text: false }).subarray(0, 41),
    Buffer.from('IDATnot zlib....'),
    aPng().subarray(-60),
  ]);
  it.each([
    ['a PDF called photo.jpg', Buffer.from('%PDF-1.7 and so on and so on'), /must be a JPEG, PNG or WebP/],
    ['a GIF', Buffer.from('GIF89a and so on and so on'), /must be a JPEG, PNG or WebP/],
    ['an SVG, which can hold a program', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">'), /must be a JPEG, PNG or WebP/], // prettier-ignore
    ['nothing', Buffer.alloc(0), /must be a JPEG, PNG or WebP/],
    ['half a JPEG', aJpeg({ after: false }).subarray(0, 300), /damaged/],
    ['a JPEG without its last two bytes', aJpeg({ after: false }).subarray(0, -2), /damaged/],
    ['a JPEG whose segment is longer than the file', Buffer.from('ffd8ffe0ffff4a464946000000000000000000', 'hex'), /damaged/], // prettier-ignore
    ['half a PNG', aPng().subarray(0, 50), /damaged/],
    ['a PNG that cannot be unpacked', badPng, /damaged/],
    // each of these would end the program when the pack is drawn at night
    ['a PNG with a row written in no known way', aPng({ colour: 6, filter: 9 }), /damaged/],
    ['a PNG that gives its size twice', aPng({ again: true }), /damaged/],
    ['a PNG with a palette of no colours', aPng({ colour: 3 }), /damaged/],
    ['half a WebP', aWebp().subarray(0, 30), /damaged/],
    ['a WebP that moves', aWebp({ animated: true }), /must not move/],
  ])('%s is refused in words', async (_what, bytes, words) => {
    await expect(cleanPhoto(bytes)).rejects.toThrow(Problem);
    await expect(cleanPhoto(bytes)).rejects.toThrow(words);
  });

  it('a PNG of more points than can be unpacked is refused before it is', async () => {
    const bomb = aPng();
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    await expect(cleanPhoto(bomb)).rejects.toThrow(/20 million pixels/);
  });

  it('8 MB is the most', async () => {
    await expect(cleanPhoto(Buffer.alloc(PHOTO_BYTES + 1))).rejects.toThrow(/8 MB or smaller/);
  });

  it('cut off anywhere, or with any byte changed, it is cleaned or refused, and never anything else', async () => {
    for (const bytes of [aJpeg({ orientation: 6 }), aPng(), aWebp()])
      for (let at = 0; at < bytes.length; at++)
        for (const odd of [bytes.subarray(0, at), changed(bytes, at, 0xff), changed(bytes, at, 0)])
          try {
            await cleanPhoto(odd);
          } catch (error) {
            expect(error).toBeInstanceOf(Problem);
          }
  });
});

function changed(bytes: Buffer, at: number, to: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = to;
  return copy;
}
