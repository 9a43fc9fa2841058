import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../../children/children.service.js';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { londonDay } from '../../kernel/london-time.js';
import { birthday, parsePlainDate } from '../../kernel/plain-date.js';
import { invalid } from '../../kernel/problem.js';
import { type CarerApproval, type Country, type SettingType } from '../../law/care-setting/codes.js';
import { type SettingSearchDto } from './setting-search.dto.js';
import { type CandidateRow, type SeekerRow, SettingSearchQueries } from './setting-search.queries.js';
import {
  type Candidate,
  type CandidateRegistration,
  found,
  type FoundSetting,
  inOrder,
  leftOut,
  type LeftOut,
  type Need,
  type Seeker,
  typesFor,
} from './setting-search.js';

/** Why distances are not shown; null where they are. */
export type NoDistance = 'address-restricted' | 'home-not-recorded';

export interface SettingsFound extends Paged<FoundSetting> {
  /** Settings of the kinds asked for that do not meet the need. */
  leftOut: Record<LeftOut, number>;
  noDistance: NoDistance | null;
}

/** Where a child could live: every setting that can answer the need, those the law forbids last and with the reason. */
@Injectable()
export class SettingSearchService {
  constructor(
    private readonly children: ChildrenService,
    private readonly queries: SettingSearchQueries,
  ) {}

  /** Three statements, however many settings there are. @throws Problem `not-found` · `invalid` for a young person of 18 */
  async search(_actor: Actor, childId: string, input: SettingSearchDto): Promise<SettingsFound> {
    const child = await this.children.find(childId);
    const row = await this.queries.seeker(child.id, input.startsAt);
    const [seeker, need] = [seekerOf(row), needOf(input, row)];
    refuseAdults(seeker, need);
    const { startsAt: at, name } = need;
    const types = typesFor(need);
    const rows = await this.queries.candidates(child.id, { types, name, at, lives: seeker.lives });
    const all = rows.map((each) => found(candidateOf(each), seeker, need));
    const omitted = all.map((setting) => leftOut(setting, need));
    const shown = inOrder(all.filter((_, i) => omitted[i] === null));
    const count = (why: LeftOut) => omitted.filter((each) => each === why).length;
    const page = input.page ?? 1;
    return {
      items: shown.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      ...{ page, pageSize: PAGE_SIZE, total: shown.length },
      leftOut: { farther: count('farther'), full: count('full'), forAnotherSex: count('forAnotherSex') },
      noDistance: noDistanceFor(row),
    };
  }
}

function noDistanceFor({ address_shown, home_recorded }: SeekerRow): NoDistance | null {
  if (!address_shown) return 'address-restricted';
  return home_recorded ? null : 'home-not-recorded';
}

function needOf(input: SettingSearchDto, { sex }: SeekerRow): Need {
  return {
    startsAt: input.startsAt,
    name: input.name || null,
    route: input.route ?? null,
    settingType: input.settingType ?? null,
    maxMiles: input.maxMiles ?? null,
    beds: input.beds ?? null,
    sex: input.sex ?? sex,
  };
}

function seekerOf(row: SeekerRow): Seeker {
  const day = (iso: string | null) => (iso === null ? null : parsePlainDate(iso));
  return {
    bornOn: { youngest: day(row.youngest), oldest: day(row.oldest) },
    sex: row.sex,
    lives: row.lives_in === null ? null : { careSettingId: row.lives_in, since: row.lives_since! },
    ownArea: row.own_area,
    schemeValues: row.scheme_values ?? {},
  };
}

function candidateOf(row: CandidateRow): Candidate {
  const span = ({ from, until }: { from: string; until: string | null }) => ({
    from: new Date(from),
    until: until === null ? null : new Date(until),
  });
  return {
    ...{ id: row.id, name: row.name, area: row.area, postcode: row.postcode, providerName: row.provider_name },
    ...{ placed: row.placed, miles: row.miles },
    settingType: row.setting_type as SettingType,
    country: row.country as Country,
    registrations: row.registrations.map((each) => ({ ...each, ...span(each) }) as unknown as CandidateRegistration),
    restrictions: row.restrictions.map(span),
    childrenBefore: row.children_before.map(span),
    approvals: row.approvals.map((each) => ({ ...span(each), approval: each.kind as CarerApproval })),
  };
}

/** Nobody of 18 or over is placed (decision 34). */
function refuseAdults({ bornOn: { youngest } }: Seeker, { startsAt }: Need): void {
  if (youngest !== null && londonDay(startsAt) >= birthday(18, youngest))
    throw invalid('startsAt', 'The young person is 18 or over on that day: a care leaver is not placed');
}
