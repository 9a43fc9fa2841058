import { type ApiClient, startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { chance } from '../../http/odd-requests.js';

const HOUR = 3_600_000;

describe('segments of an absence', () => {
  let kith: Kith;
  let facts: Facts;
  let worker: ApiClient;
  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    worker = await kith.as('social-worker');
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  async function missing(from = '2026-03-28T20:00:00.000Z', whereabouts = 'not-known') {
    const child = await facts.child({ bornOn: '2012-05-01' });
    const known = { whereaboutsPlace: 'A friend’s', whereaboutsVerifiedBy: 'The mother' };
    const { body } = await worker.post(`/api/v1/children/${child}/absences`, {
      ...{ whereabouts, lastSeenEarliest: from, lastSeenPlace: 'School', lastSeenBy: 'Teacher', danger: 'unknown' },
      ...(whereabouts === 'known' ? known : {}),
      police: 'telling-now',
    });
    return { path: `/api/v1/absences/${body.id}`, body };
  }
  const basis = { establishedBy: 'Her aunt', establishedHow: 'By telephone', reason: 'Learnt later' };
  const words = (body: any) =>
    body.segments.map((s: any) => `${s.kind[0]} ${s.from.slice(8, 16)} ${s.until?.slice(8, 16) ?? '-'}`);

  it('away, missing, away: one absence, each with who established it and how', async () => {
    const { path } = await missing('2026-06-01T20:00:00.000Z', 'known');
    const lost = { from: '2026-06-01T22:00:00Z', establishedBy: 'The mother', establishedHow: 'She rang: gone' };
    await worker.post(`${path}/missing-again`, lost);
    const found = { locatedAt: '2026-06-02T04:00:00Z', locatedBy: 'Police', locatedPlace: 'The park', seen: false, safe: 'not-known' }; // prettier-ignore
    const { body } = await worker.post(`${path}/located`, found);
    expect(words(body)).toEqual(['a 01T20:00 01T22:00', 'm 01T22:00 02T04:00', 'a 02T04:00 -']);
    expect(body.segments.map((s: any) => [s.establishedBy, s.establishedHow])).toEqual([
      [null, null],
      ['The mother', 'She rang: gone'],
      ['Police', 'Heard from, not seen: The park'],
    ]);
  });

  it('a boundary in the middle moves, both ways, and the time found with it; the version seen must be the current one', async () => {
    const { path } = await missing('2026-06-01T20:00:00.000Z');
    const found = { locatedAt: '2026-06-02T04:00:00Z', locatedBy: 'Police', seen: true, safe: 'yes' };
    const { body } = await worker.post(`${path}/located`, found);
    const move = (from: string, version: number) =>
      worker.patch(`${path}/segments/${body.segments[1].id}`, { from, reason: 'The police log' }, version);
    const later = await move('2026-06-02T06:00:00Z', body.version);
    expect(words(later.body)).toEqual(['m 01T20:00 02T06:00', 'a 02T06:00 -']);
    expect(later.body.located.at).toBe('2026-06-02T06:00:00.000Z');
    expect((await move('2026-06-02T03:00:00Z', body.version)).status).toBe(412);
    const earlier = await move('2026-06-01T21:00:00Z', later.body.version);
    expect(words(earlier.body)).toEqual(['m 01T20:00 01T21:00', 'a 01T21:00 -']);
    const history = (await worker.get(`${path}/history`)).body.items;
    expect(history.filter((each: any) => each.recordedWhy === 'The police log')).toHaveLength(2);
  });

  it('a sighting that was none: the middle was missing too, one row of the return', async () => {
    const { path } = await missing('2026-06-01T20:00:00.000Z');
    const { body } = await worker.post(`${path}/segments`, { kind: 'away', from: '2026-06-02T01:00:00Z', until: '2026-06-02T03:00:00Z', ...basis }); // prettier-ignore
    expect(words(body)).toEqual(['m 01T20:00 02T01:00', 'a 02T01:00 02T03:00', 'm 02T03:00 -']);
    const undone = await worker.patch(`${path}/segments/${body.segments[1].id}`, { kind: 'missing', reason: 'It was not her' }, body.version); // prettier-ignore
    expect(undone.body.segments.map((s: any) => s.kind)).toEqual(['missing', 'missing', 'missing']);
  });

  it('no missing segment left: no interview is owed; one learnt of: it is', async () => {
    const { path } = await missing('2026-06-01T20:00:00.000Z');
    const back = { returnedAt: '2026-06-02T20:00:00Z', to: 'same-placement', safe: 'yes' };
    const { body } = await worker.post(`${path}/returned`, back);
    const away = await worker.post(`${path}/segments`, { kind: 'away', from: body.startedAt, ...basis });
    expect(away.body).toMatchObject({ interviewDueAt: null });
    const lost = await worker.post(`${path}/segments`, { kind: 'missing', from: '2026-06-02T02:00:00Z', ...basis });
    expect(lost.body).toMatchObject({ interviewDueAt: '2026-06-05T20:00:00.000Z' });
  });

  it('when the child was back is corrected, the interview and the time found with it', async () => {
    const { path } = await missing('2026-06-01T20:00:00.000Z');
    const back = { returnedAt: '2026-06-02T20:00:00Z', to: 'same-placement', safe: 'yes' };
    const { body } = await worker.post(`${path}/returned`, back);
    const correct = (endedAt: string) => worker.patch(path, { endedAt, reason: 'The carer’s log' }, body.version);
    expect((await correct('2026-06-01T20:00:00Z')).body.errors[0].field).toBe('endedAt');
    const { body: corrected } = await correct('2026-06-02T18:00:00Z');
    expect(corrected).toMatchObject({
      ...{ endedAt: '2026-06-02T18:00:00.000Z', interviewDueAt: '2026-06-05T18:00:00.000Z' },
      ...{ located: { at: '2026-06-02T18:00:00.000Z' }, segments: [{ until: '2026-06-02T18:00:00.000Z' }] },
    });
    const open = await missing();
    const tooSoon = { endedAt: '2026-03-29T20:00:00Z', reason: 'x' };
    expect((await worker.patch(open.path, tooSoon, 1)).body.errors[0].field).toBe('endedAt');
  });

  it('is 404 for a part of another absence', async () => {
    const [one, two] = [await missing(), await missing()];
    const theirs = two.body.segments[0].id as string;
    expect((await worker.patch(`${one.path}/segments/${theirs}`, { reason: 'x' }, 1)).status).toBe(404);
  });

  it('under any order of edits they never overlap and always cover, over the change of the clocks', async () => {
    const next = chance(20260328);
    const pick = <T>(all: readonly T[]) => all[Math.floor(next() * all.length)]!;
    const statuses = new Map<number, number>();
    for (let story = 0; story < 4; story++) {
      const start = Date.parse('2026-03-28T20:00:00Z');
      const { path, body } = await missing(new Date(start).toISOString());
      let now = body;
      for (let step = 0; step < 22; step++) {
        const when = () => new Date(start + Math.floor((next() * 60 - 2) * 4) * (HOUR / 4)).toISOString();
        const segment = pick<any>(now.segments).id as string;
        const edits: (() => Promise<{ status: number; body: any }>)[] = [
          () => worker.patch(`${path}/segments/${segment}`, { from: when(), reason: 'x' }, now.version),
          () =>
            worker.patch(`${path}/segments/${segment}`, { kind: pick(['missing', 'away']), reason: 'x' }, now.version),
          () => worker.post(`${path}/segments`, { kind: pick(['missing', 'away']), from: when(), ...(next() < 0.6 && { until: when() }), ...basis }), // prettier-ignore
          () => worker.patch(path, { lastSeenEarliest: when(), reason: 'x' }, now.version),
          () => worker.patch(path, { endedAt: when(), reason: 'x' }, now.version),
          () => worker.post(`${path}/missing-again`, { from: when() }),
          () => worker.post(`${path}/located`, { locatedAt: when(), locatedBy: 'x', seen: true, safe: 'yes' }),
        ];
        if (step > 14) edits.push(() => worker.post(`${path}/returned`, { returnedAt: when(), to: 'same-placement', safe: 'yes' })); // prettier-ignore
        const { status } = await pick(edits)();
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        now = (await worker.get(path)).body;
        const { segments, startedAt, endedAt } = now;
        expect([segments[0].from, segments.at(-1).until]).toEqual([startedAt, endedAt]);
        segments.slice(1).forEach((each: any, i: number) => expect(each.from).toBe(segments[i].until));
        for (const each of segments) if (each.until) expect(each.from < each.until).toBe(true);
      }
    }
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
    expect(statuses.get(200)).toBeGreaterThan(20);
  }, 60_000);
});
