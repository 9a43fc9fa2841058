import { type FormBody, type PageRequest } from '../../http/page-request.js';
import { standing } from '../../missing/absence.js';
import { segmentsOf } from '../../missing/missing.service.js';
import { HARMS } from '../../missing/wellbeing.js';
import { choicesOf, type Choice } from '../components/fields/field.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { typedInstant, typedTime, type TypedTime } from '../form-times.js';
import { errorOf, pageProblem, type PageProblem, typed, typedAll } from '../page-problem.js';
import { paths } from '../paths.js';
import { type AboutAbsence } from './absence-forms.service.js';

export interface NextStepModel {
  identity: Identity;
  action: string;
  returnHref: string;
  backHref: string;
  formId: string | undefined;
  problem: PageProblem | undefined;
  value: Record<string, string>;
  error: Record<string, { text: string } | undefined>;
  /** `now`, `then`, or nothing chosen yet. */
  when: string;
  at: TypedTime;
  harms: Choice[];
  /** Of the child's, for a return to one of them. */
  placements: Choice[];
  /** Where a new placement is started and recorded. */
  startHref: string;
  /** The return is the first anybody hears of the child: whether the child is safe has to be said. */
  unseen: boolean;
}

export function foundView(about: AboutAbsence, again: PageRequest['again']): NextStepModel {
  return nextStepModel(about, again, paths.locate(about.absence.id), 'locatedAt', [
    'locatedBy',
    'locatedPlace',
    'seen',
    'safe',
    'harms',
    'harmDetails',
  ]);
}

export function returnView(
  about: AboutAbsence,
  placements: readonly Choice[],
  again: PageRequest['again'],
): NextStepModel {
  const fields = [
    'to',
    'placementId',
    'interviewNotStartedReason',
    'foundBy',
    'foundPlace',
    'safe',
    'harms',
    'harmDetails',
  ];
  const model = nextStepModel(about, again, paths.return(about.absence.id), 'returnedAt', fields);
  return {
    ...model,
    placements: placements.map((each) => ({ ...each, selected: each.value === model.value.placementId })),
  };
}

/** “Just now”, or the time in the boxes; undefined when neither was given. */
export function whenTyped(form: FormBody, name: string, now: Date): string | undefined {
  return typed(form, `${name}When`) === 'now' ? now.toISOString() : typedInstant(form, name);
}

function nextStepModel(
  { absence, identity }: AboutAbsence,
  again: PageRequest['again'],
  action: string,
  instant: string,
  fields: string[],
): NextStepModel {
  const when = typed(again?.form, `${instant}When`);
  // with neither chosen the boxes may be folded away: the choice is what leads to them
  const problem = pageProblem(again?.problem, when ? {} : { [instant]: `${instant}When` });
  const chosen = typedAll(again?.form, 'harms');
  const all = [instant, `${instant}When`, ...fields];
  return {
    identity,
    action,
    returnHref: paths.return(absence.id),
    backHref: paths.absence(absence.id),
    formId: typed(again?.form, '_form') || undefined,
    problem,
    value: Object.fromEntries(all.map((field) => [field, typed(again?.form, field)])),
    error: Object.fromEntries(all.map((field) => [field, errorOf(problem, field)])),
    when,
    at: typedTime(again?.form, instant),
    harms: choicesOf(HARMS).map((each) => ({ ...each, checked: chosen.includes(each.value) })),
    placements: [],
    startHref: paths.findSetting(absence.child_id),
    unseen: standing(segmentsOf(absence)) === 'missing',
  };
}
