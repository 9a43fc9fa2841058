import { type Actor } from '../../../kernel/actor.js';
import { londonDay } from '../../../kernel/london-time.js';
import { isBefore, parsePlainDate } from '../../../kernel/plain-date.js';
import { type AbsenceRow } from '../../../missing/missing.service.js';
import { factorWords, PULL_FACTORS, PUSH_FACTORS } from '../../../missing/interviews/factors.js';
import { CLOSING_WORDS } from '../../../missing/interviews/outcome.js';
import {
  type InterviewFile,
  type InterviewRow,
  type OfferRow,
} from '../../../missing/interviews/interviews.service.js';
import { bannerOf } from '../../banner.js';
import { type Card } from '../../components/card/card.js';
import { type Identity } from '../../components/identity-bar/identity.js';
import { dayAndTime } from '../../filters/dates.js';
import { paths } from '../../paths.js';
import { type Standing, standingOf } from './interview-words.js';

export interface AboutInterview {
  file: InterviewFile;
  identity: Identity;
  now: Date;
  actor: Actor;
}

interface Answer {
  label: string;
  /** Null: not asked. */
  value: string | null;
}

export interface InterviewModel {
  identity: Identity;
  banner: string | null;
  standing: Standing;
  absenceHref: string;
  historyHref: string;
  facts: Answer[];
  next: { text: string; href: string; primary: boolean }[];
  offers: (OfferRow & { answerInWords: string; answerHref: string | null; correctHref: string | null })[];
  closings: { text: string; reason: string; closedAt: Date; closedBy: string }[];
  ownWords: string | null;
  /** Null until it is held. */
  found: Answer[] | null;
  places: InterviewFile['mentions'];
  people: InterviewFile['mentions'];
  actions: (InterviewFile['actions'][number] & { late: boolean; doneAction: string | null })[];
  shares: InterviewFile['shares'];
  assignments: (InterviewFile['assignments'][number] & { standing: string; endAction: string | null })[];
  addActionHref: string | null;
  shareHref: string | null;
}

const RECORDED: Record<string, string> = {
  offer: 'The offer has been recorded',
  answer: 'The answer has been recorded',
  arrangement: 'The interview has been arranged',
  closing: 'What became of it has been recorded',
  'write-up': 'The interview has been recorded',
  correction: 'The correction has been recorded; the version before can still be read',
  action: 'The action has been recorded',
  done: 'The action has been recorded as done',
  share: 'With whom it was shared has been recorded',
  assignment: 'The interviewer has been assigned, and sees this one episode until then',
  ending: 'The assignment has ended: the episode is closed to the interviewer',
};

export function interviewView({ file, identity, now, actor }: AboutInterview, recorded?: string): InterviewModel {
  const { absence, interview, offers, closings, mentions, actions, shares, assignments } = file;
  const mayRecord = actor.permissions.has('interview:record');
  const held = Boolean(interview?.heldAt);
  const form = (what: string) => paths.interviewForm(absence.id, what);
  return {
    ...{ identity, shares, banner: bannerOf(RECORDED, recorded), standing: standing(file, now) },
    absenceHref: paths.absence(absence.id),
    historyHref: paths.interviewHistory(absence.id),
    facts: factsOf(file),
    next: nextSteps(file, actor),
    offers: offers.map((offer, i) => offerLine(absence, offer, mayRecord && !held, i === 0)),
    closings: closings.map(({ outcome, ...rest }) => ({ text: CLOSING_WORDS[outcome], ...rest })),
    ownWords: interview?.ownWords ?? null,
    found: interview?.heldAt ? foundOf(interview) : null,
    places: mentions.filter(({ kind }) => kind === 'place'),
    people: mentions.filter(({ kind }) => kind === 'person'),
    actions: actions.map((action) => ({
      ...action,
      late: !action.doneAt && isBefore(parsePlainDate(action.dueOn), londonDay(now)),
      doneAction: mayRecord && !action.doneAt ? paths.completeInterviewAction(absence.id, action.id) : null,
    })),
    assignments: assignments.map((each) => assignmentLine(absence, each, now, actor)),
    addActionHref: mayRecord && interview ? form('actions') : null,
    shareHref: mayRecord && held ? form('shares') : null,
  };
}

function standing({ absence, owed }: InterviewFile, now: Date): Standing {
  if (owed) return standingOf(owed, now);
  const why = absence.until
    ? 'No interview is due: it was known where the child was'
    : 'Not due yet: the 72 hours begin with the return';
  const ended = absence.interview_not_started_reason;
  return { text: ended ? 'No interview is due: the child did not return' : why, grave: false };
}

function factsOf({ absence, owed, interview, covered, closings }: InterviewFile): Answer[] {
  const others = covered.filter(({ absenceId }) => absenceId !== absence.id).length;
  return [
    { label: 'Gone', value: dayAndTime(absence.from) },
    { label: 'Back', value: absence.until ? dayAndTime(absence.until) : 'Not back' },
    ...(owed ? [{ label: 'Due by', value: dayAndTime(owed.dueAt) }] : []),
    ...(interview?.arrangedFor ? [{ label: 'Arranged for', value: [dayAndTime(interview.arrangedFor), interview.arrangedPlace].filter(Boolean).join(', ') }] : []),
    ...(interview ? [{ label: 'Interviewer', value: [interview.interviewerName, interview.organisation].filter(Boolean).join(', ') }] : []),
    ...(interview?.heldAt ? [{ label: 'Held', value: dayAndTime(interview.heldAt) }] : []),
    ...(interview?.independent === null || !interview ? [] : [{ label: 'Independent', value: `${interview.independent ? 'Yes' : 'No'}: ${interview.independenceReason}` }]),
    ...(interview?.handedInAt ? [{ label: 'Handed in', value: dayAndTime(interview.handedInAt) }] : []),
    ...(others ? [{ label: 'Also covers', value: `${others} other ${others === 1 ? 'absence' : 'absences'}` }] : []),
    ...(closings.length && !interview?.heldAt ? [{ label: 'Closed', value: closings[0]!.reason }] : []),
  ];
} // prettier-ignore

function nextSteps({ absence, owed, offers, interview }: InterviewFile, { permissions }: Actor): InterviewModel['next'] {
  if (!permissions.has('interview:record') || !absence.until || absence.interview_not_started_reason) return [];
  const step = (what: string, text: string, primary = false) => ({ text, href: paths.interviewForm(absence.id, what), primary });
  if (interview?.heldAt) return [step('correction', 'Correct the write-up')];
  const [latest] = offers;
  const accepted = latest?.answer === 'accepted';
  const offerFirst = owed !== null && !latest && !interview;
  const unanswered = latest && !latest.answer && !interview?.arrangedFor;
  return [
    ...(unanswered ? [{ text: 'Record the answer', href: paths.answerInterviewOffer(absence.id, latest.id), primary: true }] : []),
    step('offer', latest ? 'Offer it again' : 'Record the offer', offerFirst || latest?.answer === 'declined'),
    step('arrangement', interview?.arrangedFor ? 'Change the arrangement' : 'Arrange the interview', accepted && !interview?.arrangedFor),
    step('write-up', 'Write up the interview', Boolean(interview?.arrangedFor)),
    ...(permissions.has('interview:assign') ? [step('assignment', 'Assign somebody from outside')] : []),
    step('closing', 'It comes to no interview'),
  ];
} // prettier-ignore

const ANSWERS = { accepted: 'Accepted', declined: 'Declined' };

function offerLine(absence: AbsenceRow, offer: OfferRow, mayChange: boolean, isLatest: boolean): InterviewModel['offers'][number] {
  const said = offer.answer ? ANSWERS[offer.answer] : 'No answer yet';
  return {
    ...offer,
    answerInWords: offer.declinedReason ? `${said}: ${offer.declinedReason}` : said,
    answerHref: mayChange && isLatest && !offer.answer ? paths.answerInterviewOffer(absence.id, offer.id) : null,
    correctHref: mayChange ? paths.correctInterviewOffer(absence.id, offer.id) : null,
  };
} // prettier-ignore

const HARM: Record<string, string> = { yes: 'Yes', no: 'No', 'not-known': 'Not known' };
const PARENTS: Record<string, string> = { obtained: 'Obtained', 'not-obtained': 'Not obtained' };

function foundOf(interview: InterviewRow): Answer[] {
  const { pushFactors, pullFactors, harm, harmDetails, parentsViews, parentsViewsDetails } = interview;
  const factors = (list: typeof PUSH_FACTORS, codes: string[] | null) =>
    codes && (factorWords(list, codes).join('; ') || 'None of the list');
  return [
    { label: 'What happened', value: interview.whatHappened },
    { label: 'What drove the child away', value: factors(PUSH_FACTORS, pushFactors) },
    { label: 'What drew the child there', value: factors(PULL_FACTORS, pullFactors) },
    { label: 'Harm', value: harm && [HARM[harm], harmDetails].filter(Boolean).join(': ') },
    { label: 'Disclosed', value: interview.disclosures },
    { label: 'Parents’ and carers’ views', value: parentsViews && `${PARENTS[parentsViews]}: ${parentsViewsDetails}` },
    { label: 'What should happen now', value: interview.recommendations },
  ];
}

function assignmentLine(absence: AbsenceRow, each: InterviewFile['assignments'][number], now: Date, actor: Actor) {
  const { handedInAt, until, from } = each;
  const runs = !handedInAt && until > now;
  const over = handedInAt ? `Handed in ${dayAndTime(handedInAt)}` : `Ended ${dayAndTime(until)}`;
  const running = from > now ? `From ${dayAndTime(from)} until ${dayAndTime(until)}` : `Until ${dayAndTime(until)}`;
  const mayEnd = runs && actor.permissions.has('interview:assign');
  return {
    ...each,
    standing: runs ? running : over,
    endAction: mayEnd ? paths.endInterviewAssignment(absence.id, each.id) : null,
  };
}

/** The interview on the page of its absence; null when there is nothing to say. */
export function interviewCard(file: InterviewFile, now: Date): Card | null {
  if (!file.owed && !file.interview && !file.offers.length) return null;
  return {
    id: 'interview',
    title: 'Return interview',
    lead: standing(file, now),
    rows: factsOf(file).filter(({ label }) => !['Gone', 'Back'].includes(label)).map(({ label, value }) => ({ label, value: value ?? '' })),
    actions: [{ text: 'Open the interview', href: paths.interview(file.absence.id) }],
  };
} // prettier-ignore
