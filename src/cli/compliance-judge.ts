import { parsePlainDate, toIso } from '../kernel/plain-date.js';
import { startOfLondonDay } from '../kernel/london-time.js';
import { AUTHORITY_OPTION, chosenAuthority, commandLineActor } from './authority.js';
import { command, EXIT, UsageError } from './command.js';

/**
 * Judges every placement that stands, now, as the night does; nights that were missed are made up. With a day: says how
 * everybody would stand as that day begins, on what is recorded now, and records nothing. Exit 1 where a rule is breached.
 */
export default command({
  name: 'compliance judge',
  options: {
    on: { type: 'string', value: 'YYYY-MM-DD', says: 'say how it stands on that day, and record nothing' },
    authority: AUTHORITY_OPTION,
  },
  async run(invocation) {
    const { values, out, note, shutdown } = invocation;
    const day = values.on === undefined ? null : parsePlainDate(values.on);
    if (values.on !== undefined && day === null) throw new UsageError('--on takes a day: 2026-11-23');
    const database = await invocation.database();
    const may = ['compliance:read', 'placement:read'] as const;
    const actor = commandLineActor(await chosenAuthority(database, values.authority), invocation, [...may]);
    const { openJudging } = await import('../compliance/without-web.js'); // loads Nest
    const judging = await shutdown.hold(openJudging(database.appUrl), (opened) => opened.close());
    if (day === null)
      for (const { day: judged, placements, changes } of await judging.nights.judgeUntilToday(actor))
        note(`${toIso(judged)}: ${placements} placements judged, ${changes} answers changed`);
    const at = day === null ? new Date() : startOfLondonDay(day);
    const counts = await judging.units.run(actor, { action: 'compliance.read' }, () => judging.verdicts.count(at));
    for (const [rule, { breached, unknown, met }] of counts)
      out(`${rule} breached ${breached}, unknown ${unknown}, met ${met}`);
    return [...counts.values()].some(({ breached }) => breached > 0) ? EXIT.finding : EXIT.done;
  },
});
