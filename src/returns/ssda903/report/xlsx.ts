import { type CheckedReturn } from '../check-return.js';
import { childSheet, faultSheet, notCheckedSheet, ruleSheet, type Sheet } from './tables.js';
import { zip } from './zip.js';

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

function worksheet(sheet: Sheet): Buffer {
  const { columns } = sheet;
  const widths = columns.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const view = `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
  const head = `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${view}<cols>${widths.join('')}</cols>`;
  const { bytes, rows } = rowsOf(sheet);
  const filter = `<autoFilter ref="A1:${letters(columns.length)}${rows}"/>`;
  const page = '<pageSetup orientation="landscape" fitToHeight="0"/>';
  return Buffer.concat([
    Buffer.from(`${XML}<worksheet xmlns="${MAIN}">${head}<sheetData>`),
    ...bytes,
    Buffer.from(`</sheetData>${filter}${page}</worksheet>`),
  ]);
}

/** The rows as bytes, a thousand at a time: texts of a long list would take four times the memory. */
function rowsOf(sheet: Sheet): { bytes: Buffer[]; rows: number } {
  const names = sheet.columns.map(({ name }) => name);
  const bytes: Buffer[] = [];
  let lines = [rowOf(names, 1, 1)];
  let rows = 1;
  for (const row of sheet.rows()) {
    if (rows === MOST_ROWS) break;
    lines.push(rowOf(row, ++rows, 2));
    if (rows % 1000 === 0) {
      bytes.push(Buffer.from(lines.join('')));
      lines = [];
    }
  }
  bytes.push(Buffer.from(lines.join('')));
  return { bytes, rows };
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
