import path from 'node:path';
import PDFDocument from 'pdfkit';
import { dayAndTime } from '../kernel/time-in-words.js';
import { type PackRelease } from './pack.queries.js';
import { AUDIENCE_WORDS, MARKING, NOT_KNOWN, type Pack, type PackLine, type PackSection } from './pack.js';

/**
 * Noto Sans: Latin with all its accents (Vietnamese too), Greek and Cyrillic, under the SIL Open Font License
 * (fonts/LICENSE). The fonts every reader has would print “Nguyễn” wrong. Read from src/ by the compiled program as well.
 */
const FONTS = path.join(sourceFolder(), 'fonts');
const [REGULAR, BOLD] = ['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf'].map((name) => path.join(FONTS, name)) as [
  string,
  string,
];

/** Points. A4 is 595 wide. */
const MARGIN = 40;
const LABELS = 120;
const PHOTO = { width: 118, height: 150 };
const SIZE = { title: 17, heading: 10.5, text: 8.5, small: 7.5 };
const GREY = '#484848';

type Document = PDFKit.PDFDocument;

/**
 * Letters are drawn as one glyph each. Left to itself the font draws some accented letters as two, and what is then
 * copied or searched for is “Thi” where “Thị” is printed. (pdfkit takes an object here as well as a list.)
 */
const ONE_GLYPH_A_LETTER = { features: { ccmp: false } } as unknown as Pick<PDFKit.Mixins.TextOptions, 'features'>;

/** What of a release the document says of itself. */
export type Released = Omit<PackRelease, 'sha256' | 'childId' | 'absenceId'>;

/** All that the document is drawn from; it can be given to another thread. */
export interface PackDrawing {
  pack: Pack;
  released: Released;
  photo: { bytes: Buffer; mediaType: string } | null;
}

/**
 * The pack as a tagged PDF/UA document: it can be read aloud, searched and copied. A photograph that PDF cannot hold
 * (WebP) is said to come beside it.
 */
export async function packPdf({ pack, released, photo }: PackDrawing): Promise<Buffer> {
  const title = `Missing child: ${pack.childName}`;
  const document = new PDFDocument({
    ...{ size: 'A4', margin: MARGIN, font: REGULAR, bufferPages: true },
    ...{ lang: 'en-GB', tagged: true, displayTitle: true, subset: 'PDF/UA' as 'PDF/A-1a', pdfVersion: '1.7' },
    info: { Title: title, Author: pack.authority, Subject: MARKING, CreationDate: released.releasedAt },
  });
  const bytes = collected(document);
  document.registerFont('regular', REGULAR).registerFont('bold', BOLD);
  draw(document, pack, released, photo);
  document.end();
  return bytes;
}

function draw(
  document: Document,
  pack: Pack,
  released: Released,
  photo: { bytes: Buffer; mediaType: string } | null,
): void {
  const root = document.struct('Document');
  document.addStructure(root);
  const add = (type: string, content: () => void) => root.add(document.struct(type, {}, content));
  document.y += 14; // below the marking, which is drawn on every page at the end
  const top = document.y;
  const width = document.page.width - 2 * MARGIN - PHOTO.width - 16;
  add('H1', () => write(document, 'bold', SIZE.title, `Missing child: ${pack.childName}`, { width }));
  if (pack.knownAs) add('P', () => write(document, 'regular', 11, `Known as ${pack.knownAs}`, { width }));
  add('P', () => write(document, 'bold', SIZE.heading, AUDIENCE_WORDS[pack.audience], { width }));
  add('P', () => write(document, 'regular', SIZE.text, givenWords(released), { width }));
  add('P', () => write(document, 'regular', SIZE.text, pack.profileWords, { width }));
  const start = document.y;
  drawPhoto(document, root, pack, photo, top);
  document.x = MARGIN;
  document.y = start;
  const besidePhoto = () => document.bufferedPageRange().count === 1 && document.y < top + PHOTO.height + 24;
  for (const each of pack.sections)
    section(document, root, each, besidePhoto() ? width : document.page.width - 2 * MARGIN);
  root.end();
  drawEdges(document, released);
}

function drawPhoto(
  document: Document,
  root: PDFKit.PDFStructureElement,
  pack: Pack,
  photo: { bytes: Buffer; mediaType: string } | null,
  top: number,
): void {
  const left = document.page.width - MARGIN - PHOTO.width;
  const drawable = photo && photo.mediaType !== 'image/webp';
  if (drawable)
    root.add(
      document.struct('Figure', { alt: 'Photograph of the child' }, () => {
        document.image(photo.bytes, left, top, { fit: [PHOTO.width, PHOTO.height], align: 'center' });
      }),
    );
  const words = photo && !drawable ? `The photograph comes as a file of its own. ${pack.photoWords}` : pack.photoWords;
  const at = { width: PHOTO.width, align: 'center' as const };
  root.add(
    document.struct('P', {}, () => {
      document.font('regular').fontSize(SIZE.small).fillColor('black');
      document.text(words, left, top + (drawable ? PHOTO.height + 4 : 0), { ...at, ...ONE_GLYPH_A_LETTER });
    }),
  );
}

function section(
  document: Document,
  root: PDFKit.PDFStructureElement,
  { title, warning, lines }: PackSection,
  width: number,
) {
  if (lines.length === 0) return;
  const part = document.struct('Sect');
  root.add(part);
  document.moveDown(0.5);
  if (roomLeft(document) < 50) document.addPage();
  part.add(document.struct('H2', {}, () => write(document, 'bold', SIZE.heading, title, { width })));
  if (warning) part.add(document.struct('P', {}, () => write(document, 'bold', SIZE.text, warning, { width })));
  for (const each of lines) part.add(document.struct('P', {}, () => drawLine(document, each, width)));
  part.end();
}

function drawLine(document: Document, { label, values }: PackLine, width: number): void {
  const left = document.x;
  const heights = values.map((value) => heightOf(document, value, width - LABELS));
  if (roomLeft(document) < (heights[0] ?? 0)) document.addPage();
  const top = document.y;
  document
    .font('bold')
    .fontSize(SIZE.text)
    .fillColor('black')
    .text(`${label}: `, left, top, { width: LABELS - 6 });
  const underLabel = document.y;
  document.y = top;
  for (const { words, note } of values) {
    document.font('regular').fillColor(words === NOT_KNOWN ? GREY : 'black');
    document.text(`${words.normalize('NFC')}${note ? ' ' : ''}`, left + LABELS, document.y, {
      ...ONE_GLYPH_A_LETTER,
      width: width - LABELS,
      continued: Boolean(note),
    });
    if (note) document.fillColor(GREY).fontSize(SIZE.small).text(`(${note})`).fontSize(SIZE.text);
  }
  document.x = left;
  if (document.y > top) document.y = Math.max(document.y, underLabel);
}

function heightOf(document: Document, { words, note }: PackLine['values'][number], width: number): number {
  return document
    .font('regular')
    .fontSize(SIZE.text)
    .heightOfString(`${words} ${note ?? ''}`, { width });
}

function write(
  document: Document,
  font: 'regular' | 'bold',
  size: number,
  words: string,
  options: PDFKit.Mixins.TextOptions,
): void {
  document
    .font(font)
    .fontSize(size)
    .fillColor('black')
    .text(words.normalize('NFC'), { ...options, ...ONE_GLYPH_A_LETTER });
}

function roomLeft(document: Document): number {
  return document.page.height - MARGIN - document.y;
}

/** The marking above, who gave it to whom and which page below: on every page, once it is known how many there are. */
function drawEdges(document: Document, released: Released): void {
  const { count } = document.bufferedPageRange();
  const width = document.page.width - 2 * MARGIN;
  for (let n = 0; n < count; n++) {
    document.switchToPage(n);
    document.page.margins = { top: 0, bottom: 0, left: MARGIN, right: MARGIN };
    document.markContent('Artifact', { type: 'Pagination' });
    document.font('bold').fontSize(10).fillColor('black');
    document.text(MARKING, MARGIN, 22, { width, align: 'center', lineBreak: false });
    document.font('regular').fontSize(SIZE.small).fillColor(GREY);
    const foot = document.page.height - 30;
    const cut = { width: width - 70, height: 20, ellipsis: true, ...ONE_GLYPH_A_LETTER };
    document.text(`${MARKING}. ${shortly(released)}`, MARGIN, foot, cut);
    document.text(`Page ${n + 1} of ${count}`, MARGIN, foot, { width, align: 'right', lineBreak: false });
    document.endMarkedContent();
  }
}

/** Tells nothing of whom it is about. */
export function packFilename(releaseId: string): string {
  return `missing-pack-${releaseId.slice(0, 8)}.pdf`;
}

export function givenWords({
  releasedBy,
  releasedAt,
  recipientName,
  recipientOrganisation,
  recipientContact,
}: Released) {
  return `Given by ${releasedBy} to ${recipientName}, ${recipientOrganisation} (${recipientContact}) on ${dayAndTime(releasedAt)}`;
}

function shortly({ releasedBy, recipientName, releasedAt }: Released): string {
  return `Given by ${releasedBy} to ${recipientName} on ${dayAndTime(releasedAt)}`;
}

function collected(document: Document): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', () => resolve(Buffer.concat(pieces)));
    document.on('error', reject);
  });
}

function sourceFolder(): string {
  const inDist = `${path.sep}dist${path.sep}src${path.sep}`;
  return import.meta.dirname.replace(inDist, `${path.sep}src${path.sep}`);
}
