import { type DetentionDirector, type Route } from '../law/care-setting/codes.js';
import { type Input } from '../law/inputs.js';
import { type PlacementFacts } from '../law/placement-facts.js';
import { type Finding, type Verdict } from '../law/verdict.js';
import { londonDay, londonTime } from '../kernel/london-time.js';
import { addDays, ageOn, type PlainDate, toIso } from '../kernel/plain-date.js';
import { workingDayAfter } from '../law/working-days.js';
import { type WorkingCalendar } from '../kernel/working-days.js';

/** Where, by which route, and from when: what the law is asked about. */
export interface ProposedPlacement {
  careSettingId: string;
  route: Route | null;
  detentionDirectedBy: DetentionDirector | null;
  startsAt: Date;
}

/** Somebody owns finding out what a rule could not be told, by a time (decision 3). */
export interface FollowUp {
  rule: string;
  ownerId: string;
  dueAt: Date;
}

/** The verdict as shown before the decision, with what it was judged on. */
export interface JudgedPlacement {
  verdict: Verdict;
  facts: PlacementFacts;
  settingName: string;
}

/** Judged under the locks of a decision. */
export interface JudgedForDecision extends JudgedPlacement {
  /** Equal fingerprints, equal inputs: the database compares it at the decision. */
  fingerprint: string;
}

/** A finding as stored with an approval. */
export interface StoredFinding {
  rule: string;
  version: string;
  verdict: Finding['verdict'];
  reason: string;
  law: string;
  /** The facts it was judged on, in words; left out where the rule was not engaged. */
  inputs?: readonly Input[];
  ownerId?: string;
  dueAt?: string;
}

/** Who finds out what is unknown, and by when, where no rule of its own is named. */
export type Proceeding = Omit<FollowUp, 'rule'>;

/** One for each rule that may go ahead unknown: the one named for it, or the one for all. */
export function followUpsOf({ findings }: Verdict, named: readonly FollowUp[], forAll: Proceeding): FollowUp[] {
  return findings
    .filter(({ needsOwner }) => needsOwner)
    .map(({ rule }) => named.find((each) => each.rule === rule) ?? { rule, ...forAll });
}

/** The finding that stands in the way, the gravest first; null when a decision may be made. */
export function obstacle({ findings }: Verdict): Finding | null {
  const inTheWay = findings.filter(({ refusesApproval }) => refusesApproval);
  return inTheWay.find(({ verdict }) => verdict === 'breached') ?? inTheWay[0] ?? null;
}

export function storedFindings({ findings }: Verdict, followUps: readonly FollowUp[]): StoredFinding[] {
  return findings.map(({ rule, version, verdict, reason, law, inputs, needsOwner }) => {
    const followUp = needsOwner ? followUps.find((each) => each.rule === rule) : undefined;
    return {
      ...{ rule, version, verdict, reason, law },
      ...(inputs.length > 0 && { inputs }),
      ...(followUp && { ownerId: followUp.ownerId, dueAt: followUp.dueAt.toISOString() }),
    };
  });
}

/** Working days within which what is unknown is found out, where nobody says otherwise. */
const WORKING_DAYS_TO_FIND_OUT = 5;

/** Noon, five working days on; a year whose bank holidays are not in the table counts seven days. */
export function dueByDefault(now: Date): Date {
  const today = londonDay(now);
  return londonTime(workingDayAfter(today, WORKING_DAYS_TO_FIND_OUT) ?? addDays(today, 7), 12);
}

/** Whole years on the day judged, by the youngest live assertion; null when there is none. */
export function ageJudged({ on, bornOn }: PlacementFacts): number | null {
  return bornOn.youngest === null ? null : ageOn(on, bornOn.youngest);
}

/**
 * A telephone approval is confirmed or disowned by noon of the next working day (decision 2). One given in a year whose
 * bank holidays are not in the table, long before it is recorded, is counted from when it is.
 */
export function confirmationDueAt(decidedAt: Date, recordedAt: Date, calendar: WorkingCalendar): Date {
  const [decidedOn, recordedOn] = [londonDay(decidedAt), londonDay(recordedAt)];
  return londonTime(calendar.nextWorkingDay(calendar.knows(decidedOn) ? decidedOn : recordedOn), 12);
}

export interface VerdictJson {
  is: Verdict['is'];
  judgedAs: Route | null;
  on: string;
  ageOn: number | null;
  findings: (Omit<Finding, 'remedies'> & { remedies: { says: string; from: string | null }[] })[];
  provided: readonly string[];
  remedies: { says: string; from: string | null }[];
}

export function verdictJson({ verdict, facts }: Pick<JudgedPlacement, 'verdict' | 'facts'>): VerdictJson {
  const remedy = ({ says, from }: { says: string; from: PlainDate | null }) => ({ says, from: from && toIso(from) });
  return {
    is: verdict.is,
    judgedAs: verdict.judgedAs,
    on: toIso(facts.on),
    ageOn: ageJudged(facts),
    findings: verdict.findings.map((finding) => ({ ...finding, remedies: finding.remedies.map(remedy) })),
    provided: verdict.provided,
    remedies: verdict.remedies.map(remedy),
  };
}
