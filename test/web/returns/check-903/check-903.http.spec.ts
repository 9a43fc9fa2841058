import { readdirSync } from 'node:fs';
import os from 'node:os';
import { CheckThreads } from '../../../../src/returns/ssda903/threads/check-threads.js';
import { asOwner, startKith, type Kith } from '../../../support/app.js';
import { type FormPart, hiddenFields, Visitor } from '../../../support/visitor.js';
import { filesOf, madeUpChildren } from '../../../returns/ssda903/made-up-return.js';

const PAGE = '/returns/903';
const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nC1,1,01/02/2012,WBRI,,0,\n';
/** C1 comes back before going (567). */
const SPELLS = 'CHILD,DOB,MISSING,MIS_START,MIS_END\nC1,01/02/2012,M,03/05/2025,02/05/2025\n';

describe('checking 903 files', () => {
  let kith: Kith;
  let officer: Visitor;

  beforeAll(async () => {
    kith = await startKith();
    officer = await Visitor.as(kith, 'data-officer');
  });
  afterAll(() => kith.stop());

  /** What the form sends, its secret first. */
  async function parts(files: readonly FormPart[], answers: Record<string, string> = {}): Promise<FormPart[]> {
    const hidden = hiddenFields((await officer.open(PAGE)).html, PAGE);
    const fields = { ...hidden, year: '2025-26', answer: 'page', authority: '', ...answers };
    return [...Object.entries(fields), ...files];
  }
  const check = async (files: readonly FormPart[], answers: Record<string, string> = {}) =>
    officer.sendFiles(PAGE, await parts(files, answers));
  const ours = () => readdirSync(os.tmpdir()).filter((name) => name.startsWith(`kith-upload-${process.pid}-`));
  const audited = async (action: string) =>
    asOwner(kith.database.ownerUrl, async (owner) => {
      const sql = 'SELECT outcome, child_ids, entry FROM audit_event WHERE action = $1 ORDER BY seq DESC LIMIT 1';
      return (await owner.query(sql, [action])).rows[0];
    });
  /** Folders go when the connection has seen the answer leave, which may be after it has arrived. */
  const gone = async () => {
    for (let tries = 0; ours().length > 0 && tries < 50; tries++) await new Promise((done) => setTimeout(done, 50));
    return ours().length === 0;
  };

  it('is found from the returns', async () => {
    expect((await officer.open('/returns')).html).toContain(`href="${PAGE}"`);
  });

  it('shows each fault with its row, fields and what to mend, by rule and by child', async () => {
    const { status, title, words } = await check([
      ['files', HEADER, 'Header.csv'],
      ['files', SPELLS, 'Missing.csv'],
    ]);
    expect(status).toBe(200);
    expect(title).toBe('SSDA903 2025-26: what to mend – Kith');
    expect(words).toContain('Rule 567');
    expect(words).toContain('Missing.csv, line 2');
    expect(words).toContain('MIS_END 02/05/2025');
    expect(words).toContain('Child C1');
    expect(words).toContain('Needs the Episodes file');
  });

  it('is audited as an act, and nothing of what the files say', async () => {
    await check([['files', SPELLS, 'Of Ann Example.csv']]);
    const { outcome, child_ids, entry } = await audited('return.check-903');
    expect({ outcome, child_ids }).toEqual({ outcome: 'done', child_ids: [] });
    const { detail } = JSON.parse(entry);
    expect(detail).toEqual({ year: '2025-26', answer: 'page', files: 1, children: 1, faults: expect.any(Number) });
  });

  it('keeps nothing on the disk once the answer is sent', async () => {
    await check([['files', SPELLS, 'Missing.csv']]);
    await check([['files', SPELLS, 'Missing.csv']], { answer: 'xlsx' });
    await check([['files', 'A,B\n1,2\n', 'cats.csv']]);
    expect(await gone()).toBe(true);
  });

  it.each([
    ['csv', 'text/csv', /^\uFEFF?Child,Rule,File,Line,/],
    ['html', 'text/html', /^<!doctype html>/],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', /^PK/],
  ])('is saved as %s when that is asked', async (answer, type, beginning) => {
    const { status, headers, html } = await check([['files', SPELLS, 'Missing.csv']], { answer });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain(type);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="ssda903-2025-26-what-to-mend.${answer}"`);
    expect(html).toMatch(beginning);
  });

  it('takes last year’s files and the lists, and then asks their rules', async () => {
    const children = madeUpChildren(40, 2025);
    const { current, previous } = filesOf(children, 2025);
    const sent = (field: string, files: typeof current): FormPart[] =>
      files.map(({ name, bytes }) => [field, new TextDecoder().decode(bytes), name]);
    const providers: FormPart = ['providers', 'URN,PLACE,PROVIDER,LA,POSTCODE,CLOSED\n', 'providers.csv'];
    const { words } = await check([...sent('files', current), ...sent('lastYear', previous), providers]);
    expect(words).not.toContain('last year’s Episodes file');
    expect(words).not.toContain('Needs the provider list');
    expect(words).toContain('Needs the postcode table');
  });

  describe('refuses, with the form again and clear words,', () => {
    it.each<[string, FormPart[], Record<string, string>, string]>([
      ['no file', [], {}, 'Choose the files of the return'],
      ['no year', [['files', SPELLS, 'Missing.csv']], { year: '' }, 'Select the collection year'],
      ['a year without rules', [['files', SPELLS, 'M.csv']], { year: '2019-20' }, 'Select the collection year'],
      ['an authority there is not', [['files', SPELLS, 'M.csv']], { authority: '000' }, 'Select the authority'],
      ['a file that is none of a return', [['files', 'A,B\n1,2\n', 'cats.csv']], {}, 'cats.csv, line 1'],
      ['an empty file', [['files', '', 'Header.csv']], {}, 'Header.csv: the file is empty'],
      [
        'a provider list that is none',
        [
          ['files', SPELLS, 'Missing.csv'],
          ['providers', 'A,B\n', 'list.csv'],
        ],
        {},
        'list.csv, line 1: there is no column URN',
      ],
    ])('%s', async (_what, files, answers, words) => {
      const seen = await check(files, answers);
      expect(seen.status).toBe(422);
      expect(seen.title).toMatch(/^Error: /);
      expect(seen.words).toContain('There is a problem');
      expect(seen.words).toContain(words);
      expect((await audited('return.check-903')).outcome).toBe('refused: invalid');
    });

    it('more than 100 MB in all', async () => {
      const half = 'x'.repeat(51_000_000);
      const seen = await check([
        ['files', half, 'Header.csv'],
        ['lastYear', half, 'Episodes.csv'],
      ]);
      expect(seen.status).toBe(413);
      expect(seen.words).toContain('The files are larger than 100 MB together');
      expect(await gone()).toBe(true);
    });

    it('a form without its secret, or with another', async () => {
      for (const secret of [[], [['_csrf', 'f'.repeat(256)]]] as FormPart[][]) {
        const seen = await officer.sendFiles(PAGE, [...secret, ['year', '2025-26'], ['files', SPELLS, 'Missing.csv']]);
        expect(seen.status).toBe(403);
        expect(seen.words).toContain('The form has expired');
        expect(seen.words).not.toContain('Rule 567');
      }
      expect(await gone()).toBe(true);
    });

    it('the secret after the files', async () => {
      const [secret, ...others] = await parts([['files', SPELLS, 'Missing.csv']]);
      expect((await officer.sendFiles(PAGE, [...others, secret!])).status).toBe(403);
    });
  });

  it('is for those who read returns', async () => {
    const worker = await Visitor.as(kith, 'social-worker');
    expect((await worker.open(PAGE)).status).toBe(403);
    expect((await worker.sendFiles(PAGE, [['files', SPELLS, 'Missing.csv']])).status).toBe(403);
  });

  it('no other page takes a form with files, whose secret nobody would check', async () => {
    const { status } = await officer.sendFiles('/sign-out', [['_csrf', 'anything']]);
    expect(status).toBe(403);
    expect((await officer.open('/')).at).toBe('/'); // still signed in
  });

  it('stops when the sender hangs up, and leaves nothing', async () => {
    const { current } = filesOf(madeUpChildren(1500, 2025), 2025);
    const files = current.map(({ name, bytes }): FormPart => ['files', new TextDecoder().decode(bytes), name]);
    const threads = kith.app.get(CheckThreads, { strict: false });
    const sender = new AbortController();
    const gaveUp = officer.sendFiles(PAGE, await parts(files), sender.signal);
    while (threads.underWay === 0) await new Promise((done) => setTimeout(done, 5));
    sender.abort();
    await expect(gaveUp).rejects.toThrow('aborted');
    for (let tries = 0; threads.underWay > 0 && tries < 50; tries++) await new Promise((done) => setTimeout(done, 50));
    expect(threads.underWay).toBe(0);
    expect(await gone()).toBe(true);
    expect((await check([['files', SPELLS, 'Missing.csv']])).status).toBe(200);
  });

  it('answers others while several returns are checked, and all of these in the end', async () => {
    const { current } = filesOf(madeUpChildren(1500, 2025), 2025);
    const files = current.map(({ name, bytes }): FormPart => ['files', new TextDecoder().decode(bytes), name]);
    const sent = await Promise.all([1, 2, 3].map(() => parts(files)));
    const began = performance.now();
    let answered = 0;
    const checks = sent.map(async (each) => {
      const seen = await officer.sendFiles(PAGE, each);
      answered++;
      return seen.status;
    });
    let others = 0;
    let slowest = 0;
    while (answered === 0) {
      const asked = performance.now();
      expect((await officer.open('/returns')).status).toBe(200);
      slowest = Math.max(slowest, performance.now() - asked);
      others++;
    }
    const first = performance.now() - began;
    expect(await Promise.all(checks)).toEqual([200, 200, 200]);
    expect(others).toBeGreaterThan(3);
    expect(slowest).toBeLessThan(first);
  });
});
