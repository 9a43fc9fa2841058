import { AlertsService } from '../../src/compliance/alerts.service.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { DueSteps } from '../../src/jobs/due-steps.js';
import { Clock } from '../../src/kernel/clock.js';
import { londonTime } from '../../src/kernel/london-time.js';
import { addDays, plainDate, toIso } from '../../src/kernel/plain-date.js';
import { startKith, type Kith } from '../support/app.js';
import { Facts } from '../support/facts.js';
import { systemActor } from './generated-pairs.js';

class StoppedClock extends Clock {
  at = new Date('2026-01-01T12:00:00Z');
  now(): Date {
    return this.at;
  }
}

describe('the nights', () => {
  let kith: Kith;
  let facts: Facts;
  const clock = new StoppedClock();
  beforeEach(async () => {
    clock.at = new Date('2026-01-01T12:00:00Z');
    kith = await startKith({ override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
    facts = await Facts.of(kith);
  });
  afterEach(async () => {
    await facts.end();
    await kith.stop();
  });

  /** The program is up at five past midnight and an instant later of a London day, and takes what is due. */
  const night = async (day: string, hour = 0, minute = 5) => {
    clock.at = londonTime(plainDate(day), hour, minute);
    await kith.app.get(DueSteps).runDue();
  };

  const spans = (child: string, rules: string[]) =>
    facts.rows(
      `SELECT rule, verdict, to_char(lower(during) AT TIME ZONE 'UTC', 'MM-DD HH24:MI') AS "from",
              to_char(upper(during) AT TIME ZONE 'UTC', 'MM-DD HH24:MI') AS until
         FROM verdict_span WHERE child_id = $1 AND superseded_at IS NULL AND rule = ANY ($2) ORDER BY lower(during), rule`,
      [child, rules],
    );

  const hostelled = async (bornOn: string, since = '2026-01-05') => {
    const child = await facts.child({ bornOn });
    await facts.actualPlacement(child, await facts.setting('hostel'), [since], 'other-arrangements');
    return child;
  };

  it.each([
    ['forward', '2026-03-28', '2026-03-29', '2026-03-30', '03-29 00:00', '03-29 23:00'],
    ['back', '2026-10-24', '2026-10-25', '2026-10-26', '10-24 23:00', '10-26 00:00'],
  ])(
    'when the clocks go %s each of the three days is judged once, and a birthday begins at its own midnight',
    async (_, before, on, after, first, second) => {
      const [sixteenOn, sixteenAfter] = [await hostelled(on.replace('2026', '2010')), await hostelled(after.replace('2026', '2010'))]; // prettier-ignore
      const judged: number[] = [];
      for (const day of [before, on, after]) {
        await night(day);
        await night(day, 0, 20); // nothing more is due
        await night(day, 3, 30);
        judged.push((await facts.rows(`SELECT FROM compliance_run WHERE on_day = $1 AND finished_at IS NOT NULL`, [day])).length); // prettier-ignore
      }
      expect(judged).toEqual([1, 1, 1]);
      const audited = await facts.rows<{ day: string }>(
        `SELECT entry::jsonb -> 'detail' ->> 'day' AS day FROM audit_event
        WHERE action = 'compliance.nightly' AND entry::jsonb -> 'detail' ->> 'day' >= $1 ORDER BY seq`,
        [before],
      );
      expect(audited.map(({ day }) => day)).toEqual([before, on, after]);
      for (const [child, at] of [
        [sixteenOn, first],
        [sixteenAfter, second],
      ])
        expect(await spans(child!, ['PL-01', 'SA-01'])).toEqual([
          { rule: 'PL-01', verdict: 'breached', from: '01-05 00:00', until: at },
          { rule: 'SA-01', verdict: 'breached', from: at, until: null },
        ]);
    },
  );

  it('a child born on 29 February is 18 on 1 March for the law, and is told about so', async () => {
    const child = await hostelled('2008-02-29');
    for (const day of ['2026-02-22', '2026-02-28', '2026-03-01']) await night(day);
    expect(await spans(child, ['SA-01'])).toEqual([
      { rule: 'SA-01', verdict: 'breached', from: '01-05 00:00', until: '03-01 00:00' },
    ]);
    expect(await alerts(child)).toEqual(['attains-18 2026-03-01 7']);
  });

  const alerts = async (child: string) =>
    (
      await facts.rows<{ said: string }>(
        `SELECT concat_ws(' ', kind, falls_on, days_before) AS said FROM compliance_alert
          WHERE child_id = $1 AND NOT withdrawn ORDER BY falls_on, days_before DESC`,
        [child],
      )
    ).map(({ said }) => said);

  it('before 16, 18 and the ends of registrations and approvals: each stage once, none lost in three days without a program', async () => {
    const FALLS = '2026-06-01';
    const [sixteen, eighteen] = [await hostelled('2010-06-01'), await hostelled('2008-06-01')];
    const home = await facts.setting('childrens-home', { registered: ['2020-01-01', '2026-06-01'] });
    const inHome = await facts.child({ bornOn: '2014-01-01' });
    await facts.actualPlacement(inHome, home, ['2026-01-05'], 'childrens-home');
    const carers = await facts.setting('foster-home');
    await facts.insert('carer_approval', {
      care_setting_id: carers,
      kind: 'approved',
      during: '[2020-01-01Z,2026-06-01Z)',
    });
    const fostered = await facts.child({ bornOn: '2014-01-01' });
    await facts.actualPlacement(fostered, carers, ['2026-01-05'], 'foster');

    // the program is down from the day before each stage to the day after it: only 92, 87, 62 … days before it judges
    for (const ahead of [92, 87, 62, 57, 32, 27, 16, 12, 9, 4, 2, -2]) {
      const day = toIso(addDays(plainDate(FALLS), -ahead));
      await night(day);
      await night(day, 0, 30);
    }
    const told = (kind: string, days: number[]) => days.map((each) => `${kind} ${FALLS} ${each}`);
    expect(await alerts(sixteen)).toEqual(told('attains-16', [90, 60, 30, 7]));
    expect(await alerts(eighteen)).toEqual(told('attains-18', [90, 60, 30, 7]));
    expect(await alerts(inHome)).toEqual(told('registration-lapses', [90, 60, 30, 7, 0]));
    expect(await alerts(fostered)).toEqual(told('approval-lapses', [90, 60, 30, 14, 7, 0]));
    // the home's registration ended while nobody could be told: it is still asked about
    const actor = systemActor(facts.authorityId);
    const asked = await kith.app
      .get(UnitOfWork)
      .run(actor, { action: 'test' }, () => kith.app.get(AlertsService).owed(actor, 1, false));
    expect(asked.items.map(({ kind }) => kind)).toContain('registration-lapses');
  }, 60_000);

  it('a day found to be another withdraws what was told, and is told again when it is found to be the first after all', async () => {
    const child = await hostelled('2010-06-01');
    await night('2026-04-10');
    expect(await alerts(child)).toEqual(['attains-16 2026-06-01 60']);
    const second = await facts.bornOn(child, '2011-06-01', '2026-04-11T10:00:00Z');
    await night('2026-04-12');
    expect(await alerts(child)).toEqual([]);
    await facts.audited(`UPDATE date_of_birth_assertion SET superseded_at = '2026-04-13T10:00Z', superseded_by = (SELECT id FROM date_of_birth_assertion WHERE id <> $1 AND child_id = $2) WHERE id = $1`, [second, child]); // prettier-ignore
    await night('2026-04-14');
    expect(await alerts(child)).toEqual(['attains-16 2026-06-01 60']);
  });
});
