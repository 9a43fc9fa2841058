import { day } from '../../kernel/time-in-words.js';
import { atOnce, breached, met, unknown, type Remedy, type RuleResult } from '../legal-rule.js';
import type { Evidence, PlacementFacts } from '../placement-facts.js';
import { workingDayAfter } from '../working-days.js';
import type { EvidenceKind, NoticeRecipient } from './kinds.js';

/** A lawful reason to do later what the law wants done before the placement. */
export interface LaterIf {
  /** As evidence names it. */
  code: string;
  /** After “because”. */
  says: string;
  /** Working days after the start within which it has to be done all the same; null: it need not follow. */
  workingDays: number | null;
}

/** Something that has to be done or decided before the placement begins. */
export interface Requirement {
  kind: EvidenceKind;
  recipient?: NoticeRecipient;
  /** As a person says it, with its article: `the placement plan`. */
  what: string;
  /** For counting: `placement-plan` in `placement-plan-late`. */
  cause: string;
  /** Roles of which one must have decided it; left out where nobody has to. */
  decidedBy?: readonly string[];
  laterIf?: readonly LaterIf[];
  /** It may be withheld, with a reason and a decider. */
  mayBeWithheld?: boolean;
}

/** What a requirement is settled by: what was done, when the placement began, and the instant judged. */
export type Settled = Pick<PlacementFacts, 'on' | 'at' | 'startsAt' | 'startsOn' | 'evidence'>;

/** What is recorded by the instant judged, and still holds. */
export function recorded(
  { evidence, at, on }: Pick<Settled, 'evidence' | 'at' | 'on'>,
  kind: EvidenceKind,
): Evidence[] {
  return evidence.filter((each) => each.kind === kind && each.at <= at && (each.until === null || on < each.until));
}

/** The one recorded last; null when nothing is recorded. */
export function latest(facts: Pick<Settled, 'evidence' | 'at' | 'on'>, kind: EvidenceKind): Evidence | null {
  return recorded(facts, kind).at(-1) ?? null;
}

/**
 * Whether it was done before the placement began, or after it for a lawful reason and in time. What is not recorded is
 * unknown, also when its day has passed; a breach needs a record that it was late, refused or not done.
 */
export function settle(facts: Settled, requirement: Requirement): RuleResult {
  const { what, cause } = requirement;
  const said = recorded(facts, requirement.kind).filter(
    ({ recipient }) => requirement.recipient === undefined || recipient === requirement.recipient,
  );
  const last = said.filter(({ outcome }) => outcome !== 'exception').at(-1);
  if (last?.outcome === 'withheld') return withheld(requirement, last);
  if (last?.outcome === 'not-done') {
    return breached(`${cause}-not-done`, `It is recorded that ${what} was refused or not done`, [record(what)]);
  }
  const done = said.filter((each) => each.outcome === 'done');
  const decided = done.find((each) => isDecidedBy(each, requirement.decidedBy));
  if (done.length > 0 && decided === undefined) {
    const roles = rolesInWords(requirement.decidedBy!);
    return breached(`${cause}-not-for-them-to-decide`, `Somebody other than ${roles} decided ${what}`, [
      atOnce(`Let ${roles} decide`),
    ]);
  }
  if (decided !== undefined && decided.at <= facts.startsAt) return met(`${upper(what)}: ${day(decided.on)}`);
  const reason = said.find((each) => each.outcome === 'exception' && each.reason !== null);
  const laterIf = requirement.laterIf?.find(({ code }) => code === reason?.exception);
  if (laterIf === undefined) return withoutReason(requirement, decided);
  return withReason(facts, requirement, laterIf, decided);
}

function withoutReason({ what, cause, laterIf = [] }: Requirement, done: Evidence | undefined): RuleResult {
  if (done === undefined) {
    return unknown(`${cause}-not-recorded`, `${upper(what)} is not recorded`, [
      record(what),
      ...laterIf.map((reason) => orRely(what, reason)),
    ]);
  }
  return breached(`${cause}-late`, `${upper(what)} came after the placement began, and no lawful reason is recorded`, [
    ...laterIf.map(({ says }) => atOnce(`If ${says}, record that: it is the reason why ${what} came after the start`)),
    record(what),
  ]);
}

/** The lawful reason, with what it allows. */
function orRely(what: string, { says, workingDays }: LaterIf): Remedy {
  const allows =
    workingDays === null
      ? `${what} is not needed then`
      : `${what} may follow within ${workingDays === 1 ? 'one working day' : `${workingDays} working days`}`;
  return atOnce(`Or, if ${says}, record that: ${allows}`);
}

function withReason(
  { startsOn, on }: Settled,
  { what, cause }: Requirement,
  { says, workingDays }: LaterIf,
  done: Evidence | undefined,
): RuleResult {
  const because = `${upper(what)} was not possible before: ${says}`;
  if (workingDays === null) return met(because);
  const by = workingDayAfter(startsOn, workingDays);
  if (done !== undefined && (by === null || done.on <= by)) return met(`${because}; done on ${day(done.on)}`);
  if (done !== undefined)
    return breached(`${cause}-late`, `${upper(what)} was due by ${day(by)} and came on ${day(done.on)}`, [record(what)]); // prettier-ignore
  if (by === null)
    return unknown(`${cause}-due-day-not-known`, `The bank holidays up to the day ${what} is due are not recorded`, [
      record(what),
    ]);
  if (on <= by) return met(because, [`${what} follows by ${day(by)}`]);
  return unknown(`${cause}-overdue`, `${upper(what)} was due by ${day(by)} and is not recorded`, [record(what)]);
}

function withheld({ what, cause, mayBeWithheld = false }: Requirement, { reason, decidedAs }: Evidence): RuleResult {
  if (!mayBeWithheld)
    return breached(`${cause}-withheld`, `${upper(what)} is withheld, which the law does not allow`, [record(what)]);
  if (reason === null || decidedAs.length === 0)
    return breached(`${cause}-withheld`, `${upper(what)} is withheld without a reason or a decision`, [record(what)]);
  return met(`${upper(what)} is withheld to keep the child from significant harm`);
}

/** The worst of several: one rule with several duties in it. */
export function worst(results: readonly RuleResult[]): RuleResult {
  for (const is of ['breached', 'unknown'] as const) {
    const failed = results.filter((each) => each.is === is);
    const [first] = failed;
    if (first === undefined || first.is !== is) continue;
    const remedies = failed.flatMap((each) => ('remedies' in each ? each.remedies : []));
    return { ...first, reason: sentence(failed), remedies };
  }
  const provided = results.flatMap((each) => (each.is === 'met' ? each.provided : []));
  return met(sentence(results.filter(({ is }) => is === 'met')), provided);
}

function sentence(results: readonly RuleResult[]): string {
  return results.map(({ reason }) => reason).join('. ');
}

function isDecidedBy({ decidedAs }: Evidence, roles: readonly string[] | undefined): boolean {
  return roles === undefined || roles.some((role) => decidedAs.includes(role));
}

function rolesInWords(roles: readonly string[]): string {
  return `the ${roles.map((role) => role.replaceAll('-', ' ')).join(' or the ')}`;
}

function record(what: string) {
  return atOnce(`Record ${what}, when it was done and by whom`);
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
