import { figuresOf, standingsOf } from '../../../care-settings/lapses/change-figures.js';
import { type ChangeOfFact } from '../../../care-settings/lapses/lapses.service.js';
import { standingAt } from '../../../rejudging/rejudgement.js';
import { type StayThenAndNow } from '../../../rejudging/rejudging.service.js';
import { paths } from '../../paths.js';
import { changeInWords, type ChangeLine, changeLine, figureWords, type FigureWords } from './change-lines.view.js';
import { OUTCOME_WORDS, type StandingTag, standingTag } from './lapse-words.js';

interface ChildLine {
  name: string;
  href: string;
  /** From when it makes a difference to this child; null: it makes none. */
  from: Date | null;
  before: StandingTag;
  after: StandingTag;
  now: StandingTag;
  /** Where somebody decides, or has decided; null where nobody has to. */
  work: { href: string; isOwed: boolean; text: string } | null;
  hasLeft: boolean;
}

export interface ChangeModel {
  settingName: string;
  settingHref: string;
  what: string;
  recordedAt: Date;
  recordedBy: string;
  why: string | null;
  listHref: string | null;
  then: FigureWords;
  now: FigureWords;
  isSame: boolean;
  children: ChildLine[];
  withheld: number;
  /** The same fact as it was recorded at other times, the latest first. */
  others: ChangeLine[];
}

export function changeView(each: ChangeOfFact, now: Date): ChangeModel {
  const { change, ofFact } = each;
  const figures = figuresOf(each);
  const named = change.stays.filter(({ givenName }) => givenName !== null);
  return {
    settingName: change.settingName!,
    settingHref: paths.careSetting(change.careSettingId!),
    what: changeInWords(each),
    recordedAt: change.recordedAt,
    recordedBy: change.recordedBy,
    why: change.recordedWhy,
    listHref: change.providerListId && paths.providerList(change.providerListId),
    then: figureWords(figures.then),
    now: figureWords(figures.now),
    isSame: changeLine(each).now === null,
    children: named.map((stay) => childLine(stay, each, now)),
    withheld: change.stays.length - named.length,
    others: ofFact.filter(({ id }) => id !== change.id).map((other) => changeLine({ change: other, ofFact })),
  };
}

function childLine(stay: StayThenAndNow, { change, ofFact }: ChangeOfFact, now: Date): ChildLine {
  const { from, before, after } = standingsOf(stay, change);
  const work = ofFact.flatMap((each) => each.work).find(({ placementId }) => placementId === stay.placementId);
  return {
    name: `${stay.givenName} ${stay.familyName}`,
    href: paths.childPlacements(stay.childId),
    from,
    before: standingTag(before),
    after: standingTag(after),
    now: standingTag(standingAt(stay.now, now)),
    work: work
      ? {
          href: paths.lapseWork(work.workId),
          isOwed: work.outcome === null,
          text: work.outcome ? OUTCOME_WORDS[work.outcome] : 'Decide',
        }
      : null,
    hasLeft: stay.until !== null && stay.until <= now,
  };
}
