import { standingsOf } from '../../../care-settings/lapses/change-figures.js';
import { LAPSE_OUTCOMES } from '../../../care-settings/lapses/lapse-work.js';
import { type OpenedWork } from '../../../care-settings/lapses/lapses.service.js';
import { type PageRequest } from '../../../http/page-request.js';
import { type Actor } from '../../../kernel/actor.js';
import { type BreachRow } from '../../../placements/breaches/breaches.service.js';
import { standingAt } from '../../../rejudging/rejudgement.js';
import { type Identity } from '../../components/identity-bar/identity.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { type BreachLine, breachLine } from '../../placements/breaches/breach-line.js';
import { changeInWords } from './change-lines.view.js';
import { OUTCOME_WORDS, type StandingTag, standingTag, type WorkLine, workLine } from './lapse-words.js';

export interface LapseWorkModel {
  identity: Identity;
  work: WorkLine;
  openedAt: Date;
  reasons: string | null;
  what: string;
  changeHref: string;
  settingHref: string;
  placementsHref: string;
  moveHref: string | null;
  before: StandingTag;
  after: StandingTag;
  from: Date | null;
  now: StandingTag;
  breaches: BreachLine[];
  isDone: boolean;
  /** Null for those who may not decide, and when it is decided. */
  action: string | null;
  outcomes: { value: string; text: string }[];
  value: { outcome: string; reasons: string };
  error: Record<'outcome' | 'reasons', { text: string } | undefined>;
  formId: string | undefined;
  problem: PageProblem | undefined;
}

interface Facts {
  opened: OpenedWork;
  identity: Identity;
  breaches: readonly BreachRow[];
  actor: Actor;
  now: Date;
  again: PageRequest['again'];
  query: PageRequest['query'];
}

export function lapseWorkView({ opened, identity, breaches, actor, now, again, query }: Facts): LapseWorkModel {
  const { work, about } = opened;
  const stay = about.change.stays.find(({ placementId }) => placementId === work.placementId)!;
  const { from, before, after } = standingsOf(stay, about.change);
  const problem = pageProblem(again?.problem);
  const may = actor.permissions.has('lapse:decide') && work.outcome === null;
  return {
    identity,
    work: workLine(work, now),
    openedAt: work.openedAt,
    reasons: work.reasons,
    what: changeInWords({ change: about.ofFact[0]!, ofFact: about.ofFact }),
    changeHref: paths.registrationChange(about.ofFact[0]!.id),
    settingHref: paths.careSetting(work.settingId),
    placementsHref: paths.childPlacements(work.childId),
    moveHref: actor.permissions.has('placement:record-actual') ? paths.actualPlacement(work.childId) : null,
    ...{ before: standingTag(before), after: standingTag(after), from },
    now: standingTag(standingAt(opened.now, now)),
    breaches: breaches
      .filter(({ placement_id }) => placement_id === work.placementId)
      .map((breach) => breachLine(breach, now))
      .filter(({ state }) => state !== 'ended'),
    isDone: query.decided === '1',
    action: may ? paths.lapseWork(work.id) : null,
    outcomes: LAPSE_OUTCOMES.map((value) => ({ value, text: OUTCOME_WORDS[value] })),
    value: { outcome: typed(again?.form, 'outcome'), reasons: typed(again?.form, 'reasons') },
    error: { outcome: errorOf(problem, 'outcome'), reasons: errorOf(problem, 'reasons') },
    formId: typed(again?.form, '_form') || undefined,
    problem,
  };
}
