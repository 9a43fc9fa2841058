import { type FormBody } from '../../../http/page-request.js';
import { type EvidenceKind, evidenceKindOf } from '../../../law/evidence/kinds.js';
import { type Notices } from '../../../placements/notices/notices.js';
import { dayAndTime } from '../../filters/dates.js';
import { typedInstant, typedTime, type TypedTime } from '../../form-times.js';
import { typed } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { recordHref } from '../evidence.view.js';
import { noticesView, type NoticesModel } from '../notices/notices.view.js';
import { type PlacementAnswersModel } from './placement-answers.view.js';

export const STEPS = ['dates', 'notices', 'wishes', 'verdict', 'decision', 'check'] as const;
export type Step = (typeof STEPS)[number];

const TITLES: Record<Step, string> = {
  dates: 'Route and dates',
  notices: 'Plan and notices',
  wishes: 'Wishes and feelings',
  verdict: 'What the law says',
  decision: 'The approval',
  check: 'Check and start the placement',
};

export interface StepModel extends PlacementAnswersModel {
  step: Step;
  heading: string;
  /** The search is the first. */
  position: string;
  action: string;
  back: string;
  draftName: string;
  findHref: string;
  actualHref: string;
  decisionHref: string;
}

export function stepView(childId: string, step: Step, model: PlacementAnswersModel): StepModel {
  const before = stepBefore(step, model);
  return {
    ...model,
    ...{ step, heading: TITLES[step], position: `Step ${STEPS.indexOf(step) + 2} of ${STEPS.length + 1}` },
    action: paths.placeChild(childId, step),
    back: before ? paths.placeChild(childId, before) : paths.findSetting(childId),
    draftName: `place-child:${childId}:${step}:${model.setting?.id}`,
    findHref: paths.findSetting(childId),
    actualHref: paths.actualPlacement(childId),
    decisionHref: paths.placeChild(childId, 'decision'),
  };
}

/** A place the law forbids is said to be so before anything else is asked: back from there are the dates. */
function stepBefore(step: Step, { mayDecide }: PlacementAnswersModel): Step | undefined {
  return step === 'verdict' && !mayDecide ? 'dates' : STEPS[STEPS.indexOf(step) - 1];
}

const BEFORE_THE_MOVE: readonly EvidenceKind[] = [
  'placement-plan',
  'care-plan',
  'visit',
  'suitability-decision',
  'reviewing-officer-informed',
  'risk-assessment',
];

export interface NoticesStepModel extends StepModel {
  notices: NoticesModel;
  /** How many. */
  told: number;
  plans: { label: string; href: string }[];
  nextHref: string;
}

export function noticesStepView(
  model: PlacementAnswersModel,
  notices: Notices,
  about: Parameters<typeof noticesView>[1],
): NoticesStepModel {
  const { childId, settingId, actor } = about;
  const plans = BEFORE_THE_MOVE.map((kind) => ({
    label: evidenceKindOf(kind).label,
    href: recordHref(childId, kind, settingId, 'notices'),
  }));
  return {
    ...stepView(childId, 'notices', model),
    notices: noticesView(notices, { ...about, step: 'notices' }),
    told: notices.lines.filter(({ state }) => state === 'sent' || state === 'sent-late').length,
    plans: actor.permissions.has('placement:record-evidence') ? plans : [],
    nextHref: paths.placeChild(childId, 'wishes'),
  };
}

export interface CheckModel extends StepModel {
  rows: { question: string; answer: string; href: string }[];
}

export function checkView(childId: string, model: PlacementAnswersModel, form: FormBody): CheckModel {
  const row = (step: Step, question: string, answer: string | undefined) => ({
    ...{ question, answer: answer || 'Not answered' },
    href: paths.placeChild(childId, step),
  });
  const wishes = typed(form, 'wishesAndFeelings');
  const decider = model.deciders.find(({ value }) => value !== '' && value === typed(form, 'decidedBy'));
  const owner = model.unknowns?.owners.find(({ selected }) => selected);
  return {
    ...stepView(childId, 'check', model),
    rows: [
      row('dates', 'Setting', model.setting?.name),
      row('dates', 'Route', model.routes.find(({ value }) => value === typed(form, 'route'))?.text),
      row('dates', 'Starts', timeInWords(form, 'startsAt')),
      ...(model.current === null ? [] : [row('dates', `Why ${model.current} ends`, typed(form, 'currentEndsBecause'))]),
      ...(model.away === null
        ? []
        : [row('dates', 'Why it ends while the child is away', typed(form, 'whileAwayReason'))]),
      row('wishes', 'Wishes and feelings', wishes || notObtained(typed(form, 'wishesNotObtainedReason'))),
      row('verdict', 'The law', model.verdict?.title),
      row('decision', 'Approved by', decider?.text),
      row('decision', 'Approved', `${timeInWords(form, 'decidedAt')} ${CHANNELS[typed(form, 'channel')] ?? ''}`.trim()),
      ...(owner && model.unknowns ? [row('decision', 'Finds out what is not known', `${owner.text}, by ${timeOf(model.unknowns.dueAt)}`)] : []), // prettier-ignore
    ],
  };
}

const CHANNELS: Record<string, string> = { 'in-person': 'in person', telephone: 'by telephone' };

function notObtained(reason: string): string {
  return reason && `Not obtained: ${reason}`;
}

function timeInWords(form: FormBody, name: string): string {
  return timeOf(typedTime(form, name));
}

/** In words; what is no time, as it was typed. */
function timeOf(typed: TypedTime): string {
  const boxes = Object.fromEntries(Object.entries(typed).map(([part, text]) => [`at-${part}`, text as string]));
  const at = new Date(typedInstant(boxes, 'at') ?? '');
  return Number.isNaN(at.getTime()) ? Object.values(typed).join(' ').trim() : dayAndTime(at);
}
