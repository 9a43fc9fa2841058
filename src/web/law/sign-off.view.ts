import { type PageRequest } from '../../http/page-request.js';
import { type SchemeValueNow } from '../../placements/scheme-values.service.js';
import { typedTime, type TypedTime } from '../form-times.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';

export interface SignOffModel {
  value: SchemeValueNow;
  action: string;
  back: string;
  formId: string | undefined;
  problem: PageProblem | undefined;
  typed: Record<'value' | 'source', string>;
  from: TypedTime;
  error: Record<'value' | 'source' | 'from', { text: string } | undefined>;
}

export function signOffView(value: SchemeValueNow, again: PageRequest['again']): SignOffModel {
  const problem = pageProblem(again?.problem);
  return {
    value,
    action: paths.signOffValue(value.id),
    back: `${paths.law}#values`,
    formId: typed(again?.form, '_form') || undefined,
    problem,
    typed: {
      value: again ? typed(again.form, 'value') : String(value.signOffs[0]?.value ?? value.value),
      source: typed(again?.form, 'source'),
    },
    from: typedTime(again?.form, 'from'),
    error: {
      value: errorOf(problem, 'value'),
      source: errorOf(problem, 'source'),
      from: errorOf(problem, 'from'),
    },
  };
}
