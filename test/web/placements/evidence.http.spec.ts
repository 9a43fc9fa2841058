import { EVIDENCE_KINDS } from '../../../src/law/evidence/kinds.js';
import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { boxes, Visitor } from '../../support/visitor.js';

describe('plans, decisions and notices', () => {
  let kith: Kith;
  let facts: Facts;
  let worker: Visitor;
  let child: string;
  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    worker = await Visitor.as(kith, 'social-worker');
    child = await facts.child({ given: 'Finch', family: 'Testly', bornOn: '2014-05-01' });
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  const WHEN = boxes('at', [2, 3, 2026], '10:00');
  const list = () => `/children/${child}/placement-evidence`;
  const form = (kind: string) => `${list()}/new?kind=${kind}`;
  const send = async (kind: string, answers: Record<string, string>) =>
    worker.send(await worker.open(form(kind)), form(kind), answers);

  it('have a form each, and a kind there is not has none', async () => {
    for (const kind of EVIDENCE_KINDS) expect([kind, (await worker.open(form(kind))).status]).toEqual([kind, 200]);
    expect((await worker.open(form('nothing'))).status).toBe(404);
  });

  it('are listed with what asks for them; what is left out is named where it is asked', async () => {
    const empty = await send('placement-plan', {});
    expect([empty.status, empty.html]).toEqual([422, expect.stringContaining('href="#outcome"')]);
    const recorded = await send('placement-plan', { outcome: 'done', ...WHEN });
    expect(recorded.words).toMatch(/It is recorded .*Placement plan .*2 March 2026 at 10:00am Done PP-01/);
  });

  it('an exception is an answer of its own, with its reason', async () => {
    const answers = { outcome: 'exception:emergency', ...WHEN };
    expect((await send('risk-assessment', answers)).html).toContain('href="#reason"');
    const { words } = await send('risk-assessment', { ...answers, reason: 'Arrived at midnight' });
    expect(words).toMatch(
      /Emergency Arrived at midnight Something follows by 3 March 2026 at midday: Test social-worker/,
    );
  });

  it('what was decided by telephone is answered by whoever is named; a mistake is withdrawn with its reason', async () => {
    const decidedBy = kith.authority.users.director.id;
    await send('distance-approval', { outcome: 'done', ...WHEN, decidedBy, channel: 'telephone' });
    const director = await Visitor.as(kith, 'director');
    const page = await director.open(list());
    const action = /action="([^"]+\/confirmation)"/.exec(page.html)![1]!;
    const confirmed = await director.send(page, action, { confirmed: 'yes' });
    expect(confirmed.words).toContain('Decided by Test director by telephone, confirmed on');
    const mine = await worker.open(list());
    const withdrawal = /action="([^"]+\/withdrawal)"/.exec(mine.html)![1]!;
    const withdrawn = await worker.send(mine, withdrawal, { why: 'Another child’s' });
    expect(withdrawn.words).toContain('By mistake');
  });
});
