import { plainDate } from '../../kernel/plain-date.js';
import { relationOf } from '../adjoining-authorities.js';
import type { Route } from '../care-setting/codes.js';
import { judgedRoute } from '../care-setting/judged-route.js';
import { DIRECTORS, NOMINATED } from '../evidence/kinds.js';
import { settle, type LaterIf, type Requirement } from '../evidence/requirement.js';
import { atOnce, notEngaged, unknown, type LegalRule, type RuleResult } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';
import { ADJOINING_AREAS } from '../scheme-values.js';
import { onAShortBreak, outsidePlanning, PLANNING_READS } from './engaged.js';

/** Regulation 11 is about section 22C(6); family, adopters and connected persons are found where they live. */
const EXEMPT: readonly Route[] = ['parent', 'connected-person', 'adoption'];

/** The rule on distance: SI 2013/3239. Before it a nominated officer approved every placement out of the area. */
const DISTANCE = plainDate('2014-01-27');

/** Only a foster carer’s home can be. */
const OWN_CARER: LaterIf = {
  code: 'approved-by-this-authority',
  says: 'the foster carer is approved by this authority',
  workingDays: null,
};
const OUT_OF_AREA: Requirement = {
  kind: 'out-of-area-approval',
  what: 'the approval of a placement out of the area',
  cause: 'out-of-area-approval',
  decidedBy: NOMINATED,
};
const AT_A_DISTANCE: Requirement = {
  kind: 'distance-approval',
  what: 'the director’s approval of a placement at a distance',
  cause: 'distance-approval',
  decidedBy: DIRECTORS,
};
const LIST = atOnce('Or sign off which areas adjoin the authority’s own, on the page of the law');
const AREA = atOnce('Record the local authority in whose area the setting stands');

export const outOfArea: LegalRule<PlacementFacts> = {
  id: 'PP-04',
  duty: 'Out of the area a nominated officer approves the placement first; at a distance the director does',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 11 (amended by SI 2013/3239)',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/11',
  inForceFrom: plainDate('2011-04-01'),
  version: '2011-04-01.2',
  severity: ['blocks', 'reports'],
  exceptions: [
    {
      name: 'Emergency',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 11',
      enabled: true,
      needs: 'The approval all the same, before the child is placed: by telephone if need be',
      followUp: 'What else regulation 11 asks for (the area’s authority, relatives) within 5 working days',
    },
    {
      name: 'A connected person',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 11',
      enabled: true,
      needs: 'That the child is placed with a connected person',
      followUp: 'None',
    },
    {
      code: 'approved-by-this-authority',
      name: 'A foster carer whom this authority has approved',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 11',
      enabled: true,
      needs: 'That the carer is one of the authority’s own, who lives outside its area',
      followUp: 'None',
    },
  ],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: [
    'The words of the exceptions for connected persons, the authority’s own carers and emergencies, as procedures give them',
    'The day the rule on distance began (27 January 2014)',
    'Which authorities adjoin: the table was compiled by hand, until the authority signs off its own list',
  ],
  reads: [...PLANNING_READS, 'at', 'startsAt', 'startsOn', 'area', 'schemeValues', 'evidence'],
  evidence: ['out-of-area-approval', 'distance-approval'],

  apply(facts) {
    const outside = outsidePlanning(facts) ?? onAShortBreak(facts);
    if (outside) return outside;
    if (EXEMPT.includes(judgedRoute(facts)!)) return notEngaged('The child is placed with family or for adoption');
    const { area, schemeValues, startsOn } = facts;
    if (area.own === null || area.setting === null)
      return unknown('area-not-known', 'In whose area the setting stands is not recorded', [AREA]);
    const relation = relationOf(area.own, area.setting, startsOn, schemeValues[ADJOINING_AREAS]);
    if (relation === 'own') return notEngaged('The setting stands in the authority’s own area');
    if (relation === 'adjoining' || startsOn < DISTANCE) return asked(facts, OUT_OF_AREA);
    const director = asked(facts, AT_A_DISTANCE);
    if (relation === 'distant' || director.is === 'met') return director;
    return unknown(
      'adjoining-not-known',
      'Whether the area of the setting adjoins the authority’s own is not known: the director’s approval settles it',
      [...('remedies' in director ? director.remedies : []), LIST],
    );
  },
};

/** Regulation 11 asks nothing for a carer of the authority’s own, in whosever area. */
function asked(facts: PlacementFacts, approval: Requirement): RuleResult {
  const isFostered = judgedRoute(facts) === 'foster';
  return settle(facts, isFostered ? { ...approval, laterIf: [OWN_CARER] } : approval);
}
