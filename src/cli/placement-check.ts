import { DETENTION_DIRECTORS, ROUTES } from '../law/care-setting/codes.js';
import { type VerdictJson } from '../placements/placement.js';
import { AUTHORITY_OPTION, chosenAuthority, commandLineActor } from './authority.js';
import { command, EXIT, UsageError, type Invocation } from './command.js';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/;

/** The law's verdict on a placement nobody has decided; nothing is recorded. Exit 1 where it could not be approved. */
export default command({
  name: 'placement check',
  options: {
    child: { type: 'string', value: 'ID', says: 'the child', required: true },
    setting: { type: 'string', value: 'ID', says: 'the care setting', required: true },
    route: { type: 'string', value: 'ROUTE', says: ROUTES.join(', '), required: true },
    at: { type: 'string', value: 'INSTANT', says: 'when it starts: 2026-11-23T18:30:00+00:00', required: true },
    'directed-by': { type: 'string', value: 'WHO', says: `of detention only: ${DETENTION_DIRECTORS.join(' or ')}` },
    json: { type: 'boolean', says: 'the whole verdict as JSON, as the API answers it' },
    authority: AUTHORITY_OPTION,
  },
  async run(invocation) {
    const { child, setting, at, authority, json } = invocation.values;
    const route = oneOf(ROUTES, invocation.values.route, '--route');
    const directedBy = invocation.values['directed-by'];
    for (const [option, id] of Object.entries({ child, setting }))
      if (!ID.test(id)) throw new UsageError(`--${option} takes an id`);
    const startsAt = new Date(at);
    if (!INSTANT.test(at) || Number.isNaN(+startsAt)) throw new UsageError('--at takes an instant with its offset');
    const database = await invocation.database();
    const actor = commandLineActor(await chosenAuthority(database, authority), invocation, ['placement:check']);
    const detentionDirectedBy = directedBy === undefined ? undefined : oneOf(DETENTION_DIRECTORS, directedBy, '--directed-by'); // prettier-ignore
    const question = { careSettingId: setting, route, startsAt, ...(detentionDirectedBy && { detentionDirectedBy }) };
    const { openGate, verdictJson } = await import('../placements/without-web.js'); // loads Nest
    const gate = await invocation.shutdown.hold(openGate(database.appUrl), (opened) => opened.close());
    const verdict = verdictJson(await gate.check(actor, child, question));
    if (json) invocation.out(JSON.stringify(verdict, null, 2));
    else print(invocation, verdict);
    return verdict.is.startsWith('permitted') ? EXIT.done : EXIT.finding;
  },
});

function oneOf<T extends string>(codes: readonly T[], text: string, option: string): T {
  const found = codes.find((each) => each === text);
  if (found === undefined) throw new UsageError(`${option} takes one of: ${codes.join(', ')}`);
  return found;
}

const WORST_FIRST = ['breached', 'unknown', 'met'] as const;

/** The answer, then each rule that is engaged, the worst first, then what would change it. */
function print({ out }: Pick<Invocation, 'out'>, { is, on, ageOn, findings, remedies }: VerdictJson): void {
  out(`${is} on ${on}, at ${ageOn === null ? 'an unknown age' : `the age of ${ageOn}`}`);
  for (const which of WORST_FIRST)
    for (const { rule, version, verdict, reason, law } of findings)
      if (verdict === which) out(`${rule} ${version} ${verdict}: ${reason} (${law})`);
  for (const { says, from } of remedies) out(`- ${says}${from === null ? '' : `, from ${from}`}`);
}
