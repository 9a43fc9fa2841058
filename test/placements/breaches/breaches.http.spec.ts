import { DueSteps } from '../../../src/jobs/due-steps.js';
import { Clock } from '../../../src/kernel/clock.js';
import { londonDay } from '../../../src/kernel/london-time.js';
import { addDays, addMonths, toIso } from '../../../src/kernel/plain-date.js';
import { type ApiClient, startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';

const HOUR = 3_600_000;
const TODAY = londonDay(new Date());
const TWO_HOURS_AGO = new Date(Date.now() - 2 * HOUR).toISOString();

class MovingClock extends Clock {
  at = new Date();
  now(): Date {
    return this.at;
  }
}

let kith: Kith;
let facts: Facts;
let worker: ApiClient;
let director: ApiClient;
let child: string;
const clock = new MovingClock();

beforeAll(async () => {
  kith = await startKith({ override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
  facts = await Facts.of(kith);
  [worker, director] = [await kith.as('social-worker'), await kith.as('director')];
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});
beforeEach(async () => {
  clock.at = new Date();
  child = await facts.child({ bornOn: '2014-05-01' });
});

const ago = (hours: number) => new Date(clock.at.getTime() - hours * HOUR).toISOString();
const inDays = (days: number) => toIso(addDays(londonDay(clock.at), days));

/** A worker records that the child has been in a caravan for so many hours. */
async function inACaravan(hours = 5, by = worker): Promise<any[]> {
  const { status, body } = await by.post(`/api/v1/children/${child}/actual-placements`, {
    place: { name: 'A caravan by the sea', settingType: 'caravan', country: 'england' },
    ...{ route: 'other-arrangements', startsAt: ago(hours), circumstances: 'No bed was found' },
  });
  expect(status).toBe(201);
  return body.breaches;
}

const decision = (rest: object = {}) => ({
  ...{ decision: 'continue-while-moving', reasons: 'No lawful place is free tonight' },
  alternatives: [{ what: 'Patternby House', askedAt: TWO_HOURS_AGO, whyNot: 'No bed until Thursday' }],
  ...{ courtOrder: 'none', ofsted: 'not-yet', exitPlan: 'Patternby House on Thursday', exitBy: inDays(3) },
  ...rest,
});
const decide = (breach: string, rest: object = {}, by = director) =>
  by.post(`/api/v1/breaches/${breach}/decisions`, decision(rest));
const breachNow = async (id: string) => (await worker.get(`/api/v1/breaches/${id}`)).body;
const breaches = async () => (await worker.get(`/api/v1/children/${child}/breaches`)).body.items;

describe('the director’s decision', () => {
  it('is recorded whole, under an order of a court; the breach stands, and its days run on', async () => {
    const [{ id }] = await inACaravan();
    const order = { kind: 'deprivation-of-liberty-order', court: 'high-court', reference: 'FD26P1', from: ago(4) };
    const ofsted = { ofsted: 'told', ofstedToldAt: ago(1), ofstedToldBy: 'Sam Sample' };
    const { status, body } = await decide(id, { courtOrder: 'in-force', order, ...ofsted });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ follows: null, channel: 'system', decidedByName: 'Test director', recordedBy: 'Test director' },
      ...{ alternatives: [{ what: 'Patternby House', whyNot: 'No bed until Thursday' }], reviewBy: inDays(7) },
      ...{ order: { kind: order.kind, court: 'high-court', reference: 'FD26P1', until: null }, ...ofsted },
    });
    const breach = await breachNow(id);
    expect(breach).toMatchObject({ state: 'standing', directorDecision: 'continue-while-moving', hours: 5 });
    expect(breach.owed).toMatchObject({ asks: 'review', isOverdue: false });
    const [evidence] = (await worker.get(`/api/v1/children/${child}/placement-evidence`)).body.items;
    expect(evidence).toMatchObject({ kind: order.kind, detail: 'high-court', reference: 'FD26P1' });
    clock.at = new Date(clock.at.getTime() + 60_000);
    const reviewed = await decide(id, { courtOrder: 'in-force', courtOrderId: body.order.id, follows: body.id });
    expect(reviewed.status).toBe(201);
    expect(reviewed.body).toMatchObject({ follows: body.id, order: { id: body.order.id } });
    expect((await worker.get(`/api/v1/breaches/${id}/decisions`)).body.items.map((d: any) => d.id)).toEqual([
      reviewed.body.id,
      body.id,
    ]);
  });

  it('of two at once the second is told to read the first', async () => {
    const [{ id }] = await inACaravan();
    const both = await Promise.all([decide(id, { follows: null }), decide(id, { follows: null })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await facts.rows('SELECT FROM breach_decision WHERE child_id = $1', [child])).toHaveLength(1);
  });

  it('answers both rules that one stay breaks: nobody is asked twice', async () => {
    const lodgings = await facts.setting('supported-accommodation');
    await facts.registration(lodgings, 'not-registered', ['2020-01-01']);
    await facts.actualPlacement(child, lodgings, [ago(30)], 'other-arrangements');
    const standing = (await breaches()).filter(({ state }: any) => state === 'standing');
    expect(standing.map(({ rule }: any) => rule)).toEqual(['PL-01', 'PL-02']);
    clock.at = new Date(Date.now() + 60_000);
    await kith.app.get(DueSteps).runDue();
    expect(await chases()).toEqual(['decision 0 director-on-call']);
    expect((await decide(standing[1].id)).status).toBe(201);
    for (const { id } of standing) expect((await breachNow(id)).owed.asks).toBe('review');
    expect(await facts.rows('SELECT FROM breach_decision WHERE child_id = $1', [child])).toHaveLength(1);
    const { items } = (await director.get('/api/v1/breaches')).body;
    const lines = items.filter(({ childId }: any) => childId === child);
    expect(lines).toMatchObject([{ rules: ['PL-01', 'PL-02'], directorDecision: 'continue-while-moving' }]);
  });

  it('is a director’s: a worker says which, or is told so; who recorded the child there never decides', async () => {
    const [{ id }] = await inACaravan(5, director);
    expect((await decide(id)).status).toBe(403);
    const mine = { told: { decidedBy: kith.authority.users.director.id, decidedAt: ago(1), channel: 'telephone' } };
    expect((await decide(id, mine, worker)).status).toBe(403);
    expect((await decide(id, {}, worker)).body.errors).toMatchObject([{ field: 'told' }]);
    const aManager = { told: { ...mine.told, decidedBy: kith.authority.users['team-manager'].id } };
    expect((await decide(id, aManager, worker)).status).toBe(403);
    const another = { told: { ...mine.told, decidedBy: kith.authority.users['director-on-call'].id } };
    expect((await decide(id, another, worker)).status).toBe(201);
    expect((await decide(id, another, await kith.as('data-officer'))).status).toBe(403);
  });

  it('the database itself refuses who recorded the child there, and who is no director', async () => {
    const [{ placementId }] = await inACaravan(5, director);
    const row = (by: string) => ({
      ...{ child_id: child, placement_id: placementId, decision: 'move-now', reasons: 'x', court_order: 'none' },
      ...{ ofsted: 'not-known', review_by: inDays(7), decided_by: by, decided_at: ago(1), channel: 'system' },
    });
    const { director: recorder, 'team-manager': manager } = kith.authority.users;
    await expect(facts.insert('breach_decision', row(recorder.id))).rejects.toMatchObject({ constraint: 'two_people' });
    await expect(facts.insert('breach_decision', row(manager.id))).rejects.toMatchObject({ code: 'KA003' });
  });

  it('by telephone it is confirmed by noon of the next working day; disowned, it is owed again', async () => {
    const [{ id }] = await inACaravan();
    const told = { decidedBy: kith.authority.users.director.id, decidedAt: ago(1), channel: 'telephone' };
    const { body } = await decide(id, { told }, worker);
    expect(body).toMatchObject({ channel: 'telephone', recordedBy: 'Test social-worker', confirmedAt: null });
    expect(Date.parse(body.confirmationDueAt)).toBeGreaterThan(clock.at.getTime());
    const answer = (by: ApiClient, confirmed: boolean) =>
      by.post(`/api/v1/breach-decisions/${body.id}/confirmation`, { confirmed });
    expect((await answer(await kith.as('director-on-call'), true)).status).toBe(403);
    expect((await breachNow(id)).owed.asks).toBe('review');
    expect((await answer(director, false)).body.disownedAt).not.toBeNull();
    expect((await answer(director, true)).status).toBe(409);
    expect(await breachNow(id)).toMatchObject({ directorDecision: null, owed: { asks: 'decision' } });
    expect((await decide(id, { follows: body.id })).body.follows).toBe(body.id);
  });

  it.each([
    ['nothing tried, and no reason why', { alternatives: [] }, 'noAlternativesBecause'],
    ['an alternative without an answer', { alternatives: [{ what: 'A home', askedAt: '2026-01-01T10:00:00Z' }] }, 'alternatives.0.whyNot'],
    ['an order nobody describes', { courtOrder: 'in-force' }, 'order'],
    ['an order of nowhere', { courtOrder: 'in-force', courtOrderId: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00' }, 'courtOrderId'],
    ['an order that ends before it is made', { courtOrder: 'in-force', order: { kind: 'court-order', court: 'family-court', from: '2026-05-02T10:00:00Z', until: '2026-05-01T10:00:00Z' } }, 'order.until'],
    ['Ofsted told by nobody', { ofsted: 'told', ofstedToldAt: '2026-05-01T10:00:00Z' }, 'ofstedToldBy'],
    ['Ofsted need not be told, and why not', { ofsted: 'not-applicable' }, 'ofstedReason'],
    ['an end in the past', { exitBy: '2026-01-01' }, 'exitBy'],
    ['a review in a fortnight', { reviewBy: toIso(addDays(TODAY, 14)) }, 'reviewBy'],
  ])('is refused at its field: %s', async (_sentence, rest, field) => {
    const [{ id }] = await inACaravan();
    const { status, body } = await decide(id, rest);
    expect({ status, fields: body.errors.map((error: any) => error.field) }).toEqual({ status: 422, fields: [field] });
    expect(await facts.rows('SELECT FROM placement_evidence WHERE child_id = $1', [child])).toHaveLength(0);
  }); // prettier-ignore
});

const chases = async () =>
  (
    await facts.rows<{ words: string }>(
      `SELECT asks || ' ' || level || ' ' || role AS words FROM breach_chase WHERE child_id = $1 ORDER BY asked_at, level, role`,
      [child],
    )
  ).map(({ words }) => words);

describe('the clock', () => {
  async function at(hours: number, since: Date): Promise<string[]> {
    clock.at = new Date(since.getTime() + hours * HOUR);
    await kith.app.get(DueSteps).runDue();
    return chases();
  }

  it('asks for the decision from the moment the breach is known, of more people the longer it is owed; then for each review', async () => {
    const [{ id }] = await inACaravan(48);
    const known = new Date((await breachNow(id)).knownFrom);
    const first = ['decision 0 director-on-call'];
    expect(await at(0, known)).toEqual(first);
    expect(await at(3.9, known)).toEqual(first);
    expect(await at(4, known)).toEqual([...first, 'decision 1 director']);
    const [notice] = await facts.rows<{ to_role: string }>(
      `SELECT to_role FROM notice WHERE child_id = $1 AND kind = 'breach-decision-owed' ORDER BY to_role DESC`,
      [child],
    );
    expect(notice!.to_role).toBe('director-on-call');
    const mails = await facts.rows(`SELECT FROM message WHERE template = 'breach-decision' AND about_id = $1`, [id]);
    expect(mails).toHaveLength(2);
    expect(await at(24, known)).toHaveLength(5);
    expect((await breachNow(id)).owed.isOverdue).toBe(true);

    const { reviewBy } = (await decide(id)).body;
    const due = new Date((await breachNow(id)).owed.at);
    expect(toIso(addDays(londonDay(clock.at), 7))).toBe(reviewBy);
    expect(await at(-25, due)).toHaveLength(5);
    expect((await at(-24, due)).slice(5)).toEqual(['review 0 director']);
    expect(await lists()).toEqual({ owed: true, overdue: false });
    expect((await at(0, due)).slice(6)).toEqual(['review 1 director', 'review 1 director-on-call']);
    expect((await breachNow(id)).owed).toMatchObject({ asks: 'review', isOverdue: true });
    expect(await lists()).toEqual({ owed: true, overdue: true });
    await decide(id, { exitBy: inDays(2) });
    expect(await at(1, due)).toHaveLength(8);
    expect((await breachNow(id)).owed.isOverdue).toBe(false);
  });

  it('of a breach foreseen asks on the day it begins; asks nothing once the child has moved', async () => {
    const home = await facts.setting('childrens-home');
    await facts.registration(home, 'registered', ['2020-01-01', new Date(Date.now() + 5 * HOUR).toISOString()], 'childrens-home'); // prettier-ignore
    const placement = await facts.actualPlacement(child, home, ['2026-01-01'], 'childrens-home');
    const begun = new Date();
    expect(await at(0, begun)).toEqual([]);
    expect((await breaches())[0]).toMatchObject({ rule: 'PL-02', state: 'foreseen', days: 0, owed: null });
    expect(await at(6, begun)).toEqual(['decision 0 director-on-call']);
    await facts.audited(`UPDATE placement SET during = tstzrange(lower(during), $2), end_reason = 'moved' WHERE id = $1`, [placement, new Date(begun.getTime() + 6.5 * HOUR)]); // prettier-ignore
    expect(await at(40, begun)).toHaveLength(1);
    expect((await breaches())[0]).toMatchObject({ state: 'ended', endReason: 'placement-ended', days: expect.any(Number), owed: null }); // prettier-ignore
    expect(await facts.rows(`SELECT FROM due_step WHERE kind = 'breach.chase' AND subject_id = $1`, [placement])).toEqual([]); // prettier-ignore
  });

  async function lists(): Promise<{ owed: boolean; overdue: boolean }> {
    const has = async (show: string) =>
      (await director.get(`/api/v1/breaches?show=${show}`)).body.items.some((each: any) => each.childId === child);
    return { owed: await has('owed'), overdue: await has('overdue') };
  }
});

describe('the day count', () => {
  it('runs on through the 16th birthday, where one rule hands over to another; each rule is counted apart', async () => {
    const birthday = addDays(TODAY, 2);
    child = await facts.child({ bornOn: toIso(addMonths(birthday, -12 * 16)) });
    const lodgings = await facts.setting('supported-accommodation');
    await facts.registration(lodgings, 'not-registered', ['2020-01-01']);
    await facts.actualPlacement(child, lodgings, [ago(24 * 3)], 'other-arrangements');
    const first = (await breaches()).find(({ rule }: any) => rule === 'PL-01');
    expect((await decide(first.id)).status).toBe(201);
    clock.at = new Date(Date.now() + 4 * 24 * HOUR);
    const of = async (rule: string) => (await breaches()).find((each: any) => each.rule === rule);
    const [before, after] = [await of('PL-01'), await of('SA-01')];
    expect(before).toMatchObject({ id: first.id, rule: 'PL-01', state: 'ended', endReason: 'attained-16' });
    expect(after).toMatchObject({ rule: 'SA-01', state: 'standing', trueFrom: before.until });
    expect(londonDay(new Date(before.until))).toBe(birthday);
    expect(after.run).toEqual(before.run);
    expect(after.run).toMatchObject({ from: before.trueFrom, days: before.days + after.days, hours: 168 });
    expect(before.hours + after.hours).toBeCloseTo(168, 0);
    expect(after).toMatchObject({ directorDecision: 'continue-while-moving', owed: { asks: 'review' } });
  });

  it('runs on when the status changes and the placement is recorded anew in the same place', async () => {
    const hostel = await facts.setting('hostel');
    await facts.actualPlacement(child, hostel, [ago(50), ago(20)], 'other-arrangements');
    await facts.actualPlacement(child, hostel, [ago(20)], 'detention');
    const [now, before] = await breaches();
    expect(before).toMatchObject({ endReason: 'placement-ended', hours: 30 });
    expect(now).toMatchObject({ state: 'standing', hours: 20, run: { from: before.trueFrom, hours: 50 } });
    expect(now.owed.asks).toBe('decision');
  });

  it('begins anew in another place', async () => {
    const [hostel, hotel] = [await facts.setting('hostel'), await facts.setting('hotel')];
    await facts.actualPlacement(child, hostel, [ago(50), ago(20)], 'other-arrangements');
    await facts.actualPlacement(child, hotel, [ago(20)], 'other-arrangements');
    expect((await breaches())[0]).toMatchObject({ hours: 20, run: { hours: 20 } });
  });
});
