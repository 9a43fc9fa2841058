import { drawPack } from '../../src/police-pack/draw-pack.js';
import { cleanPhoto } from '../../src/missing/profile/clean-photo.js';
import { aPng } from '../support/pictures.js';

/** Of a child nobody knows anything of but how the child looks. */
const drawing = {
  pack: {
    ...{ audience: 'other', authority: 'Testshire', childName: 'Wren Testly', knownAs: null } as const,
    ...{ sections: [], pictureId: null, photoWords: 'Taken last week', profileWords: 'Confirmed yesterday' },
  },
  released: {
    ...{ id: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00', audience: 'other', releasedBy: 'Sam Sample' } as const,
    ...{ recipientName: 'Jo', recipientOrganisation: 'Police', recipientContact: '101', releasedAt: new Date(0) },
  },
}; // prettier-ignore

/** For how long at a stretch nobody else was answered while something was done, in milliseconds, and how long it took. */
async function delayed(work: () => Promise<unknown>): Promise<{ longest: number; took: number }> {
  const begun = performance.now();
  let [longest, last] = [0, begun];
  const look = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const timer = setInterval(look, 10);
  await work();
  clearInterval(timer);
  look();
  return { longest, took: last - begun };
}

it('a large photograph with transparency keeps nobody waiting while it is drawn', async () => {
  const png = aPng({ width: 2000, height: 2000, colour: 6, text: false });
  let pdf: Buffer = Buffer.alloc(0);
  const { longest, took } = await delayed(async () => {
    pdf = await drawPack({ ...drawing, photo: await cleanPhoto(png) });
  });
  expect(pdf.toString('latin1', 0, 8)).toBe('%PDF-1.7');
  expect(pdf.includes('/SMask')).toBe(true); // it is in the document, with its transparency
  expect(longest).toBeLessThan(took / 2);
});

it('what cannot be drawn is an error here, not the end of the program', async () => {
  const photo = { mediaType: 'image/png', bytes: Buffer.from('no picture') };
  await expect(drawPack({ ...drawing, photo })).rejects.toThrow('Unknown image format');
});
