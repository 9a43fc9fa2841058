import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiClient, startKith, type Kith } from '../../support/app.js';
import { kith as commandLine, environmentOf } from '../../support/command-line.js';
import { Facts } from '../../support/facts.js';
import { hiddenFields, type Seen, Visitor } from '../../support/visitor.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const HEADER =
  'child_number,kind,began_at,ended_at,last_seen_place,known_place,police_told_at,found_place,returned_to\r\n';
const ROWS = [
  'N-1,missing,2024-05-31 21:40,2024-06-01 02:15,Her room,,2024-05-31 22:30,The station,same-placement',
  'N-1,missing,2024-07-06 19:00,2024-07-07 08:30,The park,,,,',
  'N-1,away,2024-07-07 08:30,2024-07-07 17:00,,A friend’s,,,',
];

describe('importing past episodes', () => {
  let kith: Kith;
  let facts: Facts;
  let officer: Visitor;
  let child: string;
  let hidden: string;

  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    officer = await Visitor.as(kith, 'data-officer');
    child = await facts.insert('child', { given_name: 'Robin', family_name: 'Testly', local_number: 'N-1' });
    await facts.bornOn(child, '2012-05-01');
    hidden = await facts.insert('child', { given_name: 'Unseen', family_name: 'Testly', local_number: 'N-2' });
    await facts.restrict(hidden, kith.authority.users.director.id);
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  async function bring(text: string, name = 'past.csv'): Promise<Seen> {
    const page = await officer.open('/missing/import');
    const fields = Object.entries(hiddenFields(page.html, '/missing/import'));
    return officer.sendFiles('/missing/import', [...fields, ['file', text, name]]);
  }

  async function record(shown: Seen): Promise<Seen> {
    let page = await officer.send(shown, shown.at);
    for (let i = 0; i < 100 && page.words.includes('Being recorded'); i++) {
      await sleep(50);
      page = await officer.open(shown.at);
    }
    return page;
  }

  const absences = () => facts.rows<any>('SELECT * FROM absence_version WHERE child_id = $1 ORDER BY last_seen_earliest', [child]); // prettier-ignore

  it('shows a file with errors, row by row, and records nothing of it', async () => {
    const shown = await bring(`${HEADER}${ROWS.join('\r\n')}\r\nN-2,missing,2024-05-31 21:40,2024-06-01 02:15,,,,,`);
    expect(shown.words).toContain('Nothing was recorded. Mend these rows');
    expect(shown.words).toContain('5 child_number There is no child of this number that you may see');
    expect(shown.html).not.toContain('>Record');
    expect(await absences()).toEqual([]);
  });

  it('records what was shown, known from now, two rows as one absence, and what was not said as not recorded', async () => {
    const shown = await bring(`\ufeff${HEADER}${ROWS.join('\r\n')}`);
    expect(shown.words).toContain('Episodes to record 2 of 1 child');
    expect(await absences()).toEqual([]);
    const before = new Date();
    const { words } = await record(shown);
    expect(words).toContain('2 episodes recorded');
    const [may, july] = await absences();
    expect(may).toMatchObject({
      police: 'told',
      located_place: 'The station',
      returned_to: 'same-placement',
      interview_due_at: null,
    });
    expect(july).toMatchObject({ police: 'not-recorded', last_seen_by: 'Not recorded', returned_to: 'not-recorded' });
    expect(may.recorded_at.getTime()).toBeGreaterThan(before.getTime());
    expect(may.recorded_by).toBe(`user:${kith.authority.users['data-officer'].id}`);
    const segments = await facts.rows('SELECT kind FROM absence_segment WHERE absence_id = $1 ORDER BY during', [
      july.id,
    ]);
    expect(segments).toEqual([{ kind: 'missing' }, { kind: 'away' }]);
    const kept = await facts.rows('SELECT content FROM absence_import WHERE recorded_at IS NOT NULL');
    expect(kept).toEqual([{ content: null }]);
  });

  // Whoever chose the workbook, or a sheet saved in Windows’ own letters, was told that the service had a problem, or nothing
  it.each([
    ['a workbook, its name ended in .csv', 'PK\u0003\u0004\0\0', 'This is not a CSV file'],
    ['letters that are not UTF-8', `${HEADER}${ROWS[2]!.replace('’', '\ufffd')}`, 'Some letters cannot be read'],
  ])('says what to do with %s', async (_sentence, text, words) => {
    const shown = await bring(text);
    expect(shown.status).toBe(200);
    expect(shown.words).toContain(`${words}: save the sheet as “CSV UTF-8”`);
    expect(shown.html).not.toContain('>Record');
  });

  it('is audited with the children and the fingerprint of the file', async () => {
    const rows = await facts.rows<any>(
      `SELECT child_ids, entry::jsonb -> 'detail' AS detail FROM audit_event WHERE action = 'absence.import.record'`,
    );
    expect(rows).toMatchObject([{ child_ids: [child], detail: { rows: 3, episodes: 2 } }]);
    const brought = await facts.rows<any>(
      `SELECT entry::jsonb -> 'detail' ->> 'sha256' AS sha FROM audit_event WHERE action = 'absence.import'`,
    );
    expect(brought.every(({ sha }) => /^[0-9a-f]{64}$/.test(sha))).toBe(true);
  });

  it('shown on the pages and answered by the API as what it is', async () => {
    const worker = await kith.as('social-worker');
    const { items } = (await worker.get(`/api/v1/children/${child}/absences`)).body;
    expect(items[0].report).toMatchObject({ police: 'not-recorded', policeToldAt: null });
    expect((await officer.open(`/missing/${items[0].id}`)).words).toContain('Police Not recorded');
    const history = await officer.open(`/children/${child}/missing`);
    expect(history.words).toContain('Most often: The station, 1 of 1 recorded. Not recorded for 1 of 2');
  });

  it('records nothing new when the same file is brought again, and only what is new of one that has grown', async () => {
    expect((await bring(`${HEADER}${ROWS.join('\n')}`)).words).toContain(
      'Nothing new is in this file. 3 rows recorded before',
    );
    const grown = await bring(`${HEADER}${[...ROWS, 'N-1,missing,2024-09-01 21:00,2024-09-02 06:00,,,,,'].join('\n')}`);
    expect(grown.words).toContain('Episodes to record 1 of 1 child');
    await record(grown);
    expect(await absences()).toHaveLength(3);
  });

  it('records nothing when something stands in its way by the time it is confirmed, and says what', async () => {
    const shown = await bring(`${HEADER}N-1,missing,2024-11-01 21:00,2024-11-02 06:00,,,,,\nN-1,missing,2024-12-01 21:00,2024-12-02 06:00,,,,,`); // prettier-ignore
    const other = await bring(`${HEADER}N-1,missing,2024-12-01 22:00,2024-12-01 23:00,,,,,`, 'other.csv');
    await record(other);
    const { words } = await record(shown);
    expect(words).toContain(
      'Nothing was recorded. Since it was shown something was recorded that is in its way. Row 3',
    );
    expect(await absences()).toHaveLength(4);
  });

  it('confirmed twice is recorded once', async () => {
    const shown = await bring(`${HEADER}N-1,missing,2025-01-01 21:00,2025-01-02 06:00,,,,,`);
    const again = await officer.open(shown.at); // in another tab
    await Promise.all([officer.send(shown, shown.at), officer.send(again, shown.at)]);
    await record(shown).catch(() => undefined); // there is no form any more
    expect(await absences()).toHaveLength(5);
  });

  it('is for those who may, and asks for a file', async () => {
    const worker = await Visitor.as(kith, 'social-worker');
    expect((await worker.open('/missing/import')).status).toBe(403);
    const page = await officer.open('/missing/import');
    const none = await officer.sendFiles('/missing/import', Object.entries(hiddenFields(page.html, '/missing/import')));
    expect([none.status, none.title]).toEqual([422, 'Error: Import past episodes – Kith']);
  });

  describe('from the command line', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'kith-import-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    const run = (text: string, ...options: string[]) => {
      const file = path.join(folder, 'past.csv');
      writeFileSync(file, text);
      return commandLine(['missing', 'import', file, ...options], environmentOf(kith.database));
    };

    it('previews, records, and records nothing new the second time', async () => {
      const text = `${HEADER}N-1,missing,2025-03-01 21:00,2025-03-02 06:00,,,,,`;
      expect(await run(text, '--preview')).toMatchObject({ code: 0, out: 'Would be recorded: 1 rows: 1 episodes of 1 children, 0 rows recorded before\n' }); // prettier-ignore
      expect(await absences()).toHaveLength(5);
      expect(await run(text)).toMatchObject({ code: 0, out: 'Recorded: 1 rows: 1 episodes of 1 children, 0 rows recorded before\n' }); // prettier-ignore
      expect((await run(text)).out).toContain('Nothing new.');
      expect((await absences()).at(-1)).toMatchObject({ recorded_by: `cli:${os.userInfo().username}` });
    }, 30_000);

    it('names each row that is wrong, and ends with 1', async () => {
      const { code, out, note } = await run(`${HEADER}N-1,missing,2025-03-01 21:30,2025-03-02 06:00,,,,,`);
      expect([code, out]).toEqual([1, expect.stringMatching(/^Nothing recorded\. 1 rows/)]);
      expect(note).toContain('Row 2: An absence is recorded at that time already: from 2025-03-01T21:00:00.000Z');
    }, 30_000);
  });

  describe('by a program', () => {
    const AT = '/api/v1/absence-imports';
    let program: ApiClient;
    let other: string;
    beforeAll(async () => {
      program = await kith.as('data-officer');
      other = await facts.insert('child', { given_name: 'Wren', family_name: 'Testly', local_number: 'N-9' });
    });
    const file = (row: string) => Buffer.from(`${HEADER}${row}`);
    const GOOD = 'N-9,missing,2023-05-31 21:40,2023-06-01 02:15,Her room,,,,';

    it('is brought as the body, shown, confirmed once, and recorded', async () => {
      const { status, body } = await program.bring(`${AT}?name=past.csv`, 'text/csv', file(GOOD));
      expect([status, body.state, body.fileName, body.preview.episodes]).toEqual([201, 'ready', 'past.csv', 1]);
      const at = `${AT}/${body.id}`;
      const key = { 'idempotency-key': randomUUID() };
      const confirmed = await program.post(`${at}/confirmation`, {}, key);
      expect([confirmed.status, (await program.post(`${at}/confirmation`, {}, key)).body.id]).toEqual([202, body.id]);
      let now = (await program.get(at)).body;
      for (let i = 0; i < 100 && now.state !== 'recorded'; i++) {
        await sleep(50);
        now = (await program.get(at)).body;
      }
      expect(now).toMatchObject({ state: 'recorded', recordedEpisodes: 1, failure: null });
      expect(await facts.rows('SELECT FROM absence WHERE child_id = $1', [other])).toHaveLength(1);
      expect((await program.post(`${at}/confirmation`)).status).toBe(409);
      expect((await program.bring(AT, 'text/csv', file(GOOD))).body.state).toBe('nothing');
    });

    it('the same key brings the same import again; with another file it is refused', async () => {
      const key = { 'idempotency-key': randomUUID() };
      const first = await program.bring(AT, 'text/csv', file(GOOD), key);
      expect((await program.bring(AT, 'text/csv', file(GOOD), key)).body.id).toBe(first.body.id);
      expect((await program.bring(AT, 'text/csv', file(`${GOOD}x`), key)).status).toBe(422);
    });

    it.each([
      ['errors are said row by row, and it cannot be confirmed', 'N-2,missing,2024-05-31 21:40,2024-06-01 02:15,,,,,'],
    ])('%s', async (_what, row) => {
      const { body } = await program.bring(AT, 'text/csv', file(row));
      expect(body).toMatchObject({ state: 'refused', preview: { errorCount: 1, errors: [{ row: 2, field: 'child_number' }] } }); // prettier-ignore
      expect((await program.post(`${AT}/${body.id}/confirmation`)).status).toBe(409);
    });

    it.each([
      ['another content type', 'application/json', '{}', 400],
      ['nothing', 'text/csv', ' ', 422],
      ['no text', 'text/csv', 'a\0b', 422],
      ['more than 40 MB', 'text/csv', 'x'.repeat(40_000_001), 413],
    ])('%s is refused', async (_what, type, text, status) =>
      expect((await program.bring(AT, type, Buffer.from(text))).status).toBe(status),
    );

    it('is for those who may import', async () =>
      expect((await (await kith.as('social-worker')).bring(AT, 'text/csv', file(GOOD))).status).toBe(403));
  });
});
