import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EXIT, type Terminal, validate903 } from '../../src/cli/903-validate.command.js';

const MISSING = 'CHILD,DOB,MISSING,MIS_START,MIS_END\n';
const SPELL = 'C1,01/02/2010,M,01/05/2025,02/05/2025\n';
/** Ends before it starts: rule 567. */
const BACKWARDS = 'C2,01/02/2010,M,03/05/2025,02/05/2025\n';

let folder: string;
let said: { out: string; error: string };
let terminal: Terminal;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kith-903-'));
  said = { out: '', error: '' };
  terminal = { out: (text) => void (said.out += text), error: (text) => void (said.error += text), isWatched: false };
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes files into a folder of their own and answers its path. */
function given(name: string, files: Record<string, string | Uint8Array>): string {
  const into = path.join(folder, name);
  mkdirSync(into);
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(into, file), text);
  return into;
}

function run(...args: string[]): Promise<number> {
  return validate903(args, terminal);
}

describe('kith 903 validate', () => {
  it('answers 1 and says what to mend, whose and where', async () => {
    const current = given('current', { 'missing.csv': MISSING + SPELL + BACKWARDS });
    expect(await run('--year', '2025-26', '--current', current)).toBe(EXIT.faults);
    expect(said.out).toMatch(/1 +1 {2}567 +The spell ends before it starts\./);
    expect(said.out).toContain('C2: 1 fault');
    expect(said.out).toContain('missing.csv, line 3: MIS_END 02/05/2025, MIS_START 03/05/2025');
    expect(said.out).toMatch(/needs the Header file/);
  });

  it('writes rows by rule and table, zero-based, and then answers 0', async () => {
    const current = given('current', { 'missing.csv': MISSING + SPELL + BACKWARDS + BACKWARDS.replace('C2', 'C3') });
    const json = path.join(folder, 'out.json');
    expect(await run('--year', '2025-26', '--current', current, '--json', json)).toBe(EXIT.noFault);
    const written = JSON.parse(readFileSync(json, 'utf8'));
    expect(written.rules['567']).toEqual({ Missing: [1, 2] });
    expect(written.skipped['501']).toBe('needs the Episodes file');
    expect(written.problems).toEqual([]);
  });

  it('answers 0 where there is no fault', async () => {
    const current = given('current', { 'uasc.csv': 'CHILD,SEX,DOB,DUC\n' });
    expect(await run('--year', '2025-26', '--current', current)).toBe(EXIT.noFault);
    expect(said.out).toContain('No fault in 0 children');
  });

  it.each([
    ['no year', ['--current', 'x']],
    ['no folder', ['--year', '2025-26']],
    ['years that do not follow', ['--year', '2025-27', '--current', 'x']],
    ['a year before the first', ['--year', '1979-80', '--current', 'x']],
    ['a year whose rules are not known', ['--year', '2017-18', '--current', 'x']],
    ['rules that are not known', ['--year', '2025-26', '--rules', '2030-31', '--current', 'x']],
    ['an authority that is none', ['--year', '2025-26', '--current', 'x', '--la', '999']],
    ['an option that is none', ['--year', '2025-26', '--current', 'x', '--loud']],
    ['a word too many', ['--year', '2025-26', '--current', 'x', 'y']],
  ])('answers 2 and the usage to %s', async (_what, args) => {
    expect(await run(...args)).toBe(EXIT.wrongUsage);
    expect(said.error).toContain('Usage: kith 903 validate');
    expect(said.out).toBe('');
  });

  it.each([['301'], ['E09000002'], ['e09000002']])('takes --la %s', async (code) => {
    const current = given('current', { 'uasc.csv': 'CHILD,SEX,DOB,DUC\n' });
    expect(await run('--year', '2025-26', '--current', current, '--la', code)).toBe(EXIT.noFault);
  });

  it('judges an earlier year by the rules of a later one', async () => {
    const current = given('current', { 'missing.csv': MISSING + BACKWARDS.replaceAll('2025', '1999') });
    expect(await run('--year', '1999-00', '--rules', '2026-27', '--current', current)).toBe(EXIT.faults);
  });

  it('answers 3 to a folder that is not there, or a list', async () => {
    expect(await run('--year', '2025-26', '--current', path.join(folder, 'none'))).toBe(EXIT.unreadable);
    const current = given('current', { 'missing.csv': MISSING + SPELL });
    expect(await run('--year', '2025-26', '--current', current, '--providers', path.join(folder, 'p.csv'))).toBe(
      EXIT.unreadable,
    );
    expect(said.error).toContain('p.csv');
  });

  it('judges what it can read, names what it cannot with line and column, and answers 3', async () => {
    const current = given('current', {
      'missing.csv': `${MISSING}${BACKWARDS}C9,,M\n`,
      'other.csv': 'A,B\n1,2\n',
      'notes.txt': 'x',
    });
    expect(await run('--year', '2025-26', '--current', current)).toBe(EXIT.unreadable);
    expect(said.out).toContain('missing.csv, line 3, column 4');
    expect(said.out).toMatch(/other\.csv, line 1: .*no file of the return/);
    expect(said.out).toMatch(/note +notes\.txt/);
    expect(said.out).toMatch(/ 567 /);
  });

  it('answers 3 to a folder without a file of the return, but 0 with --json', async () => {
    const current = given('current', {});
    expect(await run('--year', '2025-26', '--current', current)).toBe(EXIT.unreadable);
    const json = path.join(folder, 'out.json');
    expect(await run('--year', '2025-26', '--current', current, '--json', json)).toBe(EXIT.noFault);
    expect(JSON.parse(readFileSync(json, 'utf8')).problems).toHaveLength(1);
  });

  it('tells problems of last year’s files from this year’s', async () => {
    const current = given('current', { 'missing.csv': MISSING + SPELL });
    const previous = given('previous', { 'missing.csv': 'x\n' });
    expect(await run('--year', '2025-26', '--current', current, '--previous', previous)).toBe(EXIT.unreadable);
    expect(said.out).toContain('missing.csv (last year), line 1');
  });
});
