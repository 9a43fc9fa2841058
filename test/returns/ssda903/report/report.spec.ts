import { inflateRawSync } from 'node:zlib';
import { checkReturn, type CheckedReturn } from '../../../../src/returns/ssda903/check-return.js';
import { readFiles } from '../../../../src/returns/ssda903/reading/return-folder.js';
import { asCsv } from '../../../../src/returns/ssda903/report/csv.js';
import { asHtml } from '../../../../src/returns/ssda903/report/html.js';
import { asJson } from '../../../../src/returns/ssda903/report/json.js';
import { reportForm } from '../../../../src/returns/ssda903/report/report-file.js';
import { asPage } from '../../../../src/returns/ssda903/report/page-report.js';
import { forScreen } from '../../../../src/returns/ssda903/report/screen.js';
import { asXlsx } from '../../../../src/returns/ssda903/report/xlsx.js';

const ON = new Date('2026-05-04T09:30:00Z');

function checked(files: Record<string, string>, previous: Record<string, string> | null = null): CheckedReturn {
  const named = (texts: Record<string, string>) =>
    Object.entries(texts).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
  return checkReturn({
    year: 2025,
    rulesOf: 2025,
    current: readFiles(named(files), 2025),
    previous: previous && readFiles(named(previous), 2024),
    providers: null,
    postcodes: null,
    authority: null,
  });
}

/** A spell that ends before it starts (567), one of a child whose name is a formula, and one that is not a day (1004). */
const SPELLS = checked({
  'missing.csv':
    'CHILD,DOB,MISSING,MIS_START,MIS_END\nC1,,M,03/05/2025,02/05/2025\n"=CMD(""x"")",,M,03/05/2025,02/05/2025\n<I>C3,,M,"@SUM(A1)",\n',
  'spare.csv': 'A,B\n',
});

function parts(file: Buffer): Map<string, string> {
  const found = new Map<string, string>();
  for (let at = 0; file.readUInt32LE(at) === 0x04034b50;) {
    const packed = file.readUInt32LE(at + 18);
    const name = file.readUInt16LE(at + 26);
    const from = at + 30 + name;
    found.set(file.toString('utf8', at + 30, from), inflateRawSync(file.subarray(from, from + packed)).toString());
    at = from + packed;
  }
  return found;
}

describe('the report as a page', () => {
  const page = [...asHtml(SPELLS, ON)].join('');

  it('names every fault by rule and by child, with the line and what it says', () => {
    expect(page).toContain('<h3>Rule 567</h3>');
    expect(page).toContain('<h3>Child C1</h3>');
    expect(page).toContain('<code>MIS_END</code> 02/05/2025');
    expect(page.match(/missing\.csv<\/td><td data-label="Line" class="number">2</g)!.length).toBeGreaterThanOrEqual(2);
  });

  it('says what could not be read or checked, and when this was', () => {
    expect(page).toContain('spare.csv, line 1');
    expect(page).toContain('Needs the Header file');
    expect(page).toContain('4 May 2026 at 10:30');
  });

  it('shows what is in the files and never runs it', () => {
    expect(page).toContain('Child &lt;I&gt;C3');
    expect(page).not.toContain('<I>');
    expect(page).not.toMatch(/<script|https?:|<link|<img/);
  });

  it('is cheerful when there is nothing to mend', () => {
    const clean = [...asHtml(checked({ 'missing.csv': 'CHILD,DOB,MISSING,MIS_START,MIS_END\n' }), ON)].join('');
    expect(clean).toContain('No fault was found');
  });
});

describe('the report as CSV', () => {
  const lines = [...asCsv(SPELLS)].join('').split('\r\n');

  it('has a line for each fault, for Excel in UTF-8', () => {
    expect(lines[0]).toBe('\uFEFFChild,Rule,File,Line,Fields,What to mend,May be explained');
    const spell = lines.find((line) => line.startsWith('C1,567,'));
    expect(spell).toMatch(/^C1,567,missing\.csv,2,"MIS_END 02\/05\/2025, MIS_START 03\/05\/2025",The spell ends/);
    expect(lines.length - 3).toBe(SPELLS.findings.count);
  });

  it('begins with what could not be read', () => {
    expect(lines[1]).toMatch(/^,not read,spare\.csv,1,,/);
  });

  it('turns what a spreadsheet would run into text', () => {
    expect(lines.find((line) => line.includes('CMD'))).toMatch(/^"'=CMD\(""X""\)",/);
  });
});

describe('the report as a workbook', () => {
  const files = parts(asXlsx(SPELLS));

  it('holds faults, rules, children and what was not checked, every text as text', () => {
    expect([...files.keys()].filter((name) => name.includes('sheet'))).toHaveLength(4);
    const faults = files.get('xl/worksheets/sheet1.xml')!;
    expect(faults.match(/<row /g)).toHaveLength(SPELLS.findings.count + 1);
    expect(faults).toContain('t="inlineStr"><is><t xml:space="preserve">=CMD("X")</t></is>');
    expect(faults).toContain('&lt;I&gt;C3');
    expect(faults).not.toContain('<f>');
    expect(files.get('xl/worksheets/sheet4.xml')).toContain('spare.csv');
  });

  it('is the same file for the same return', () => {
    expect(asXlsx(SPELLS).equals(asXlsx(SPELLS))).toBe(true);
  });
});

describe('the report of a size for a screen', () => {
  const rows = (count: number) =>
    `CHILD,DOB,MISSING,MIS_START,MIS_END\n${Array.from({ length: count }, (_, i) => `C${i},,M,03/05/2025,02/05/2025\n`).join('')}`;

  it('counts all, and tells the first rows of each rule and the first children', () => {
    const page = asPage(checked({ 'missing.csv': rows(60) }));
    expect(page).toMatchObject({ year: '2025-26', children: 60, childrenAtFault: 60, moreChildren: 10 });
    const rule = page.rules.find(({ code }) => code === '567')!;
    expect(rule).toMatchObject({ rows: 60, children: 60, fields: ['MIS_END', 'MIS_START'] });
    expect(rule.first).toHaveLength(10);
    expect(rule.first[0]).toMatchObject({ child: 'C0', file: 'missing.csv', line: 2, says: rule.says });
    expect(page.worst).toHaveLength(50);
  });

  it('says what could not be read, and what was not checked for want of what', () => {
    const page = asPage(SPELLS);
    expect(page.problems[0]).toMatchObject({ kind: 'unreadable', words: expect.stringContaining('spare.csv, line 1') });
    expect(page.skipped.find(({ why }) => why === 'needs the Header file')?.codes.length).toBeGreaterThan(0);
  });

  it('is plain data, which a thread can hand over', () => {
    expect(structuredClone(asPage(SPELLS))).toEqual(asPage(SPELLS));
  });
});

describe('rows of last year', () => {
  it('are named as last year’s', () => {
    const spells = 'CHILD,DOB,MISSING,MIS_START,MIS_END\n';
    const open = checked({ 'missing.csv': spells }, { 'missing.csv': `${spells}C1,,M,03/02/2025,\n` });
    expect(asJson(open).rules).toEqual({ '576': { Missing_last: [0] } });
    expect(forScreen(open)).toContain('missing.csv (last year), line 2');
  });
});

it.each([
  ['out.html', '.html'],
  ['OUT.XLSX', '.xlsx'],
  ['a.b.csv', '.csv'],
  ['out.pdf', null],
])('a report named %s is %s', (name, form) => expect(reportForm(name)).toBe(form));
