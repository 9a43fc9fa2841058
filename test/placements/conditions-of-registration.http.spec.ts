import { type ApiClient, startKith, type Kith } from '../support/app.js';
import { Facts } from '../support/facts.js';

describe('a home registered for one sex, or for a number of children', () => {
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

  const home = async (conditions: { sex?: 'M' | 'F'; places?: number }) => {
    const id = await facts.setting('childrens-home');
    const registration = { status: 'registered', category: 'childrens-home', during: '[2020-01-01Z,)' };
    await facts.insert('care_setting_registration', { care_setting_id: id, ...registration, ...conditions });
    return id;
  };
  const child = async (sex: 'M' | 'F' | 'U' | null = 'F') => {
    const id = await facts.child({ bornOn: '2013-05-01' });
    await facts.audited('UPDATE child SET sex = $2 WHERE id = $1', [id, sex]);
    return id;
  };
  const approve = (who: string, careSettingId: string, startsAt = '2026-06-01T12:00:00Z') =>
    worker.post(`/api/v1/children/${who}/placements`, {
      ...{ careSettingId, startsAt, route: 'childrens-home', wishesAndFeelings: 'Wants to be near school' },
      approval: {
        decidedBy: kith.authority.users['team-manager'].id,
        decidedAt: '2026-06-01T09:00:00Z',
        channel: 'in-person',
      },
    });
  const reallyThere = (who: string, where: string, startsAt: string) =>
    facts.actualPlacement(who, where, [startsAt], 'childrens-home');
  const breaches = async (who: string) =>
    (await worker.get(`/api/v1/children/${who}/breaches`)).body.items.map(
      ({ rule, trueFrom, until }: { rule: string; trueFrom: string; until: string }) => [rule, trueFrom, until],
    );

  it('is approved for a girl where it is for girls, and for nobody else', async () => {
    const forGirls = await home({ sex: 'F' });
    expect((await approve(await child('F'), forGirls)).status).toBe(201);
    const boy = await approve(await child('M'), forGirls);
    expect([boy.status, boy.body.rule]).toEqual([422, 'PL-02']);
    const unknown = await approve(await child('U'), forGirls);
    expect([unknown.status, unknown.body.verdict.is]).toEqual([422, 'cannot-tell']);
    expect((await approve(await child(null), forGirls)).status).toBe(422);
  });

  it('is in breach from the first day when the sex is corrected, and is not when it is corrected back', async () => {
    const forGirls = await home({ sex: 'F' });
    const who = await child('F');
    await reallyThere(who, forGirls, '2026-06-01T12:00:00Z');
    expect(await breaches(who)).toEqual([]);
    const { version } = (await worker.get(`/api/v1/children/${who}`)).body;
    const corrected = await worker.patch(`/api/v1/children/${who}`, { sex: 'M', reason: 'Typed wrongly' }, version);
    expect(corrected.status).toBe(200);
    expect(await breaches(who)).toEqual([['PL-02', '2026-06-01T12:00:00.000Z', expect.any(String)]]);
    await worker.patch(`/api/v1/children/${who}`, { sex: 'F', reason: 'It was right' }, version + 1);
    expect(await breaches(who)).toEqual([]);
  });

  it('is full when the places are taken, until one who came before leaves', async () => {
    const forTwo = await home({ places: 2 });
    const [first, second, third, fourth] = await Promise.all([child(), child(), child(), child()]);
    const place = await reallyThere(first, forTwo, '2026-05-01T12:00:00Z');
    expect((await approve(second, forTwo)).status).toBe(201);
    const refused = await approve(third, forTwo, '2026-06-02T12:00:00Z');
    expect([refused.status, refused.body.rule]).toEqual([422, 'PL-02']);
    await reallyThere(third, forTwo, '2026-06-02T12:00:00Z');
    expect(await breaches(third)).toEqual([['PL-02', '2026-06-02T12:00:00.000Z', expect.any(String)]]);
    expect(await breaches(second)).toEqual([]);

    const ending = { endedAt: '2026-06-09T10:00:00Z', reason: 'A foster carer was found' };
    expect((await worker.post(`/api/v1/placements/${place}/ending`, ending)).status).toBe(201);
    expect(await breaches(third)).toEqual([['PL-02', '2026-06-02T12:00:00.000Z', '2026-06-09T10:00:00.000Z']]);
    expect((await approve(fourth, forTwo, '2026-06-10T12:00:00Z')).body.rule).toBe('PL-02');
  });

  it('has one last place: of two approved at once one is', async () => {
    const forOne = await home({ places: 1 });
    const who = await Promise.all([child(), child()]);
    const answers = await Promise.all(who.map((each) => approve(each, forOne)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('has no place to spare for two who came at once', async () => {
    const forOne = await home({ places: 1 });
    const twins = await Promise.all([child(), child()]);
    for (const each of twins) await reallyThere(each, forOne, '2026-06-01T12:00:00Z');
    for (const each of twins)
      expect(await breaches(each)).toEqual([['PL-02', '2026-06-01T12:00:00.000Z', expect.any(String)]]);
  });

  it('recorded later, and come before: the place is theirs, and the last to come is one too many', async () => {
    const forOne = await home({ places: 1 });
    const [early, late] = await Promise.all([child(), child()]);
    await reallyThere(late, forOne, '2026-06-05T12:00:00Z');
    expect(await breaches(late)).toEqual([]);
    await reallyThere(early, forOne, '2026-06-01T12:00:00Z');
    expect(await breaches(early)).toEqual([]);
    expect(await breaches(late)).toEqual([['PL-02', '2026-06-05T12:00:00.000Z', expect.any(String)]]);
  });

  it('lowered to fewer than live there: the last to come are too many', async () => {
    const forTwo = await home({ places: 2 });
    const [first, second] = await Promise.all([child(), child()]);
    await reallyThere(first, forTwo, '2026-05-01T12:00:00Z');
    await reallyThere(second, forTwo, '2026-05-02T12:00:00Z');
    await facts.audited(
      `UPDATE care_setting_registration SET during = '[2020-01-01Z,2026-06-01Z)' WHERE care_setting_id = $1`,
      [forTwo],
    );
    const registration = { status: 'registered', category: 'childrens-home', during: '[2026-06-01Z,)', places: 1 };
    await facts.insert('care_setting_registration', { care_setting_id: forTwo, ...registration });
    expect(await breaches(first)).toEqual([]);
    expect(await breaches(second)).toEqual([['PL-02', '2026-06-01T00:00:00.000Z', expect.any(String)]]);
  });
});
