import {
  ACTION_KIND_CODES,
  ACTION_KINDS,
  type ActionKind,
  CORRECTION_KINDS,
  type CorrectionKind,
  RISK_LEVELS,
} from '../../missing/actions/action.js';
import { type ActionRow } from '../../missing/actions/actions.service.js';
import { type FormBody } from '../../http/page-request.js';
import { type FactForm, whenField } from '../children/fact-form.js';
import { choicesOf, orNone, type Field } from '../components/fields/field.js';
import { instantBoxes, typedInstant } from '../form-times.js';
import { given, typed } from '../page-problem.js';
import { answered } from '../answered.js';
import { paths } from '../paths.js';

/** What each kind of entry is asked besides when; the others are asked for words. */
type Asked = 'withWhom' | 'reference' | 'riskLevel' | 'notes' | 'notDone';
const ASKED: Partial<Record<CorrectionKind, readonly Asked[]>> = {
  'police-told': ['withWhom', 'reference', 'riskLevel', 'notes'],
  'police-risk': ['riskLevel', 'withWhom', 'reference', 'notes'],
  'police-information': ['withWhom', 'notes', 'reference', 'riskLevel'],
  'home-office-told': ['withWhom', 'reference', 'notes'],
  'recovery-order': ['reference', 'withWhom', 'notes'],
  'decided-not-to': ['notDone', 'notes', 'withWhom'],
  other: ['notes', 'withWhom', 'reference'],
  'not-so': [],
};

/** First what was done: only what belongs to it is asked then. */
export function whichActionForm(absenceId: string): FactForm {
  return {
    title: 'Add to the log',
    fields: [{ kind: 'radios', name: 'kind', label: 'What was done?', items: choicesOf(ACTION_KINDS) }],
    asks: true,
    carried: { asked: 'yes' },
    button: 'Continue',
    action: paths.logAction(absenceId),
    back: paths.absence(absenceId),
  };
}

/** The form that adds to the log, of one kind of entry. */
export function actionForm(absenceId: string, kind: ActionKind): FactForm {
  return {
    title: ACTION_KINDS[kind],
    lead: 'For the log. An entry is never changed afterwards: one that is wrong is corrected by another.',
    fields: [whenField('happenedAt', 'When did it happen?'), ...detailsOf(kind)],
    carried: { kind },
    instead: { text: 'Something else was done', href: paths.logAction(absenceId) },
    button: 'Add to the log',
    action: paths.logAction(absenceId),
    back: paths.absence(absenceId),
  };
}

/** The same with what the entry says, to be put right. */
export function correctionForm(absenceId: string, row: ActionRow, chosen: CorrectionKind | null): FactForm {
  const kind = chosen ?? row.kind;
  const kinds = { ...ACTION_KINDS, 'not-so': 'It did not happen: take the entry back' };
  return {
    title: 'Correct an entry of the log',
    lead: 'The entry stays, marked as corrected. The new one names it and is what counts.',
    fields: [
      {
        ...{ kind: 'select', name: 'kind', label: 'What was done?' },
        items: choicesOf(kinds).map((item) => ({ ...item, checked: item.value === kind })),
      },
      whenField('happenedAt', 'When did it happen?'),
      ...detailsOf(kind),
      { kind: 'words', name: 'reason', label: 'Why is it corrected?' },
    ],
    given: saidBy(row),
    button: 'Record the correction',
    action: paths.correctAction(absenceId, row.id),
    back: paths.absence(absenceId),
  };
}

/** The form's answers as the API takes them. */
export function actionAnswers(form: FormBody): Record<string, unknown> {
  return answered({
    kind: given(form, 'kind'),
    happenedAt: typedInstant(form, 'happenedAt'),
    withWhom: given(form, 'withWhom'),
    reference: given(form, 'reference'),
    riskLevel: given(form, 'riskLevel'),
    notes: given(form, 'notes'),
    notDone: given(form, 'notDone'),
  });
}

/** A kind of entry named in an address or a form; null for anything else. */
export function actionKind(said: string | undefined): ActionKind | null {
  return ACTION_KIND_CODES.find((kind) => kind === said) ?? null;
}

export function correctionKind(form: FormBody | undefined): CorrectionKind | null {
  return CORRECTION_KINDS.find((kind) => kind === typed(form, 'kind')) ?? null;
}

function detailsOf(kind: CorrectionKind): Field[] {
  const fields: Record<Asked, Field> = {
    withWhom: {
      kind: 'line',
      name: 'withWhom',
      label: 'With whom? (optional)',
      hint: 'A name and role, or a number rung',
    },
    reference: { kind: 'line', name: 'reference', label: 'Reference (optional)' },
    riskLevel: {
      kind: 'radios',
      name: 'riskLevel',
      label: kind === 'police-risk' ? 'Risk level the police gave' : 'Risk level, if the police gave one (optional)',
      items: choicesOf(RISK_LEVELS),
    },
    notes: { kind: 'words', name: 'notes', label: NOTES[kind] ?? 'Notes (optional)' },
    notDone: {
      kind: 'select',
      name: 'notDone',
      label: 'What was it decided not to do?',
      items: orNone(choicesOf(ACTION_KINDS).filter(({ value }) => value !== 'decided-not-to')),
    },
  };
  const asked = ASKED[kind] ?? ['withWhom', 'notes'];
  return asked.map((name) => fields[name]);
}

const NOTES: Partial<Record<CorrectionKind, string>> = {
  'police-information': 'What was said?',
  sighting: 'What was seen, where and by whom?',
  'strategy-discussion': 'What was decided?',
  'strategy-meeting': 'What was decided?',
  'missing-from-care-meeting': 'What was decided?',
  'decided-not-to': 'Why not?',
  other: 'What was done, said or decided?',
};

function saidBy(row: ActionRow): FormBody {
  return {
    ...{ kind: row.kind, withWhom: row.with_whom ?? '', reference: row.reference ?? '' },
    ...{ riskLevel: row.risk_level ?? '', notes: row.notes ?? '', notDone: row.not_done ?? '' },
    ...instantBoxes('happenedAt', row.happened_at),
  };
}
