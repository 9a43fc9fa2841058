import { DueSteps } from '../../../src/jobs/due-steps.js';
import { RULES } from '../../../src/law/registry.js';
import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { Visitor } from '../../support/visitor.js';

describe('how placements stand with the law', () => {
  let kith: Kith;
  let facts: Facts;
  let manager: Visitor;
  let seen: string;
  let hidden: string;
  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    const hostel = await facts.setting('hostel');
    const team = await facts.insert('team', {
      name: 'Team North',
      manager_id: kith.authority.users['team-manager'].id,
    });
    seen = await facts.child({ bornOn: yearsAgo(15, 20), given: '=cmd()', family: 'Seenly' });
    hidden = await facts.child({ bornOn: yearsAgo(14), family: 'Hiddenly' });
    for (const child of [seen, hidden]) {
      await facts.actualPlacement(child, hostel, ['2026-05-01'], 'other-arrangements');
      await facts.insert('allocation', {
        ...{
          child_id: child,
          team_id: team,
          worker_id: kith.authority.users['social-worker'].id,
          during: '[2024-01-01,)',
        },
      });
    }
    await facts.restrict(hidden, kith.authority.users.director.id);
    await kith.app.get(DueSteps).runDue();
    manager = await Visitor.as(kith, 'team-manager');
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  /** A day of birth so many years ago, some days less. */
  function yearsAgo(years: number, daysYounger = 0): string {
    const at = new Date();
    at.setUTCFullYear(at.getUTCFullYear() - years - (daysYounger ? 1 : 0));
    return new Date(at.getTime() + daysYounger * 86_400_000).toISOString().slice(0, 10);
  }

  it('shows a line for every rule with its citation, the breached first, and twelve dates beside their drawing', async () => {
    const { status, words, html } = await manager.open('/compliance');
    expect(status).toBe(200);
    for (const { id, duty } of RULES) expect(words).toContain(`${id} ${duty}`);
    expect(words).toContain('PL-01');
    expect(html).toMatch(/href="\/compliance\/rules\/PL-01\?verdict=breached">2</);
    expect(html.match(/<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">/g)).toHaveLength(12);
    expect(words).toContain('2 children have a breach today, the most of the dates shown');
  });

  it('a number opens to the children one may see, and says how many are withheld', async () => {
    const { words, html } = await manager.open('/compliance/rules/PL-01?verdict=breached');
    expect(words).toContain('1 child: breached');
    expect(words).toContain('1 more child is counted and withheld from you');
    expect(html).toContain('Seenly');
    expect(html).not.toContain('Hiddenly');
    const director = await (await kith.as('director')).get('/api/v1/compliance/rules/PL-01/children');
    expect([director.body.total, director.body.withheld]).toEqual([1, 1]);
  });

  it('filters by team and kind of place, and ignores what is neither', async () => {
    const api = await kith.as('team-manager');
    const [team] = await facts.rows<{ id: string }>('SELECT id FROM team');
    const breached = async (query: string) => {
      const { body } = await api.get(`/api/v1/compliance?${query}`);
      return body.rules.find(({ rule }: any) => rule === 'PL-01').breached;
    };
    expect(await breached(`team=${team!.id}`)).toBe(2);
    expect(await breached('team=00000000-0000-4000-8000-000000000000')).toBe(0);
    expect(await breached('settingType=hostel')).toBe(2);
    expect(await breached('settingType=hotel')).toBe(0);
    expect((await manager.open('/compliance?team=x&settingType=palace')).status).toBe(200);
  });

  it('the file holds no formula, and no child one may not see', async () => {
    const { html } = await manager.open('/compliance/rules/PL-01/children.csv?verdict=breached');
    expect(html).toContain("'=cmd()");
    expect(html).not.toContain('Hiddenly');
    expect((await manager.open('/compliance.csv')).html.split('\r\n')).toHaveLength(RULES.length + 2);
  });

  it('a birthday that draws near is asked about until somebody answers, and then at the next stage', async () => {
    const worker = await Visitor.as(kith, 'social-worker');
    expect((await worker.open('/')).words).toContain('Days that draw near');
    const page = await worker.open('/compliance/alerts');
    expect(page.words).toContain('Seenly');
    const [alert] = await facts.rows<{ id: string }>('SELECT id FROM compliance_alert WHERE child_id = $1', [seen]);
    const after = await worker.send(page, `/compliance/alerts/${alert!.id}/acknowledgement`);
    expect(after.words).toContain('You have answered for it');
    expect(after.words).not.toContain('Seenly');
    await facts.audited(`UPDATE compliance_alert SET days_before = 90 WHERE id = $1`, [alert!.id]);
    await facts.audited(`UPDATE due_step SET due_at = 'epoch' WHERE kind = 'compliance.nightly'`);
    await kith.app.get(DueSteps).runDue();
    expect((await worker.open('/compliance/alerts')).words).toContain('Seenly');
  });

  it('a month ago is shown as it was known then, and not at all where nobody had been judged', async () => {
    const child = await facts.child({ bornOn: yearsAgo(17), family: 'Correctly' });
    await facts.actualPlacement(child, await facts.setting('hostel'), ['2026-05-01'], 'other-arrangements');
    await kith.app.get(DueSteps).runDue();
    await facts.audited(`UPDATE verdict_span SET recorded_at = '2026-06-01T10:00Z' WHERE child_id = $1`, [child]);
    await facts.audited(`UPDATE compliance_run SET finished_at = '2026-06-01T10:00Z' WHERE on_day = '2026-06-01'`);
    await facts.bornOn(child, yearsAgo(14), '2026-06-20T10:00:00Z');
    await kith.app.get(DueSteps).runDue();
    const api = await kith.as('team-manager');
    const counts = async (query: string) => {
      const { rules } = (await api.get(`/api/v1/compliance?${query}`)).body;
      return ['PL-01', 'SA-01'].map((id) => rules.find(({ rule }: any) => rule === id).breached);
    };
    expect(await counts('')).toEqual([3, 0]);
    expect(await counts('asKnownAt=2026-06-10T00:00:00Z')).toEqual([0, 1]);
    expect(await counts('asKnownAt=2026-05-20T00:00:00Z')).toEqual([null, null]);
    const { words, html } = await manager.open('/compliance?on=2026-06-10');
    expect(words).toContain('as it was known at the end of 10 June 2026');
    expect(html).toContain('href="/compliance/rules/SA-01?verdict=breached&amp;on=2026-06-10"');
    const behind = await manager.open('/compliance/rules/SA-01?verdict=breached&on=2026-06-10');
    expect(behind.words).toContain('1 child: breached on 10 June 2026, as it was known then');
    expect(behind.words).toContain('Correctly');
    const before = await manager.open('/compliance?on=2026-05-20');
    expect(before.words).toContain('Nobody had been judged by the end of 20 May 2026');
    expect(before.words).not.toContain('Children by rule');
  });

  it('a child’s verdicts say since when they are true and since when they are known', async () => {
    const { words } = await manager.open(`/children/${seen}/verdicts`);
    expect(words).toMatch(/PL-01.*Not met.*1 May 2026 at 1:00am/);
    expect((await manager.open(`/children/${hidden}/verdicts`)).status).toBe(404);
  });

  it('is for those who answer for many children', async () => {
    const worker = await kith.as('social-worker');
    expect((await worker.get('/api/v1/compliance')).status).toBe(403);
  });
});
