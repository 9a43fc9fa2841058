import { type ChildSummary } from '../../children/child.js';
import { type Paged } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { legalStatusName } from '../components/identity-bar/identity.js';
import { pages, type Pages } from '../components/pages.js';
import { paths } from '../paths.js';

export interface ChildLine {
  href: string;
  reportHref: string | null;
  name: string;
  knownAs: string | null;
  bornOn: string | null;
  bornOnUncertain: boolean;
  number: string | null;
  inCareSince: Date | null;
  legalStatus: string;
  worker: string | null;
}

export interface ResultsModel {
  lines: ChildLine[];
  total: number;
  pages: Pages | null;
  forMissing: boolean;
  again: string;
  /** Where to record a child who is not here; the search made is taken along. */
  newChildHref: string | null;
  emergencyHref: string | null;
}

export function resultsView(facts: {
  id: string;
  results: Paged<ChildSummary>;
  forMissing: boolean;
  actor: Actor;
}): ResultsModel {
  const { id, results, forMissing, actor } = facts;
  const address = `${paths.searchResults(id)}${forMissing ? '?for=missing' : ''}`;
  return {
    lines: results.items.map((child) => childLine(child, forMissing)),
    total: results.total,
    pages: pages(results, address),
    forMissing,
    again: forMissing ? `${paths.search}?for=missing` : paths.search,
    emergencyHref: actor.permissions.has('child:break-glass') ? paths.openByNumber : null,
    newChildHref: actor.permissions.has('child:create') ? `${paths.newChild}?search=${id}` : null,
  };
}

export function childLine(child: ChildSummary, forMissing: boolean): ChildLine {
  return {
    href: paths.child(child.id),
    reportHref: forMissing ? paths.reportChildMissing(child.id) : null,
    name: `${child.givenName} ${child.familyName}`,
    knownAs: child.knownAs,
    bornOn: child.bornOn,
    bornOnUncertain: child.bornOnUncertain,
    number: child.localNumber,
    inCareSince: child.inCareSince,
    legalStatus: legalStatusName(child.legalStatus),
    worker: child.workerName,
  };
}
