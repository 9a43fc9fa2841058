import { type PageRequest } from '../../http/page-request.js';
import { areaName } from '../../law/adjoining-authorities.js';
import { type AdjoiningAreas } from '../../placements/scheme-values.service.js';
import { typedTime, type TypedTime } from '../form-times.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';

export interface AdjoiningAreasModel {
  own: string;
  /** What holds without a sign-off. */
  shipped: string;
  action: string;
  back: string;
  formId: string | undefined;
  problem: PageProblem | undefined;
  typed: Record<'areas' | 'source', string>;
  from: TypedTime;
  error: Record<'areas' | 'source' | 'from', { text: string } | undefined>;
  signOffs: { areas: string; from: Date; signedByName: string; source: string }[];
}

export function adjoiningAreasView(adjoining: AdjoiningAreas, again: PageRequest['again']): AdjoiningAreasModel {
  const { own, shipped, signOffs } = adjoining;
  const problem = pageProblem(again?.problem);
  const standing = signOffs[0]?.areas ?? shipped?.adjoins ?? [];
  return {
    own: own === null ? 'not recorded' : named(own),
    shipped: shippedInWords(adjoining),
    action: paths.adjoiningAreas,
    back: `${paths.law}#values`,
    formId: typed(again?.form, '_form') || undefined,
    problem,
    typed: {
      areas: again ? typed(again.form, 'areas') : standing.map(named).join('\n'),
      source: typed(again?.form, 'source'),
    },
    from: typedTime(again?.form, 'from'),
    error: {
      areas: errorOf(problem, 'areas'),
      source: errorOf(problem, 'source'),
      from: errorOf(problem, 'from'),
    },
    signOffs: signOffs.map(({ areas, from, signedByName, source }) => ({
      ...{ areas: inWords(areas!), from, signedByName, source },
    })),
  };
}

export function shippedInWords({ own, shipped }: AdjoiningAreas): string {
  if (own === null) return 'The authority’s own area is not recorded: of no other area is known whether it adjoins';
  if (shipped === null)
    return 'The authority is not in Kith’s table: an area adjoins where the table says so of that area, and otherwise it is not known';
  const all = shipped.areAll ? 'these are all' : 'of any other it is not known';
  return `Kith’s table, compiled by hand and unverified: ${inWords(shipped.adjoins)}; ${all}`;
}

export function inWords(areas: readonly string[]): string {
  return areas.length === 0 ? 'none' : areas.map((code) => areaName(code) ?? code).join(', ');
}

/** The code first: that is what is kept. */
function named(code: string): string {
  return [code, areaName(code)].filter(Boolean).join(' ');
}
