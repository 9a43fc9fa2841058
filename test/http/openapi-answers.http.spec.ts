import { DECIDE_EXAMPLES } from '../../src/placements/breaches/breach.examples.js';
import { type OpenAPIObject } from '@nestjs/swagger';
import { randomUUID } from 'node:crypto';
import { type Role } from '../../src/auth/permissions.js';
import { DueSteps } from '../../src/jobs/due-steps.js';
import { type Answer, ApiClient, PASSWORD, startKith, type Kith } from '../support/app.js';
import { answerFaults, operationsOf, type Operation } from '../support/described.js';
import { Facts } from '../support/facts.js';
import { aJpeg } from '../support/pictures.js';

type Send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

/** One story that uses every operation: what each really answers is compared with what the description says. */
describe('what the API answers, compared with its description', () => {
  let kith: Kith;
  let facts: Facts;
  let api: OpenAPIObject;
  const clients = new Map<Role, ApiClient>();
  const answered = new Map<string, number[]>();

  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    api = (await (await fetch(`${kith.url}/api/openapi.json`)).json()) as OpenAPIObject;
    const roles = [
      'social-worker',
      'team-manager',
      'director',
      'administrator',
      'data-officer',
      'duty-manager',
      'service-manager',
      'return-interviewer',
      'information-governance',
    ] as const;
    for (const role of roles) clients.set(role, await kith.as(role));
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  const by = (role: Role): Send => {
    return async (method, path, body, headers = {}) => {
      const key: Record<string, string> = method === 'POST' ? { 'idempotency-key': randomUUID() } : {};
      const answer = await clients.get(role)!.send<any>(method, path, body, { ...key, ...headers });
      const operation = operationAt(method, path);
      expect({ method, path, body: answer.body, faults: answerFaults(api, operation, answer) }).toMatchObject({
        faults: [],
      });
      answered.set(operation.operationId!, [...(answered.get(operation.operationId!) ?? []), answer.status]);
      return answer;
    };
  };
  const worker = by('social-worker');
  const manager = by('team-manager');

  /** Literal parts win over ids: `children/search` is no child. */
  function operationAt(method: string, path: string): Operation {
    const parts = path.split('?')[0]!.split('/');
    const fits = (template: string[]) =>
      template.length === parts.length && template.every((part, i) => part.startsWith('{') || part === parts[i]);
    const [found] = operationsOf(api)
      .filter((one) => one.method === method.toLowerCase() && fits(one.path.split('/')))
      .sort((a, b) => a.path.split('{').length - b.path.split('{').length);
    if (!found) throw new Error(`${method} ${path} is not described`);
    return found.operation;
  }

  /** Created or done, and the body. */
  async function done(sent: Promise<Answer>): Promise<any> {
    const { status, body } = await sent;
    expect({ body, isDone: status < 300 }).toEqual({ body, isDone: true });
    return body;
  }
  const get = (send: Send, path: string) => done(send('GET', path));
  const post = (send: Send, path: string, body: object = {}) => done(send('POST', path, body));
  const patch = (send: Send, path: string, version: number, body: object) =>
    done(send('PATCH', path, body, { 'if-match': `"${version}"` }));

  async function aChild(over: object = {}): Promise<string> {
    const { id: searchId } = await post(worker, '/api/v1/children/search', { name: 'aisha' });
    const child = {
      ...{ searchId, duplicatesConsidered: true, givenName: 'Aisha', familyName: 'Byrne' },
      dateOfBirth: { earliest: '2014-05-01', source: 'claimed' },
      ...over,
    };
    return (await post(worker, '/api/v1/children', child)).id as string;
  }

  it('signing in', async () => {
    const username = kith.authority.users['social-worker'].email;
    const body = await post(worker, '/api/v1/session', { username, password: PASSWORD });
    clients.set('out-of-hours', new ApiClient(kith.url, body.token as string));
    await done(by('out-of-hours')('DELETE', '/api/v1/session'));
    expect((await by('out-of-hours')('GET', '/api/v1/children')).status).toBe(401);
    expect((await worker('POST', '/api/v1/session', { username, password: 'wrong' })).status).toBe(401);
  });

  it('children: searched for, recorded, opened, corrected', async () => {
    await post(by('administrator'), '/api/v1/teams', { name: 'North' });
    const [team] = await get(worker, '/api/v1/teams');
    const [person] = await get(worker, '/api/v1/people?role=social-worker');
    const from = '2026-01-05T10:00:00Z';
    const child = await aChild({
      unaccompanied: 'yes',
      periodOfCare: { from },
      legalStatus: { code: 'C1', from },
      allocation: { workerId: person.id, teamId: team.id, from },
    });
    await post(worker, '/api/v1/children/likely-duplicates', {
      ...{ givenName: 'Aisha', familyName: 'Byrne', earliest: '2014-05-01' },
    });
    const { id: search } = await post(worker, '/api/v1/children/search', { name: 'aisha' });
    expect((await get(worker, `/api/v1/searches/${search}`)).items.length).toBeGreaterThan(0);
    await get(worker, '/api/v1/children?mine=true');

    const at = `/api/v1/children/${child}`;
    const { birth, care, legalStatuses, version } = await get(worker, at);
    await patch(worker, at, version, { knownAs: 'Ash', reason: 'What she is called' });
    await post(worker, `${at}/dates-of-birth`, {
      ...{ earliest: '2013-05-01', source: 'document', supersedes: [birth.assertions[0].id] },
    });
    const { birth: now } = await get(worker, at);
    const live = now.assertions.find((one: any) => !one.supersededAt);
    await patch(worker, `/api/v1/dates-of-birth/${live.id}`, live.version, {
      underChallenge: true,
      reason: 'Disputed',
    });
    await patch(worker, `/api/v1/periods-of-care/${care[0].id}`, 1, {
      from: care[0].from,
      reason: 'As the log has it',
    });
    await patch(worker, `/api/v1/legal-statuses/${legalStatuses[0].id}`, 1, { code: 'C2', reason: 'A full order' });
    await post(worker, `${at}/legal-statuses`, { code: 'V2' });
    await post(worker, `${at}/allocations`, { workerId: person.id, teamId: team.id });
    await post(worker, `${at}/unaccompanied`, { answer: 'no' });
    await post(worker, `${at}/unaccompanied`, { answer: 'yes' });
    await post(worker, `${at}/unaccompanied/ending`, { reason: 'reunion' });
    await post(worker, `/api/v1/periods-of-care/${care[0].id}/ending`, { reason: 'E4A' });
    await post(worker, `${at}/periods-of-care`);
    await get(worker, at);
    expect((await get(worker, `${at}/history?page=1`)).items.length).toBeGreaterThan(5);
    expect((await get(by('information-governance'), `${at}/accesses`)).items.length).toBeGreaterThan(5);
  });

  it('restrictions, emergencies and notices', async () => {
    const child = await aChild({ localNumber: 'T-000123' });
    const named = kith.authority.users['reviewing-officer'].id;
    const restricted = await post(manager, `/api/v1/children/${child}/restrictions`, {
      ...{ scope: 'child', reason: 'A relative works here', people: [named] },
    });
    const at = restricted.href.replace('/people', '');
    await get(manager, `${at}/people`);
    await post(manager, `${at}/people`, { userId: kith.authority.users.director.id });
    await post(manager, `${at}/people/ending`, { userId: named, reason: 'Moved' });
    expect((await worker('GET', `/api/v1/children/${child}`)).status).toBe(404);
    const reason = 'Found at the station';
    await post(worker, '/api/v1/emergency-openings', { localNumber: 'T-000123', reason });
    await post(by('duty-manager'), `/api/v1/children/${child}/emergency-openings`, { reason });
    await get(worker, `/api/v1/children/${child}`);
    const { items } = await get(manager, '/api/v1/notices');
    await post(manager, `/api/v1/notices/${items[0].id}/reading`);
    await post(manager, `${at}/ending`, { reason: 'No longer needed' });
    expect((await worker('POST', '/api/v1/emergency-openings', { localNumber: 'none', reason })).status).toBe(404);
  });

  it('care settings and what is recorded of them', async () => {
    const { id } = await post(manager, '/api/v1/care-settings', {
      ...{ name: 'Oak House', settingType: 'childrens-home', country: 'england', regulator: 'ofsted', urn: 'SC000001' },
    });
    const at = `/api/v1/care-settings/${id}`;
    await patch(manager, at, 1, { postcode: 'ZZ99 3CZ', reason: 'It was the office’s' });
    const from = '2024-04-01T00:00:00Z';
    const reason = 'The certificate says so';
    const registration = await post(manager, `${at}/registrations`, {
      status: 'registered',
      category: 'childrens-home',
      from,
    });
    await patch(manager, `/api/v1/registrations/${registration.id}`, 1, { minAge: 8, reason });
    const restriction = await post(manager, `${at}/admission-restrictions`, { from: '2026-11-01T00:00:00Z' });
    await patch(manager, `/api/v1/admission-restrictions/${restriction.id}`, 1, {
      until: '2026-11-02T00:00:00Z',
      reason,
    });
    const approval = await post(manager, `${at}/carer-approvals`, { kind: 'approved', from });
    await patch(manager, `/api/v1/carer-approvals/${approval.id}`, 1, { terms: 'Two children', reason });
    await get(worker, at);
    const provider = await post(manager, '/api/v1/providers', { name: 'Sample Care Ltd', kind: 'private' });
    await patch(manager, `/api/v1/providers/${provider.id}`, 1, { regulator: 'ofsted', urn: 'RP000001', reason });
    await get(worker, `/api/v1/providers/${provider.id}`);
    await get(worker, '/api/v1/providers?name=sample');
    await get(worker, '/api/v1/care-settings?name=oak&type=childrens-home');
    await get(worker, `${at}/history`);
  });

  it('a home that is suspended, by hand and by a regulator’s list; what was decided for the child who lives there', async () => {
    const child = await aChild();
    const home = await facts.setting('childrens-home', { registered: ['2020-01-01'], name: 'Elm House' });
    await facts.actualPlacement(child, home, ['2026-06-01'], 'childrens-home');
    const suspended = { status: 'suspended', category: 'childrens-home', from: '2026-11-01T00:00:00Z' };
    const { changeId } = await post(manager, `/api/v1/care-settings/${home}/registrations`, suspended);
    expect((await get(worker, `/api/v1/care-settings/${home}/registration-changes`)).total).toBe(1);
    const { children } = await get(worker, `/api/v1/registration-changes/${changeId}`);
    expect(children).toMatchObject([{ childId: child, after: { verdict: 'breached' } }]);
    await get(worker, '/api/v1/lapse-work?state=owed');
    const work = `/api/v1/lapse-work/${children[0].workId}`;
    await get(worker, work);
    const reasons = 'A bed from Saturday';
    expect((await worker('POST', `${work}/decision`, { outcome: 'stays-lawful', reasons })).status).toBe(422);
    await post(worker, `${work}/decision`, { outcome: 'remains-in-breach', reasons });

    const csv = Buffer.from("URN,Provision type,Registration status\nSC900100,Children's home,Active\n");
    const at = '/api/v1/provider-lists?regulator=ofsted&asOf=2026-11-01';
    const list = await done(manager('POST', at, csv, { 'content-type': 'text/csv' }));
    await get(worker, '/api/v1/provider-lists');
    await get(worker, `/api/v1/provider-lists/${list.id}`);
    expect((await get(worker, `/api/v1/provider-lists/${list.id}/changes`)).items[0]).toMatchObject({ is: 'new' });
    expect(await post(manager, `/api/v1/provider-lists/${list.id}/recording`)).toMatchObject({ added: 1 });
    expect((await manager('POST', `/api/v1/provider-lists/${list.id}/recording`)).status).toBe(409);
  });

  it('what was decided about a placement; the law, and a value of it signed off', async () => {
    const child = await aChild();
    const at = `/api/v1/children/${child}/placement-evidence`;
    const evidence = { outcome: 'done', at: '2026-06-01T10:00:00Z' };
    const decided = { decidedBy: kith.authority.users.director.id, channel: 'telephone' };
    const { id } = await post(worker, at, { ...evidence, ...decided, kind: 'distance-approval' });
    await post(worker, at, { ...evidence, kind: 'deprivation-of-liberty-order', dueAt: '2026-09-01T12:00:00Z' });
    expect((await worker('POST', at, { ...evidence, kind: 'notice' })).status).toBe(422);
    await post(by('director'), `/api/v1/placement-evidence/${id}/confirmation`, { confirmed: true });
    await patch(worker, `/api/v1/placement-evidence/${id}`, 2, { withdrawn: true, why: 'Another child’s' });
    expect((await get(worker, at)).items).toHaveLength(2);
    await get(worker, `/api/v1/placement-evidence/${id}/history`);
    await get(worker, '/api/v1/law/rules');
    await get(worker, '/api/v1/law/rules/PL-05/children?page=1');
    await get(worker, '/api/v1/law/scheme-values');
    await post(by('director'), '/api/v1/law/scheme-values/reg-23-working-days/sign-offs', {
      ...{ value: 6, source: 'Legal services', from: '2026-01-01T00:00:00Z' },
    });
    await post(by('director'), '/api/v1/law/adjoining-areas/sign-offs', {
      ...{ areas: ['E10000031'], source: 'ONS boundaries', from: '2026-01-01T00:00:00Z' },
    });
    await get(by('director'), '/api/v1/law/adjoining-areas');
  });

  it('how placements stand with the law, and days that draw near', async () => {
    const child = await aChild();
    const hostel = await facts.setting('hostel');
    await facts.actualPlacement(child, hostel, ['2026-06-01']);
    await kith.app.get(DueSteps).runDue();
    await facts.insert('compliance_alert', {
      ...{ child_id: child, kind: 'attains-18', subject_id: child, falls_on: '2099-01-01', days_before: 90 },
    });
    await get(manager, '/api/v1/compliance?settingType=hostel');
    expect((await manager('GET', '/api/v1/compliance?team=x')).status).toBe(422);
    expect((await get(manager, '/api/v1/compliance/rules/PL-01/children?verdict=breached')).total).toBeGreaterThan(0);
    expect((await get(worker, `/api/v1/children/${child}/verdict-spans`)).items.length).toBeGreaterThan(0);
    const { items } = await get(manager, '/api/v1/compliance/alerts?mine=false');
    const alert = items.find((each: any) => each.childId === child);
    const answer = `/api/v1/compliance/alerts/${alert.id}/acknowledgement`;
    expect([(await worker('POST', answer)).status, (await worker('POST', answer)).status]).toEqual([204, 409]);
  });

  it('placements, lawful and not', async () => {
    const child = await aChild();
    const foster = await facts.setting('foster-home');
    await facts.approvedCarer(foster, ['2020-01-01']);
    const hostel = await facts.setting('hostel');
    const at = `/api/v1/children/${child}`;
    const start = { careSettingId: foster, route: 'foster', startsAt: '2026-06-01T12:00:00Z' };
    await post(worker, `${at}/placements/check`, start);
    await post(worker, `${at}/placements/check`, { ...start, careSettingId: hostel, route: 'other-arrangements' });
    expect((await post(worker, `${at}/setting-search`, { startsAt: start.startsAt, beds: 1 })).total).toBeGreaterThan(
      1,
    );
    const decidedBy = kith.authority.users['team-manager'].id;
    const approval = { decidedBy, decidedAt: '2026-06-01T09:00:00Z', channel: 'telephone' };
    const approved = { ...start, wishesAndFeelings: 'Wants to stay near school', approval };
    const unlawful = { ...approved, careSettingId: hostel, route: 'other-arrangements' };
    expect((await worker('POST', `${at}/placements`, unlawful)).status).toBe(422);
    const { id } = await post(worker, `${at}/placements`, approved);
    const owed = (await get(worker, '/api/v1/follow-ups?state=owed')).items.find(
      (each: any) => each.placementId === id,
    );
    await get(worker, `/api/v1/follow-ups/${owed.id}`);
    const cannot = { outcome: 'cannot-be-known', found: 'The file is lost' };
    await post(worker, `/api/v1/follow-ups/${owed.id}/answer`, cannot);
    expect((await worker('POST', `/api/v1/follow-ups/${owed.id}/answer`, cannot)).status).toBe(409);
    expect((await worker('POST', `${at}/placements`, { ...approved, startsAt: '2026-06-02T12:00:00Z' })).status).toBe(
      409,
    );
    await post(manager, `/api/v1/placements/${id}/approval/confirmation`, { confirmed: true });
    await post(worker, `/api/v1/placements/${id}/codes`, { code: 'U4', reason: 'Matched for the long term' });
    await get(worker, `/api/v1/placements/${id}/codes`);
    expect((await get(worker, `/api/v1/placements/${id}/notices`)).items.length).toBeGreaterThan(5);
    const { version } = await get(worker, `/api/v1/placements/${id}`);
    const correction = { startsAt: '2026-06-01T13:00:00Z', reason: 'An hour later' };
    await patch(worker, `/api/v1/placements/${id}`, version, correction);
    expect((await worker('PATCH', `/api/v1/placements/${id}`, correction)).status).toBe(428);
    expect((await worker('PATCH', `/api/v1/placements/${id}`, correction, { 'if-match': '"99"' })).status).toBe(412);
    await post(worker, `/api/v1/placements/${id}/ending`, { endedAt: '2026-08-01T10:00:00Z', reason: 'Moved' });
    await post(worker, `${at}/actual-placements`, {
      ...{ careSettingId: hostel, route: 'other-arrangements', startsAt: '2026-08-01T23:40:00Z' },
      circumstances: 'No bed was found',
    });
    const { items } = await get(worker, `${at}/breaches`);
    const breach = `/api/v1/breaches/${items[0].id}`;
    const decided = await post(worker, `${breach}/decisions`, {
      ...DECIDE_EXAMPLES.first.value,
      alternatives: [{ what: 'A registered home', askedAt: '2026-08-01T21:00:00Z', whyNot: 'No bed' }],
      order: { kind: 'deprivation-of-liberty-order', court: 'high-court', from: '2026-08-01T20:00:00Z' },
      ...{ exitPlan: 'A home has agreed', exitBy: '2099-01-01' },
      told: { decidedBy: kith.authority.users.director.id, decidedAt: '2026-08-02T00:20:00Z', channel: 'telephone' },
    });
    await post(by('director'), `/api/v1/breach-decisions/${decided.id}/confirmation`, { confirmed: true });
    expect((await get(worker, `${breach}/decisions`)).items).toHaveLength(1);
    expect((await get(worker, breach)).reviewBy).toBe('2026-08-09');
    expect((await get(by('director'), '/api/v1/breaches?show=overdue')).items).toHaveLength(1);
    expect((await get(worker, `${at}/placements`)).items).toHaveLength(2);
    await get(worker, `/api/v1/placements/${id}/history`);
  });

  it('a child missing, found, missing again, back', async () => {
    const child = await aChild();
    const at = `/api/v1/children/${child}/absences`;
    const report = {
      ...{ whereabouts: 'not-known', lastSeenEarliest: '2026-06-01T20:00:00Z', lastSeenPlace: 'In her room' },
      ...{ lastSeenBy: 'Night staff', danger: 'unknown', police: 'told', policeToldAt: '2026-06-01T22:00:00Z' },
    };
    const { id } = await post(worker, at, report);
    expect((await worker('POST', at, report)).status).toBe(409);
    expect((await worker('POST', at, { ...report, danger: 'perhaps' })).status).toBe(422);
    const found = { locatedAt: '2026-06-02T04:10:00Z', locatedBy: 'Police', seen: true, safe: 'yes' };
    await post(worker, `/api/v1/absences/${id}/located`, found);
    await post(worker, `/api/v1/absences/${id}/missing-again`, { from: '2026-06-02T05:00:00Z' });
    await get(worker, '/api/v1/absences?open=true');
    await get(worker, '/api/v1/absences?kind=missing&from=2026-06-01&to=2026-06-30&dated=started&hours=1');
    await get(worker, '/api/v1/missing-now');
    const back = { returnedAt: '2026-06-02T06:00:00Z', to: 'same-placement', safe: 'yes' };
    await post(worker, `/api/v1/absences/${id}/returned`, back);
    const reason = 'The carer’s log says otherwise';
    const { version } = await get(worker, `/api/v1/absences/${id}`);
    await patch(worker, `/api/v1/absences/${id}`, version, { lastSeenEarliest: '2026-06-01T19:15:00Z', reason });
    await get(worker, `/api/v1/absences/${id}/history`);
    await get(worker, `/api/v1/absences/${id}/description`);
    await post(worker, `/api/v1/absences/${id}/description`, { clothing: 'A grey hooded top' });
    await get(worker, `/api/v1/children/${child}/companions`);
    const { danger, ...shared } = report as { danger: string };
    const children = [{ childId: await aChild(), danger }];
    await post(worker, '/api/v1/absences', { ...shared, children });
    expect((await get(worker, at)).items).toHaveLength(1);
  });

  it('messages to colleagues, and whom to ring', async () => {
    const administrator = by('administrator');
    const { id } = await post(administrator, '/api/v1/messages/test', { channel: 'sms', recipient: '01632 960001' });
    expect((await get(administrator, '/api/v1/messages?state=waiting')).items).toMatchObject([
      { id, state: 'waiting' },
    ]);
    await post(administrator, `/api/v1/messages/${id}/retry`);
    await facts.rows(`UPDATE message SET queued_at = now() - interval '3 minutes' WHERE id = $1`, [id]);
    expect((await get(manager, '/api/v1/messages/to-ring')).items).toMatchObject([{ id, state: 'overdue' }]);
    await post(manager, `/api/v1/messages/${id}/rang`, { spoke: false });
    await post(manager, `/api/v1/messages/${id}/rang`, { spoke: true });
    expect((await manager('POST', `/api/v1/messages/${id}/rang`, { spoke: true })).status).toBe(409);
    expect((await get(manager, '/api/v1/messages/to-ring')).items).toEqual([]);
  });

  it('events to other programs', async () => {
    const administrator = by('administrator');
    const to = { name: 'Police liaison', url: 'https://93.184.215.14/kith', kinds: ['missing.reported'] };
    const { id } = await post(administrator, '/api/v1/webhook-subscriptions', to);
    const since = new Date(Date.now() - 1000).toISOString();
    const report = {
      ...{ whereabouts: 'not-known', lastSeenEarliest: '2026-06-01T20:00:00Z', lastSeenPlace: 'School' },
      ...{ lastSeenBy: 'Teacher', danger: 'unknown', police: 'telling-now' },
    };
    await post(worker, `/api/v1/children/${await aChild()}/absences`, report);
    const at = `/api/v1/webhook-subscriptions/${id}`;
    const { items } = await get(administrator, `${at}/deliveries?state=waiting`);
    expect(items).toMatchObject([{ kind: 'missing.reported', occurredAt: '2026-06-01T20:00:00.000Z', tries: 0 }]);
    await post(administrator, `/api/v1/webhook-deliveries/${items[0].id}/replay`);
    expect(await post(administrator, `${at}/replay`, { since })).toEqual({ count: 1 });
    expect((await get(administrator, '/api/v1/webhook-subscriptions')).items).toMatchObject([{ id, waiting: 3 }]);
    await post(administrator, `${at}/ending`);
    expect((await administrator('POST', `${at}/ending`)).status).toBe(409);
    expect((await administrator('POST', `${at}/replay`, { since })).status).toBe(409);
  });

  it('a profile made, confirmed, put right, handed over; a pack of it released', async () => {
    const child = await aChild();
    const at = `/api/v1/children/${child}/missing-profile`;
    const { id, version } = await post(worker, `${at}/items`, { subject: 'hair', words: 'Brown' });
    await patch(worker, `/api/v1/profile-items/${id}`, version, { words: 'Black', reason: 'Another child’s' });
    expect((await worker('POST', `${at}/items`, { subject: 'horoscope', words: 'Leo' })).status).toBe(422);
    const phone = await post(worker, `${at}/items`, { subject: 'phone', words: '07700 900123', protected: true });
    await post(worker, `/api/v1/profile-items/${phone.id}/confirmation`, { confirmedBy: 'Her carer' });
    await post(worker, `/api/v1/profile-items/${phone.id}/ending`, { reason: 'Lost' });
    expect((await worker('POST', `/api/v1/profile-items/${phone.id}/confirmation`, {})).status).toBe(409);
    expect(await post(worker, `${at}/confirmation`)).toEqual({ confirmed: 1 });
    await post(worker, `${at}/hand-overs`, { handedTo: 'Jo Example, foster carer' });
    const png = { media_type: 'image/png', width: 1, height: 1, sha256: Buffer.alloc(32), bytes: Buffer.from('x') };
    const picture = await facts.insert('profile_picture', { child_id: child, ...png });
    await get(worker, `/api/v1/profile-pictures/${picture}`);
    expect((await get(worker, at)).items).toHaveLength(1);
    expect((await get(worker, `${at}/history`)).items.length).toBeGreaterThan(5);

    const report = {
      ...{ whereabouts: 'not-known', lastSeenEarliest: '2026-06-01T20:00:00Z', lastSeenPlace: 'In her room' },
      ...{ lastSeenBy: 'Night staff', danger: 'unknown', police: 'telling-now' },
    };
    const absence = await post(worker, `/api/v1/children/${child}/absences`, report);
    const pack = `/api/v1/absences/${absence.id}/police-pack`;
    await get(worker, `${pack}?audience=host-authority`);
    const recipient = { recipientName: 'PC Sample', recipientOrganisation: 'Police', recipientContact: 'a@b.example' };
    expect((await worker('POST', `${pack}/releases`, { ...recipient, recipientName: '', audience: 'police' })).status).toBe(422); // prettier-ignore
    const release = await post(worker, `${pack}/releases`, { ...recipient, audience: 'police' });
    await get(worker, `/api/v1/pack-releases/${release.id}`);
    await get(worker, release.pdfHref);
    expect((await get(worker, `${pack}/releases`)).items).toHaveLength(1);
  });

  it('return interviews: offered, arranged, held, corrected, closed; and by somebody from outside', async () => {
    const child = await aChild();
    const back = async (from: string, until: string): Promise<string> => {
      const { id } = await post(worker, `/api/v1/children/${child}/absences`, {
        ...{ whereabouts: 'not-known', lastSeenEarliest: from, lastSeenPlace: 'In her room' },
        ...{ lastSeenBy: 'Night staff', danger: 'unknown', police: 'telling-now' },
      });
      const returned = { returnedAt: until, to: 'same-placement', safe: 'yes' };
      await post(worker, `/api/v1/absences/${id}/returned`, returned);
      return `/api/v1/absences/${id}/interview`;
    };
    const at = await back('2026-06-01T20:00:00Z', '2026-06-02T06:00:00Z');
    const offer = { offeredAt: '2026-06-02T09:00:00Z', offeredBy: 'Sam', offeredTo: 'Her' };
    const { id: offered } = await post(worker, `${at}/offers`, offer);
    const answer = { answer: 'accepted', answeredAt: '2026-06-02T10:00:00Z' };
    await post(worker, `/api/v1/interview-offers/${offered}/answer`, answer);
    await patch(worker, `/api/v1/interview-offers/${offered}`, 2, {
      ...offer,
      answer: 'accepted',
      reason: 'Her words',
    });
    await post(worker, `${at}/arrangement`, { arrangedFor: '2026-06-03T15:00:00Z', interviewerName: 'Jo' });
    const held = {
      ...{ heldAt: '2026-06-03T15:10:00Z', independent: true, independenceReason: 'A charity', ownWords: 'Bored' },
      ...{ places: [{ name: 'The park' }], harm: 'no', parentsViews: 'obtained', parentsViewsDetails: 'The same' },
    };
    const named = { ...held, interviewerName: 'Jo' };
    const { id } = await post(worker, `${at}/write-up`, named);
    const { interview } = await get(worker, at);
    await patch(worker, `/api/v1/return-interviews/${id}`, interview.version, { ...named, reason: 'She read it' });
    const ownerId = kith.authority.users['social-worker'].id;
    const action = { what: 'Ask her', ownerId, dueOn: '2026-06-10' };
    const { id: todo } = await post(worker, `/api/v1/return-interviews/${id}/actions`, action);
    await post(worker, `/api/v1/interview-actions/${todo}/completion`, { doneAt: '2026-06-09T10:00:00Z' });
    const share = { sharedWith: 'Her reviewing officer', sharedAt: '2026-06-04T10:00:00Z', what: 'All' };
    await post(worker, `/api/v1/return-interviews/${id}/shares`, share);
    await get(worker, at);
    await get(worker, `${at}/history`);
    await get(worker, '/api/v1/interviews?state=all');
    await get(worker, '/api/v1/interviews/rates?until=2026-07');
    await post(by('service-manager'), '/api/v1/interviews/policy', { awayOnly: false, seniorManagerId: ownerId });
    await get(worker, '/api/v1/interviews/policy');

    const second = await back('2026-06-05T20:00:00Z', '2026-06-06T06:00:00Z');
    await post(worker, `${second}/closing`, { outcome: 'unreachable', reason: 'Two visits' });
    const interviewerId = kith.authority.users['return-interviewer'].id;
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const { id: first } = await post(manager, `${second}/assignments`, { interviewerId, until });
    await post(manager, `/api/v1/interview-assignments/${first}/ending`);
    await post(manager, `${second}/assignments`, { interviewerId, until });
    const outside = by('return-interviewer');
    const [assigned] = (await get(outside, '/api/v1/assigned-interviews')).items;
    await get(outside, `/api/v1/assigned-interviews/${assigned.id}`);
    await post(outside, `/api/v1/assigned-interviews/${assigned.id}/hand-in`, {
      ...held,
      heldAt: '2026-06-07T10:00:00Z',
    });
    expect((await outside('GET', `/api/v1/assigned-interviews/${assigned.id}`)).status).toBe(404);
  });

  it('the ladder of an absence: owed, rung about, acknowledged, handed over', async () => {
    const admin = by('administrator');
    const { now: ladder } = await get(worker, '/api/v1/escalation-ladder');
    const from = '2099-12-01T00:00:00Z';
    await post(admin, '/api/v1/escalation-ladder', { from, rungs: ladder.rungs, reason: 'Agreed with the police' });
    expect((await worker('POST', '/api/v1/escalation-ladder', { rungs: [], reason: '' })).status).toBe(403);
    const [duty, director] = [kith.authority.users['duty-manager'].id, kith.authority.users.director.id];
    const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
    const shift = { role: 'duty-manager', userId: duty, telephone: '01632 960010', from: hours(-1), until: hours(12) };
    const deputy = { deputyId: director, deputyTelephone: '01632 960011' };
    const { id: shiftId } = await post(manager, '/api/v1/on-call', { ...shift, ...deputy });
    expect((await manager('POST', '/api/v1/on-call', shift)).status).toBe(409);
    await get(worker, '/api/v1/on-call?page=1');
    expect((await get(worker, '/api/v1/on-call-gaps')).items.length).toBeGreaterThan(0);
    const child = await aChild();
    const { id } = await post(worker, `/api/v1/children/${child}/absences`, {
      ...{ whereabouts: 'not-known', lastSeenEarliest: hours(-7), lastSeenPlace: 'In her room' },
      ...{ lastSeenBy: 'Night staff', danger: 'unknown', police: 'telling-now' },
    });
    await kith.app.get(DueSteps).runDue();
    const { items } = await get(worker, `/api/v1/absences/${id}/rungs`);
    expect(items.map(({ rung }: any) => rung)).toEqual(['report', 'review']);
    const [report, review] = items.map((rung: any) => `/api/v1/rungs/${rung.id}`);
    expect((await worker('POST', `${report}/acknowledgement`)).status).toBe(403);
    await post(worker, `${report}/calls`, { userId: duty, outcome: 'no-answer' });
    await post(worker, `${report}/calls`, { userId: duty, outcome: 'acknowledged' });
    await post(by('duty-manager'), `${review}/acknowledgement`);
    expect((await by('duty-manager')('POST', `${review}/acknowledgement`)).status).toBe(409);
    const handover = await post(worker, '/api/v1/handovers', { userId: duty, absenceIds: [id] });
    expect((await worker('POST', `/api/v1/handovers/${handover.id}/acceptance`)).status).toBe(403);
    await post(by('duty-manager'), `/api/v1/handovers/${handover.id}/acceptance`);
    expect((await get(worker, '/api/v1/handovers')).items).toHaveLength(1);
    await done(manager('POST', `/api/v1/on-call/${shiftId}/ending`));
  });

  it('what is done of an absence, its segments, and the place kept or lost', async () => {
    const child = await aChild();
    const setting = await facts.setting('foster-home');
    const placed = await facts.actualPlacement(child, setting, ['2026-05-01']);
    const { id } = await post(worker, `/api/v1/children/${child}/absences`, {
      ...{ whereabouts: 'not-known', lastSeenEarliest: '2026-06-01T20:00:00Z', lastSeenPlace: 'In her room' },
      ...{ lastSeenBy: 'Night staff', danger: 'unknown', police: 'telling-now' },
    });
    const at = `/api/v1/absences/${id}`;
    const told = { kind: 'police-told', happenedAt: '2026-06-01T21:00:00Z', reference: 'TS-1', riskLevel: 'medium' };
    const entry = await post(worker, `${at}/actions`, told);
    await post(worker, `${at}/actions/${entry.id}/correction`, { ...told, reference: 'TS-2', reason: 'Misheard' });
    expect((await worker('POST', `${at}/actions/${entry.id}/correction`, { ...told, reason: 'Again' })).status).toBe(
      409,
    );
    expect((await get(worker, `${at}/actions?page=1`)).items).toHaveLength(2);
    await post(worker, `/api/v1/children/${child}/immigration-control`, { answer: 'yes', basis: 'Claim registered' });
    await get(worker, `/api/v1/children/${child}/immigration-control`);
    const sibling = await aChild({ givenName: 'Ash', dateOfBirth: { earliest: '2012-05-01', source: 'claimed' } });
    await post(worker, `/api/v1/children/${child}/siblings`, { siblingId: sibling, basis: 'Same mother' });
    expect((await get(worker, `/api/v1/children/${child}/siblings`)).items).toMatchObject([{ childId: sibling }]);
    await post(worker, `/api/v1/children/${child}/siblings/${sibling}/ending`, { reason: 'Another child' });
    await get(worker, `${at}/position`);
    const bed = { kind: 'held', placementId: placed, byWhom: 'The manager', heldUntil: '2026-06-09T12:00:00Z' };
    await post(worker, `${at}/bed-records`, { ...bed, happenedAt: '2026-06-02T12:00:00Z' });
    await get(worker, `${at}/bed-records`);

    const { segments } = await get(worker, at);
    const known = { establishedBy: 'Her aunt', establishedHow: 'By telephone', reason: 'Learnt later' };
    const stretch = { kind: 'away', from: '2026-06-01T23:00:00Z', until: '2026-06-02T01:00:00Z', ...known };
    const { version: next } = await post(worker, `${at}/segments`, stretch);
    await patch(worker, `${at}/segments/${segments[0].id}`, next, { establishedBy: 'Her carer', reason: 'Said so' });
  });

  it('past episodes from a file, and a photograph', async () => {
    const officer = by('data-officer');
    const child = await aChild({ localNumber: 'N-77' });
    const csv = Buffer.from(
      'child_number,kind,began_at,ended_at\r\nN-77,missing,2024-05-31 21:40,2024-06-01 02:15\r\n',
    );
    const at = '/api/v1/absence-imports';
    const type = { 'content-type': 'text/csv' };
    const brought = await done(officer('POST', `${at}?name=past.csv`, csv, type));
    expect(brought).toMatchObject({ state: 'ready', preview: { episodes: 1, errorCount: 0 } });
    await post(officer, `${at}/${brought.id}/confirmation`);
    await get(officer, at);
    await get(officer, `${at}/${brought.id}`);
    const photo = `/api/v1/children/${child}/missing-profile/photo?takenOn=2026-01-05`;
    await done(worker('POST', photo, aJpeg(), { 'content-type': 'image/jpeg' }));
  });

  it('a young person who is 18 and still missing', async () => {
    const child = await aChild({ dateOfBirth: { earliest: '2008-06-20', source: 'birth-certificate' } });
    const { id } = await post(worker, `/api/v1/children/${child}/absences`, {
      ...{ whereabouts: 'not-known', lastSeenEarliest: '2026-06-01T20:00:00Z', lastSeenPlace: 'In her room' },
      ...{ lastSeenBy: 'Night staff', danger: 'unknown', police: 'telling-now' },
    });
    const at = `/api/v1/absences/${id}/adulthood`;
    expect((await worker('GET', at)).status).toBe(404);
    await post(manager, at);
    await get(worker, at);
    const over = { outcome: 'handed-over', endedAt: '2026-07-01T10:00:00Z', handedTo: 'The police' };
    await post(worker, `${at}/ending`, over);
  });

  it('trafficking', async () => {
    const child = await aChild();
    const at = `/api/v1/children/${child}`;
    await post(worker, `${at}/trafficking-screenings`, { outcome: 'no-concern' });
    const finding = await post(worker, `${at}/trafficking-findings`, {
      level: 'suspected',
      basis: 'professional-judgement',
    });
    const referral = await post(worker, `${at}/nrm-referrals`);
    await patch(worker, `/api/v1/nrm-referrals/${referral.id}`, 1, { reference: 'NRM-TEST-1' });
    await post(worker, `/api/v1/nrm-referrals/${referral.id}/decisions`, { decision: 'reasonable-grounds-positive' });
    await get(worker, `${at}/trafficking`);
    await post(worker, `/api/v1/trafficking-findings/${finding.id}/ending`, { reason: 'Another explanation' });
    await get(worker, `${at}/trafficking/history`);
  });

  it('the monthly return and the children behind a number, as JSON and as a file', async () => {
    const officer = by('data-officer');
    const { rows } = await get(officer, '/api/v1/returns/monthly/2026-06');
    const { href } = rows.find((row: any) => row.measure === 'M01a' && row.population === 'CLA');
    await get(officer, href);
    await get(officer, href.replace('CLA', 'U'));
    const csv = await officer('GET', '/api/v1/returns/monthly/2026-06', undefined, { accept: 'text/csv' });
    const example = operationAt('GET', '/api/v1/returns/monthly/2026-06').responses['200'] as any;
    const [columns] = (example.content['text/csv'].example as string).split('\r\n');
    expect(csv.body.split('\r\n')[0]).toBe(columns);
    expect((await officer('GET', '/api/v1/returns/monthly/2026-13')).status).toBe(400);
    expect((await by('administrator')('GET', '/api/v1/returns/monthly/2026-06')).status).toBe(403);
  });

  it('every operation was used, and went well at least once', () => {
    const unused = operationsOf(api)
      .map(({ operation }) => operation.operationId!)
      .filter((id) => !answered.get(id)?.some((status) => status < 300));
    expect(unused).toEqual([]);
  });
});
