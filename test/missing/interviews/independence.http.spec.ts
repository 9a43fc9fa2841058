import pg from 'pg';
import { AppRole } from '../../support/app-role.js';
import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';

/** What any program with the rights of this one could write; the services are not asked. */
describe('an interview recorded as independent, in the database', () => {
  let kith: Kith;
  let facts: Facts;
  let [one, other]: AppRole[] = [];
  let team: string;
  let worker: string;
  let stranger: string;
  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    [one, other] = [await AppRole.connect(kith.database.appUrl), await AppRole.connect(kith.database.appUrl)];
    const { users } = kith.authority;
    [worker, stranger] = [users['social-worker'].id, users['reviewing-officer'].id];
    team = await facts.insert('team', { name: 'Blue', manager_id: users['team-manager'].id });
  });
  afterAll(() => Promise.all([facts.end(), one!.end(), other!.end(), kith.stop()]));

  const absence = (child: string, left: string, back: string) =>
    facts.audited(
      `WITH gone AS (
         INSERT INTO absence (authority_id, child_id, during, noticed_at, reported_at, reported_by, whereabouts,
           last_seen_earliest, last_seen_latest, last_seen_place, last_seen_by, danger, police, returned_to, interview_due_at)
         VALUES ($1, $2, tstzrange($3, $4), $3, $3, 'x', 'not-known', $3, $3, 'x', 'x', 'unknown', 'telling-now', 'same-placement',
           $4::timestamptz + interval '72 hours') RETURNING *)
       INSERT INTO absence_segment (authority_id, child_id, absence_id, kind, during)
         SELECT authority_id, child_id, id, 'missing', during FROM gone RETURNING absence_id AS id`,
      [facts.authorityId, child, left, back],
    );
  /** Missing twice this spring, in the care of a worker until Easter and living with Oak House. */
  const aChild = async () => {
    const child = await facts.child({ bornOn: '2012-05-01' });
    const home = await facts.setting('childrens-home', { name: 'Oak House' });
    await facts.actualPlacement(child, home, ['2026-01-01']);
    await facts.insert('allocation', { child_id: child, worker_id: worker, team_id: team, during: '[2025-01-01,2026-04-01)' }); // prettier-ignore
    const [march] = (await absence(child, '2026-03-01T20:00:00Z', '2026-03-02T08:00:00Z')) as { id: string }[];
    const [may] = (await absence(child, '2026-05-01T20:00:00Z', '2026-05-02T08:00:00Z')) as { id: string }[];
    return { child, march: march!.id, may: may!.id };
  };
  const interview = (child: string, over: object) =>
    facts.insert('return_interview', { child_id: child, interviewer_name: 'Jo Example', ...over });
  const independent = { held_at: '2026-05-03T10:00:00Z', independent: true, independence_reason: 'Said so' };
  const covers = (child: string, interview_id: string, absence_id: string) =>
    facts.insert('interview_absence', { child_id: child, interview_id, absence_id });
  const refused = { code: 'KA006', constraint: 'interview_independent' };

  it.each([
    ['the child’s worker', () => ({ interviewer_id: worker, interviewer_name: 'Anybody' })],
    ['the manager of the team', () => ({ interviewer_id: kith.authority.users['team-manager'].id })],
    ['the worker, typed by name', () => ({ interviewer_name: 'test SOCIAL-WORKER' })],
    ['the home', () => ({ organisation: 'Oak  house.' })],
  ])('is not held by %s', async (_who, by) => {
    const { child, march } = await aChild();
    const id = await interview(child, by());
    await covers(child, id, march);
    const write = `UPDATE return_interview SET held_at = '2026-05-03T10:00:00Z', independent = true, independence_reason = 'x' WHERE id = $1`;
    await expect(facts.audited(write, [id])).rejects.toMatchObject(refused);
    await facts.audited(write.replace('true', 'false'), [id]); // the truth is recorded
  });

  it.each([
    ['somebody else who signs in', () => ({ interviewer_id: stranger, interviewer_name: 'Test social-worker' })],
    ['somebody from a charity', () => ({ organisation: 'Safe Voices' })],
  ])('may be held by %s', async (_who, by) => {
    const { child, march } = await aChild();
    await covers(child, await interview(child, { ...by(), ...independent }), march);
  });

  it('that covers an earlier absence too is one of whoever had the child then', async () => {
    const { child, march, may } = await aChild();
    const id = await interview(child, { interviewer_id: worker, ...independent });
    await covers(child, id, may);
    await expect(covers(child, id, march)).rejects.toMatchObject(refused);
  });

  it('waits for an allocation that is about to be recorded, and is then refused', async () => {
    const { child, may } = await aChild();
    const id = await interview(child, { interviewer_id: stranger });
    await covers(child, id, may);
    await one!.begin(facts.authorityId);
    await one!.sql('SELECT FROM child WHERE id = $1 FOR NO KEY UPDATE', [child]); // as the service does
    await one!.sql(
      `INSERT INTO allocation (authority_id, child_id, worker_id, team_id, during)
       VALUES (current_authority(), $1, $2, $3, '[2026-04-01,)')`,
      [child, stranger, team],
    );
    await other!.begin(facts.authorityId);
    const writing = other!.sql(
      `UPDATE return_interview SET held_at = '2026-05-03T10:00:00Z', independent = true, independence_reason = 'x' WHERE id = $1`,
      [id],
    );
    const outcome = expect(writing).rejects.toMatchObject(refused);
    await one!.commit();
    await outcome;
    await other!.rollBack();
  });

  it('that was recorded before stays, and can be completed', async () => {
    const { child, march } = await aChild();
    const superuser = new pg.Client({ connectionString: kith.database.superuserUrl });
    await superuser.connect();
    await superuser.query('ALTER TABLE return_interview DISABLE TRIGGER judge_independence; ALTER TABLE interview_absence DISABLE TRIGGER judge_independence'); // prettier-ignore
    const id = await interview(child, { interviewer_id: worker, ...independent });
    await covers(child, id, march);
    await superuser.query('ALTER TABLE return_interview ENABLE TRIGGER judge_independence; ALTER TABLE interview_absence ENABLE TRIGGER judge_independence'); // prettier-ignore
    await superuser.end();
    await facts.audited(`UPDATE return_interview SET recommendations = 'Contact' WHERE id = $1`, [id]);
    const another = `UPDATE return_interview SET interviewer_name = 'Test team-manager', interviewer_id = NULL WHERE id = $1`;
    await expect(facts.audited(another, [id])).rejects.toMatchObject(refused);
  });
});
