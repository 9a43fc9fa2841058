import { DueSteps } from '../../../src/jobs/due-steps.js';
import { type ApiClient, startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

describe('when the 72 hours are over', () => {
  let kith: Kith;
  let facts: Facts;
  let worker: ApiClient;
  let director: ApiClient;
  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    [worker, director] = await Promise.all([kith.as('social-worker'), kith.as('director')]);
    const kinds = ['interview.due', 'interview.late'];
    await (await kith.as('administrator')).post('/api/v1/webhook-subscriptions', { name: 'Police liaison', url: 'https://93.184.215.14/kith', kinds }); // prettier-ignore
    await director.post('/api/v1/interviews/policy', {
      awayOnly: false,
      seniorManagerId: kith.authority.users.director.id,
    });
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  const back = async (home: number) => {
    const child = await facts.child({ bornOn: '2012-05-01' });
    const { body } = await worker.post(`/api/v1/children/${child}/absences`, {
      ...{ whereabouts: 'not-known', lastSeenEarliest: ago(home + 10), lastSeenPlace: 'School', lastSeenBy: 'Teacher' },
      ...{ danger: 'unknown', police: 'telling-now' },
    });
    const returned = { returnedAt: ago(home), to: 'same-placement', safe: 'yes' };
    await worker.post(`/api/v1/absences/${body.id}/returned`, returned);
    return { child, id: body.id as string, at: `/api/v1/absences/${body.id}/interview` };
  };
  const held = {
    ...{ heldAt: ago(0), interviewerName: 'Jo', independent: true, independenceReason: 'A charity', harm: 'no' },
    ...{ parentsViews: 'not-obtained', parentsViewsDetails: 'Not reached' },
  };
  const runDue = () => kith.app.get(DueSteps).runDue();
  const events = async (absence: string) =>
    (await facts.rows<{ kind: string }>('SELECT kind FROM webhook_event WHERE absence_id = $1 ORDER BY kind', [absence])).map(({ kind }) => kind); // prettier-ignore
  const notices = async (child: string) =>
    (await director.get('/api/v1/notices')).body.items.filter((notice: any) => notice.childId === child);
  const stepsOf = (id: string) => facts.rows('SELECT due_at FROM due_step WHERE subject_id = $1', [id]);

  it('and nothing came of it, the named manager is told once, and other programs', async () => {
    const { child, id } = await back(80);
    expect(await events(id)).toEqual(['interview.due']);
    await runDue();
    await runDue();
    expect(await events(id)).toEqual(['interview.due', 'interview.late']);
    expect(await notices(child)).toMatchObject([{ kind: 'interview-late' }]);
    const mail = await facts.rows('SELECT recipient, template FROM message WHERE about_id = $1', [id]);
    expect(mail).toEqual([{ recipient: 'director@testshire.test', template: 'interview-late' }]);
    expect(await stepsOf(id)).toEqual([]);
  });

  it('and it was held or came to nothing, nobody is told', async () => {
    const [first, second] = [await back(80), await back(80)];
    await worker.post(`${first.at}/write-up`, held);
    await worker.post(`${second.at}/closing`, { outcome: 'not-applicable', reason: 'Left care' });
    await runDue();
    for (const { child, id } of [first, second])
      expect([await events(id), await notices(child)]).toEqual([['interview.due'], []]);
  });

  it('not before; and when the return was recorded long after, the list shows it and nobody is chased', async () => {
    const [soon, old] = [await back(70), await back(24 * 20)];
    await runDue();
    expect([await events(soon.id), await notices(soon.child)]).toEqual([['interview.due'], []]);
    expect(await stepsOf(soon.id)).toHaveLength(1);
    expect([await events(old.id), await stepsOf(old.id)]).toEqual([[], []]);
    expect((await worker.get(old.at)).body.due).toMatchObject({ late: true });
  });
});
