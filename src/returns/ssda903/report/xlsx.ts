import { crc32, deflateRawSync } from 'node:zlib';
import { type CheckedReturn } from '../check-return.js';
import { childSheet, faultSheet, notCheckedSheet, ruleSheet, type Sheet } from './tables.js';

/** A worksheet holds no more rows than this. */
const MOST_ROWS = 1_048_576;

/** The report as an Excel workbook. Every text is a text cell, so none is ever run as a formula. */
export function asXlsx(checked: CheckedReturn): Buffer {
  const sheets = [faultSheet(checked), ruleSheet(checked), childSheet(checked), notCheckedSheet(checked)];
  return zip([
    ['[Content_Types].xml', contentTypes(sheets)],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbook(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', STYLES],
    ...sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, worksheet(sheet)] as const),
  ]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function contentTypes(sheets: readonly Sheet[]): string {
  const type = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('workbook.xml', 'sheet.main')}${type('styles.xml', 'styles')}${sheets.map((_, i) => type(`worksheets/sheet${i + 1}.xml`, 'worksheet')).join('')}</Types>`;
}

function relationships(targets: readonly (readonly [kind: string, target: string])[]): string {
  const lines = targets.map(
    ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${DOCUMENT}/${kind}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

function workbook(sheets: readonly Sheet[]): string {
  const list = sheets.map(({ name }, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${list.join('')}</sheets></workbook>`;
}

/** Style 1 is the bold head, style 2 wraps. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf fontId="0"/><xf fontId="1" applyFont="1"/><xf fontId="0" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf></cellXfs></styleSheet>`;

function worksheet(sheet: Sheet): string {
  const { columns } = sheet;
  const widths = columns
    .map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  const lines = [
    rowOf(
      columns.map(({ name }) => name),
      1,
      1,
    ),
  ];
  for (const row of sheet.rows()) {
    if (lines.length === MOST_ROWS) break;
    lines.push(rowOf(row, lines.length + 1, 2));
  }
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const filter = `<autoFilter ref="A1:${letters(columns.length)}${lines.length}"/>`;
  const view = `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
  const page = '<pageSetup orientation="landscape" fitToHeight="0"/>';
  return `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${view}<cols>${widths}</cols><sheetData>${lines.join('')}</sheetData>${filter}${page}</worksheet>`;
}

function rowOf(cells: readonly (string | number)[], row: number, style: number): string {
  const written = cells.map((value, i) => {
    const at = `r="${letters(i + 1)}${row}" s="${style}"`;
    return typeof value === 'number'
      ? `<c ${at}><v>${value}</v></c>`
      : `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  });
  return `<row r="${row}">${written.join('')}</row>`;
}

/** 1 is A; there are never 27 columns. */
function letters(column: number): string {
  return String.fromCharCode(64 + column);
}

function escaped(text: string): string {
  // characters XML has no way to write would spoil the whole file
  // eslint-disable-next-line no-control-regex
  const clean = text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\uFFFD');
  return clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A ZIP of deflated files: headers, then the directory. */
function zip(files: readonly (readonly [name: string, text: string])[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of files) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes);
    const entry = entryOf(name, bytes, packed.length);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), entry, Buffer.from(name)]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), entry, place, Buffer.from(name)]));
    parts.push(local, packed);
    offset += local.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** What the header of a file and its line in the directory have in common: 26 bytes from the version needed on. */
function entryOf(name: string, bytes: Buffer, packedLength: number): Buffer {
  const entry = Buffer.alloc(26);
  entry.writeUInt16LE(20, 0);
  entry.writeUInt16LE(0x0800, 2); // names in UTF-8
  entry.writeUInt16LE(8, 4); // deflated
  entry.writeUInt16LE(0x0021, 8); // 1 January 1980: the same report is the same file
  entry.writeUInt32LE(crc32(bytes), 10);
  entry.writeUInt32LE(packedLength, 14);
  entry.writeUInt32LE(bytes.length, 18);
  entry.writeUInt16LE(Buffer.byteLength(name), 22);
  return entry;
}
