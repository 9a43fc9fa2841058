import { type ApiClient, startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { Visitor } from '../../support/visitor.js';

describe('the lists of those missing', () => {
  let kith: Kith;
  let facts: Facts;
  let worker: ApiClient;
  let officer: Visitor;
  const team = { north: '', south: '' };

  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    worker = await kith.as('social-worker');
    officer = await Visitor.as(kith, 'data-officer');
    team.north = await facts.insert('team', { name: 'North' });
    team.south = await facts.insert('team', { name: 'South' });
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });
  /** Everybody is back. */
  const allBack = () =>
    facts.audited(`
      WITH s AS (UPDATE absence_segment SET during = tstzrange(lower(during), now()) WHERE upper_inf(during))
      UPDATE absence SET during = tstzrange(lower(during), now()), returned_to = 'same-placement' WHERE upper_inf(during)`);

  interface Episode {
    given: string;
    from: string;
    until?: string;
    /** The kinds of its segments, an hour each, the last to the end. */
    kinds?: string[];
    danger?: string;
    team?: string;
    over?: Record<string, unknown>;
  }

  /** With the child it is about. @returns the child and the absence */
  async function episode({ given, from, until, kinds = ['missing'], danger, team: of, over }: Episode) {
    const child = await facts.child({ given, bornOn: '2012-05-01' });
    const worker_id = kith.authority.users['social-worker'].id;
    if (of) await facts.insert('allocation', { child_id: child, worker_id, team_id: of, during: '[2024-01-01,)' });
    const begun = kinds.map((_, i) => new Date(Date.parse(from) + i * 3_600_000).toISOString());
    const row = {
      ...{ child_id: child, during: `[${from},${until ?? ''})`, noticed_at: from, reported_at: from, reported_by: 'T' },
      ...{ whereabouts: 'not-known', last_seen_earliest: from, last_seen_latest: from, last_seen_place: 'The park' },
      ...{
        last_seen_by: 'A friend',
        danger: danger ?? 'unknown',
        danger_details: danger === 'some' ? 'No insulin' : null,
      },
      ...{ police: 'telling-now', returned_to: until ? 'same-placement' : null, ...over },
    };
    const columns = Object.keys(row);
    const [absence] = (await facts.audited(
      `WITH a AS (INSERT INTO absence (authority_id, ${columns.join(', ')})
         VALUES ($1, ${columns.map((_, i) => `$${i + 2}`).join(', ')}) RETURNING *)
       , s AS (INSERT INTO absence_segment (authority_id, child_id, absence_id, kind, during)
         SELECT a.authority_id, a.child_id, a.id, k.kind, tstzrange(k.at, coalesce(k.next, upper(a.during)))
           FROM a, (SELECT kind, at, lead(at) OVER (ORDER BY at) AS next
                      FROM unnest($${columns.length + 2}::text[], $${columns.length + 3}::timestamptz[]) u (kind, at)) k)
       SELECT id FROM a`,
      [facts.authorityId, ...Object.values(row), kinds, begun],
    )) as { id: string }[];
    return { child, absence: absence!.id };
  }

  const names = (body: { items: { childName: string }[] }) =>
    body.items.map(({ childName }) => childName.split(' ')[0]);

  describe('Missing now', () => {
    afterEach(allBack);

    it('has danger first, then what is not known, then none known; within each the longest', async () => {
      await episode({ given: 'Calm', from: '2026-06-01T08:00:00Z', danger: 'none-known' });
      await episode({ given: 'Newer', from: '2026-06-05T08:00:00Z' });
      await episode({ given: 'Older', from: '2026-06-03T08:00:00Z' });
      await episode({ given: 'Grave', from: '2026-06-06T08:00:00Z', danger: 'some' });
      const { body } = await worker.get('/api/v1/missing-now');
      expect(names(body)).toEqual(['Grave', 'Older', 'Newer', 'Calm']);
      expect(body.items[0]).toMatchObject({ danger: 'some', policeRisk: 'unknown', worker: null, team: null });
    });

    it('goes by the level the police have given last, as soon as they have', async () => {
      const low = await episode({ given: 'Low', from: '2026-06-01T08:00:00Z' });
      const graver = await episode({ given: 'Graver', from: '2026-06-05T08:00:00Z' });
      await episode({ given: 'Ungraded', from: '2026-06-03T08:00:00Z' });
      const say = (absence: string, riskLevel: string, happenedAt: string, reference?: string) =>
        worker.post(`/api/v1/absences/${absence}/actions`, { kind: 'police-risk', riskLevel, happenedAt, reference });
      await say(low.absence, 'low', '2026-06-06T08:00:00Z');
      await say(graver.absence, 'low', '2026-06-06T08:00:00Z', 'TS-1');
      await say(graver.absence, 'high', '2026-06-06T09:00:00Z', 'TS-2');
      const { body } = await worker.get('/api/v1/missing-now');
      expect(names(body)).toEqual(['Graver', 'Ungraded', 'Low']);
      expect(body.items[0]).toMatchObject({ policeRisk: 'high', policeReference: 'TS-2' });
    });

    it('keeps whoever is found and not back, and says where the child was found', async () => {
      const found = {
        located_at: '2026-06-03T09:00:00Z',
        located_by: 'Police',
        located_seen: true,
        located_safe: 'yes',
      };
      const over = { ...found, located_place: 'The station' };
      await episode({ given: 'Found', from: '2026-06-03T08:00:00Z', kinds: ['missing', 'away'], over });
      const { words } = await officer.open('/missing');
      expect(words).toMatch(/Found Testfamily Found, not back gone for \d+ days/);
      expect(words).toContain('Found 3 June 2026 at 10:00am: The station');
    });

    it('shows one team’s children when a team is chosen, held now', async () => {
      await episode({ given: 'Nora', from: '2026-06-03T08:00:00Z', team: team.north });
      await episode({ given: 'Saul', from: '2026-06-03T08:00:00Z', team: team.south });
      expect(names((await worker.get(`/api/v1/missing-now?team=${team.north}`)).body)).toEqual(['Nora']);
      const { words } = await officer.open(`/missing?team=${team.south}`);
      expect([words.includes('Saul'), words.includes('Nora')]).toEqual([true, false]);
      expect(words).toContain('Test social-worker South');
      expect((await worker.get('/api/v1/missing-now?team=north')).status).toBe(422);
    });

    it('names in its audit row the children it showed, and no other', async () => {
      const { child } = await episode({ given: 'Seen', from: '2026-06-03T08:00:00Z' });
      const hidden = await episode({ given: 'Hidden', from: '2026-06-02T08:00:00Z', danger: 'some' });
      await facts.restrict(hidden.child, kith.authority.users.director.id);
      const { body, headers } = await worker.get('/api/v1/missing-now');
      expect([names(body), body.total]).toEqual([['Seen'], 1]);
      const rows = await facts.rows('SELECT action, child_ids FROM audit_event WHERE request_id = $1', [headers.get('x-request-id')]); // prettier-ignore
      expect(rows).toEqual([{ action: 'absence.now', child_ids: [child] }]);
    });
  });

  describe('all episodes', () => {
    beforeAll(async () => {
      const until = '2025-03-02T08:00:00Z';
      await episode({ given: 'March', from: '2025-03-01T08:00:00Z', until, team: team.north });
      await episode({ given: 'Across', from: '2025-02-28T23:00:00Z', until: '2025-03-01T05:00:00Z' });
      await episode({ given: 'Aways', from: '2025-03-10T08:00:00Z', until: '2025-03-10T09:30:00Z', kinds: ['away'] });
      // away in March, missing from an hour later in April
      await episode({
        given: 'April',
        from: '2025-03-31T22:30:00Z',
        until: '2025-04-08T08:00:00Z',
        kinds: ['away', 'missing'],
      });
    });
    const asked = async (query: string) => names((await worker.get(`/api/v1/absences?${query}`)).body).sort();

    it.each([
      ['away at any time in March', 'from=2025-03-01&to=2025-03-31', ['Across', 'April', 'Aways', 'March']],
      [
        'begun in March: dated at the first missing segment',
        'from=2025-03-01&to=2025-03-31&dated=started',
        ['Aways', 'March'],
      ],
      ['begun in April', 'from=2025-04-01&to=2025-04-30&dated=started', ['April']],
      ['away only', 'from=2025-03-01&to=2025-03-31&kind=away-only', ['Aways']],
      ['missing', 'from=2025-03-01&to=2025-03-31&kind=missing', ['Across', 'April', 'March']],
      ['24 hours or more', 'to=2025-04-30&hours=24', ['April', 'March']],
      ['25 hours or more', 'to=2025-04-30&hours=25', ['April']],
      ['held by North when it began', `to=2025-04-30&team=${team.north}`, []],
      ['no placement recorded', 'to=2025-04-30&placedIn=not-recorded&kind=away-only', ['Aways']],
      ['in a foster home', 'to=2025-04-30&placedIn=foster-home', []],
      ['not back', 'to=2025-04-30&open=true', []],
    ])('%s', async (_sentence, query, expected) => {
      const here = query.replace('team=', `team=${team.north}`);
      expect(await asked(here)).toEqual(query.includes('team=') ? ['March'] : expected);
    });

    it('finds the unaccompanied and the trafficked by what they were when it began', async () => {
      const before = { from: '2025-05-10T08:00:00Z', until: '2025-05-11T08:00:00Z' };
      const late = await episode({ given: 'Late', ...before });
      const lone = await episode({ given: 'Lone', ...before });
      const finding = { level: 'suspected', basis: 'police' };
      await facts.unaccompanied(lone.child, 'yes', ['2025-05-01', '2025-05-31']);
      await facts.unaccompanied(late.child, 'yes', ['2025-05-11']);
      const referred = await episode({ given: 'Referred', ...before });
      const cleared = await episode({ given: 'Cleared', ...before });
      const reopened = await episode({ given: 'Reopened', ...before });
      const found = await episode({ given: 'Identified', ...before });
      await facts.insert('trafficking_finding', { ...finding, child_id: found.child, during: '[2025-05-01,)' });
      await facts.insert('trafficking_finding', { ...finding, child_id: late.child, during: '[2025-05-11,)' });
      for (const [{ child }, decisions] of [
        [referred, []],
        [cleared, ['reasonable-grounds-negative']],
        [reopened, ['reasonable-grounds-negative', 'reconsideration-opened']],
      ] as const) {
        const nrm_referral_id = await facts.insert('nrm_referral', { child_id: child, referred_at: '2025-05-01' });
        for (const [i, decision] of decisions.entries())
          await facts.insert('nrm_decision', {
            child_id: child,
            nrm_referral_id,
            decision,
            decided_at: `2025-05-0${i + 2}`,
          });
      }
      expect(await asked('from=2025-05-01&to=2025-05-31&population=unaccompanied')).toEqual(['Lone']);
      expect(await asked('from=2025-05-01&to=2025-05-31&population=trafficked')).toEqual(['Identified', 'Referred', 'Reopened']); // prettier-ignore
    });

    it('is sorted by length when asked, either way', async () => {
      const longest = (await worker.get('/api/v1/absences?to=2025-04-30&sort=length')).body;
      expect(names(longest)).toEqual(['April', 'March', 'Across', 'Aways']);
      const shortest = (await worker.get('/api/v1/absences?to=2025-04-30&sort=length&order=asc')).body;
      expect(names(shortest)).toEqual(['Aways', 'Across', 'March', 'April']);
    });

    it('refuses days that are none, on the page with what was typed', async () => {
      expect((await worker.get('/api/v1/absences?from=2025-02-30')).status).toBe(422);
      expect((await worker.get('/api/v1/absences?from=2025-03-02&to=2025-03-01')).status).toBe(422);
      const page = await officer.open('/missing/all?from=31%2F2%2F2025&to=1%2F3%2F2025');
      expect([page.status, page.title]).toEqual([422, 'Error: All episodes – Kith']);
      expect(page.html).toContain('value="31/2/2025"');
      expect((await officer.open('/missing/all?from=1%2F3%2F2025&to=31%2F3%2F2025')).words).toContain('4 episodes');
    });
  });

  describe('the file of them', () => {
    const auditOf = (action: string) =>
      facts.rows<{ outcome: string; n: number; detail: any }>(
        `SELECT outcome, cardinality(child_ids) AS n, entry::jsonb -> 'detail' AS detail FROM audit_event
          WHERE action = $1 ORDER BY seq DESC LIMIT 1`,
        [action],
      );

    it('has what the filter finds, as London’s clocks said it, and runs nothing in a spreadsheet', async () => {
      const over = { last_seen_place: '=HYPERLINK("http://x.test")', police_reference: '+441' };
      await episode({ given: '@Sum', from: '2024-10-27T00:30:00Z', until: '2024-10-27T02:30:00Z', over });
      const { status, html: text, headers } = await officer.open('/missing/all.csv?from=2024-10-01&to=2024-10-31');
      expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
      expect(headers.get('content-disposition')).toMatch(
        /^attachment; filename="missing-episodes-\d{4}-\d\d-\d\d\.csv"$/,
      );
      const [, line, end] = text.split('\r\n') as [string, string, string];
      expect(line).toContain(`'@Sum Testfamily,missing,2024-10-27T01:30+01:00,2024-10-27T02:30+00:00,2,1,0,`);
      expect(line).toContain(`"'=HYPERLINK(""http://x.test"")"`);
      expect([line.includes(`'+441`), end]).toEqual([true, '']);
    });

    it('is audited before the first byte and after the last', async () => {
      await officer.open('/missing/all.csv?from=2024-10-01&to=2024-10-31');
      const filter = { from: '2024-10-01', to: '2024-10-31' };
      expect(await auditOf('absence.export')).toEqual([{ outcome: 'done', n: 0, detail: { filter } }]);
      expect(await auditOf('absence.export.outcome')).toEqual([
        { outcome: 'done', n: 1, detail: { lines: 1, complete: true } },
      ]);
    });

    it('is for those who may export', async () => {
      const page = await Visitor.as(kith, 'social-worker');
      expect((await page.open('/missing/all.csv')).status).toBe(403);
      expect((await page.open('/missing/all')).html).not.toContain('all.csv');
    });
  });
});
