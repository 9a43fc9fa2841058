import { type ExamplesOfRule } from '../examples.js';
import { adoptedChildren } from './ad1/adopted-children.examples.js';
import { adopters } from './ad1/adopters.examples.js';
import { adoption } from './ad1/adoption.examples.js';
import { doloCare } from './dolo/care.examples.js';
import { orders } from './dolo/orders.examples.js';
import { ages } from './episodes/ages.examples.js';
import { carriedForward } from './episodes/carried-forward.examples.js';
import { episodeChanges } from './episodes/changes.examples.js';
import { episodeCodes } from './episodes/codes.examples.js';
import { episodeDates } from './episodes/dates.examples.js';
import { episodesAndLastYear } from './episodes/last-year.examples.js';
import { leavingCare } from './episodes/leaving-care.examples.js';
import { legalStatus } from './episodes/legal-status.examples.js';
import { episodesAndOtherFiles } from './episodes/other-files.examples.js';
import { placementChangeReasons } from './episodes/placement-change-reasons.examples.js';
import { placementProviders } from './episodes/placement-providers.examples.js';
import { postcodes } from './episodes/postcodes.examples.js';
import { providerList } from './episodes/provider-list.examples.js';
import { respite } from './episodes/respite.examples.js';
import { episodeSequence } from './episodes/sequence.examples.js';
import { temporaryPlacements } from './episodes/temporary-placements.examples.js';
import { urns } from './episodes/urns.examples.js';
import { agreement } from './header/agreement.examples.js';
import { identity } from './header/identity.examples.js';
import { headerInCare } from './header/in-care.examples.js';
import { headerLastYear } from './header/last-year.examples.js';
import { mother } from './header/mother.examples.js';
import { once } from './header/once.examples.js';
import { present } from './header/present.examples.js';
import { upn } from './header/upn.examples.js';
import { missingDates } from './missing/dates.examples.js';
import { missingInCare } from './missing/in-care.examples.js';
import { missingSpells } from './missing/spells.examples.js';
import { lookedAfterAllYear } from './oc2/all-year.examples.js';
import { healthAnswers } from './oc2/answers.examples.js';
import { sdq } from './oc2/sdq.examples.js';
import { substanceMisuse } from './oc2/substance-misuse.examples.js';
import { careLeaverAnswers } from './oc3/answers.examples.js';
import { careHistory } from './oc3/care-history.examples.js';
import { otherRecords } from './oc3/other-records.examples.js';
import { decisionBesideAdoption } from './placed-adoption/adoption-record.examples.js';
import { decisions } from './placed-adoption/decisions.examples.js';
import { placedAdoptionAndEpisodes } from './placed-adoption/episodes.examples.js';
import { placedAdoptionLastYear } from './placed-adoption/last-year.examples.js';
import { permanenceAndCareStart } from './prev-perm/care-start.examples.js';
import { prevPerm } from './prev-perm/prev-perm.examples.js';
import { reviews } from './reviews/reviews.examples.js';
import { allocations } from './sw-episodes/allocations.examples.js';
import { cover } from './sw-episodes/cover.examples.js';
import { uascLastYear } from './uasc/last-year.examples.js';
import { uascStatus } from './uasc/status.examples.js';

/** Every rule's examples: `rules.spec.ts` tries each, `registry.spec.ts` finds the rules without. */
export const EXAMPLES: readonly ExamplesOfRule[] = [
  ...episodeCodes,
  ...episodeDates,
  ...episodeSequence,
  ...missingDates,
  ...episodeChanges,
  ...placementChangeReasons,
  ...placementProviders,
  ...temporaryPlacements,
  ...respite,
  ...legalStatus,
  ...ages,
  ...leavingCare,
  ...urns,
  ...providerList,
  ...postcodes,
  ...carriedForward,
  ...episodesAndLastYear,
  ...episodesAndOtherFiles,
  ...identity,
  ...upn,
  ...mother,
  ...headerLastYear,
  ...present,
  ...agreement,
  ...once,
  ...uascStatus,
  ...uascLastYear,
  ...reviews,
  ...missingInCare,
  ...lookedAfterAllYear,
  ...careHistory,
  ...missingSpells,
  ...healthAnswers,
  ...substanceMisuse,
  ...sdq,
  ...careLeaverAnswers,
  ...otherRecords,
  ...permanenceAndCareStart,
  ...adoptedChildren,
  ...placedAdoptionAndEpisodes,
  ...headerInCare,
  ...adoption,
  ...adopters,
  ...decisions,
  ...decisionBesideAdoption,
  ...placedAdoptionLastYear,
  ...prevPerm,
  ...allocations,
  ...cover,
  ...orders,
  ...doloCare,
];
