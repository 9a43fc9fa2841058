import type { Route } from './codes.js';

export interface RouteRow {
  code: Route;
  label: string;
  provision: string;
  /** What the record must show for this route that no rule here tests; null when nothing. */
  evidence: string | null;
}

/** The routes, in the order a worker considers them. */
export const ROUTE_TABLE: readonly RouteRow[] = [
  {
    code: 'parent',
    label: 'With a parent, a person with parental responsibility or named in a child arrangements order',
    provision: 'Children Act 1989 s.22C(2) to (4)',
    evidence: null,
  },
  {
    code: 'connected-person',
    label: 'With a relative, friend or other connected person approved as a foster carer',
    provision: 'Children Act 1989 s.22C(6)(a)',
    evidence: null,
  },
  { code: 'foster', label: 'With another foster carer', provision: 'Children Act 1989 s.22C(6)(b)', evidence: null },
  {
    code: 'childrens-home',
    label: 'In a registered children’s home',
    provision: 'Children Act 1989 s.22C(6)(c)',
    evidence: null,
  },
  {
    code: 'adoption',
    label: 'Placed for adoption',
    provision: 'Adoption and Children Act 2002 ss.18 to 22',
    evidence: 'the agency’s decision and the parents’ consent or placement order are on record',
  },
  {
    code: 'secure',
    label: 'In secure accommodation',
    provision: 'Children Act 1989 s.25',
    evidence:
      'a secure accommodation order, or the 72 hours in any 28 days, covers the stay; ' +
      'under 13, the Secretary of State has approved it',
  },
  {
    code: 'detention',
    label: 'Held where a court or the Youth Custody Service directed',
    provision: 'Legal Aid, Sentencing and Punishment of Offenders Act 2012 s.102',
    evidence: null,
  },
  {
    code: 'other-arrangements',
    label: 'In other arrangements',
    provision: 'Children Act 1989 s.22C(6)(d)',
    evidence: null,
  },
];

const BY_CODE = new Map(ROUTE_TABLE.map((row) => [row.code, row]));

export function routeOf(code: Route): RouteRow {
  return BY_CODE.get(code)!;
}
