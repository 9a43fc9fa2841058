import { figuresOf, type Figures } from '../../../care-settings/lapses/change-figures.js';
import { type ChangeOfFact, type SettingChange } from '../../../care-settings/lapses/lapses.service.js';
import { type Registration } from '../../../care-settings/care-setting.js';
import { dayAndTime, since } from '../../filters/dates.js';
import { counted } from '../../filters/numbers.js';
import { paths } from '../../paths.js';
import { agesInWords, STATUS_NAMES } from '../setting-words.js';

export interface ChangeLine {
  href: string;
  settingName: string;
  what: string;
  recordedAt: Date;
  recordedBy: string;
  why: string | null;
  then: FigureWords;
  /** Null where it is as was known then. */
  now: FigureWords | null;
  work: { owed: string | null; decided: string | null };
}

export interface FigureWords {
  text: string;
  detail: string | null;
  warns: boolean;
}

export function changeLine(each: ChangeOfFact): ChangeLine {
  const { change } = each;
  const { then, now } = figuresOf(each);
  const decided = change.work.filter(({ outcome }) => outcome !== null).length;
  const owed = change.work.length - decided;
  return {
    href: paths.registrationChange(change.id),
    settingName: change.settingName!,
    what: changeInWords(each),
    recordedAt: change.recordedAt,
    recordedBy: change.recordedBy,
    why: change.recordedWhy,
    then: figureWords(then),
    now: isSame(then, now) ? null : figureWords(now),
    work: { owed: owed ? `${owed} to decide` : null, decided: decided ? `${decided} decided` : null },
  };
}

/** `Suspended from …`; of a correction, from when it was thought before. */
export function changeInWords({ change, ofFact }: ChangeOfFact): string {
  const isCorrection = ofFact.some(({ recordedAt }) => recordedAt < change.recordedAt);
  const says = factInWords(change, change.says);
  if (!isCorrection || !change.said) return capital(says);
  const said = factInWords(change, change.said);
  return said === says ? `Conditions corrected: ${says}` : `Corrected: ${says}; before, ${said}`;
}

export function figureWords({ children, notLawful, childDays }: Figures): FigureWords {
  const all = counted(children, 'child', 'children');
  if (!notLawful)
    return { text: children === 1 ? 'Lawful for the child' : `Lawful for all ${all}`, detail: null, warns: false };
  const detail = childDays
    ? `${counted(childDays, 'day')} not lawful until it was recorded${children > 1 ? ', of all children together' : ''}`
    : 'Not yet: from the day it begins';
  return { text: `Not lawful for ${notLawful} of ${all}`, detail, warns: true };
}

function factInWords({ cause }: Pick<SettingChange, 'cause'>, fact: Record<string, unknown>): string {
  const { status, from, until, minAge, maxAge } = fact as Partial<Record<keyof Registration, unknown>>;
  const what =
    cause === 'registration' ? STATUS_NAMES[status as keyof typeof STATUS_NAMES].toLowerCase() : 'no new admissions';
  const ages = cause === 'registration' ? agesInWords((minAge as number) ?? null, (maxAge as number) ?? null) : null;
  const end = until ? ` until ${dayAndTime(until as string)}` : '';
  return [`${what} from ${since(from as string)}${end}`, status === 'registered' && ages].filter(Boolean).join(', ');
}

function isSame(then: Figures, now: Figures): boolean {
  return then.notLawful === now.notLawful && then.childDays === now.childDays;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
