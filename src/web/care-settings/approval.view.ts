import { type CareSetting, type CarerApproval } from '../../care-settings/care-setting.js';
import { type PageRequest } from '../../http/page-request.js';
import { type TypedTime } from '../form-times.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { boxesOf } from './setting-times.js';
import { APPROVAL_NAMES } from './setting-words.js';

const FIELDS = ['kind', 'childId', 'terms', 'reason'] as const;
type Field = (typeof FIELDS)[number];

export interface ApprovalModel {
  setting: string;
  title: string;
  action: string;
  back: string;
  /** Of the approval corrected; null when a new one is recorded. */
  version: number | null;
  /** What is corrected keeps its kind and its child. */
  kindName: string | null;
  kinds: { value: string; text: string }[];
  value: Record<Field, string>;
  error: Record<Field | 'from' | 'until', { text: string } | undefined>;
  from: TypedTime;
  until: TypedTime;
  formId: string | undefined;
  problem: PageProblem | undefined;
}

export function approvalView(
  setting: CareSetting,
  recorded: CarerApproval | null,
  again: PageRequest['again'],
): ApprovalModel {
  const problem = pageProblem(again?.problem);
  const value = (field: Field) => (!again && field === 'terms' ? (recorded?.terms ?? '') : typed(again?.form, field));
  return {
    setting: setting.name,
    title: recorded ? 'Correct or end an approval' : 'Record approval of a carer',
    action: recorded ? paths.correctApproval(setting.id, recorded.id) : paths.approveCarer(setting.id),
    back: paths.careSetting(setting.id),
    version: recorded && recorded.version,
    kindName: recorded && APPROVAL_NAMES[recorded.kind],
    kinds: Object.entries(APPROVAL_NAMES).map(([code, text]) => ({ value: code, text })),
    value: Object.fromEntries(FIELDS.map((field) => [field, value(field)])) as ApprovalModel['value'],
    error: Object.fromEntries(
      [...FIELDS, 'from', 'until'].map((field) => [field, errorOf(problem, field)]),
    ) as ApprovalModel['error'],
    from: boxesOf(again?.form, 'from', recorded?.from),
    until: boxesOf(again?.form, 'until', recorded?.until),
    formId: typed(again?.form, '_form') || undefined,
    problem,
  };
}
