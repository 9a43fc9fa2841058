import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { londonDay } from '../kernel/london-time.js';
import { type Actor } from '../kernel/actor.js';
import { invalid, Problem } from '../kernel/problem.js';
import { Database } from '../database/database.js';
import { BirthsService, type NewBirth } from './births.service.js';
import { CareRecordService } from './care-record.service.js';
import { type Sex } from './child.js';
import { ChildrenQueries } from './children.queries.js';
import { ChildrenService } from './children.service.js';
import { type CareEnding, type LegalStatusCode } from './legal-statuses.js';
import { isAdult } from './operative-birth.js';
import { SearchService, type LikelySame, type Newcomer } from './search.service.js';
import { type UnaccompaniedAnswer } from './unaccompanied.js';

export interface NewChild {
  /** The search made before: nobody is recorded twice for want of looking. */
  searchId: string;
  /** That the children who may be the same were looked at; needed when there are any. */
  duplicatesConsidered?: boolean;
  givenName: string;
  familyName: string;
  knownAs?: string | null;
  sex?: Sex | null;
  localNumber?: string | null;
  homePostcode?: string | null;
  /** Null says that it is not known at all. */
  dateOfBirth: NewBirth | null;
  unaccompanied?: UnaccompaniedAnswer;
  periodOfCare?: { from: Date; until?: Date; endReason?: CareEnding };
  legalStatus?: { code: LegalStatusCode; from?: Date };
  allocation?: { workerId: string; teamId: string; from?: Date };
}

export interface CreatedChild {
  id: string;
  /** 18 or over by the youngest date asserted: recorded as a care leaver, without placements or absences. */
  careLeaver: boolean;
}

/** Records a child for the first time (decision 34). */
@Injectable()
export class NewChildService {
  constructor(
    private readonly db: Database,
    private readonly queries: ChildrenQueries,
    private readonly children: ChildrenService,
    private readonly searches: SearchService,
    private readonly births: BirthsService,
    private readonly care: CareRecordService,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem `invalid`: no search was made, children who may be the same were not considered, or an answer is
   * wrong · `conflict`: the local number is another child's
   */
  async create(actor: Actor, input: NewChild): Promise<CreatedChild> {
    await this.searched(actor, input.searchId);
    if (!input.duplicatesConsidered) refuseUnconsidered(await this.searches.likelySame(newcomerOf(input)));
    const id = await this.queries.insert(identityOf(input));
    this.db.opened(id);
    if (input.dateOfBirth) await this.births.record(id, input.dateOfBirth);
    const careLeaver = isAdult(await this.children.birth(id), londonDay(this.clock.now()));
    await this.recordCare(id, input, careLeaver);
    return { id, careLeaver };
  }

  private async recordCare(id: string, input: NewChild, careLeaver: boolean): Promise<void> {
    const { periodOfCare: period, legalStatus, allocation, unaccompanied } = input;
    const startsAt = period?.from ?? this.clock.now();
    if (period?.until) await this.care.recordPastCare(id, period.from, period.until, period.endReason ?? 'E8');
    else if (period && careLeaver)
      throw invalid('periodOfCare', 'This person is 18 or over: give the period of care with its end, or leave it out');
    else if (period) await this.care.startCare(id, period.from);
    if (legalStatus && careLeaver) throw invalid('legalStatus', 'This person is 18 or over and has no legal status');
    if (legalStatus) await this.care.startLegalStatus(id, legalStatus.code, legalStatus.from ?? startsAt);
    if (unaccompanied) await this.care.answerUnaccompanied(id, unaccompanied, startsAt, this.clock.now());
    if (allocation)
      await this.care.allocate(id, allocation.workerId, allocation.teamId, allocation.from ?? this.clock.now());
  }

  private async searched(actor: Actor, searchId: string): Promise<void> {
    try {
      await this.searches.criteria(actor, searchId);
    } catch (error) {
      if (error instanceof Problem && error.kind === 'not-found')
        throw invalid('searchId', 'Search first, to see whether the child is already recorded here');
      throw error;
    }
  }
}

function refuseUnconsidered(likely: LikelySame[]): void {
  if (likely.length)
    throw invalid('duplicatesConsidered', 'Look at the children who may be the same, and say that you have');
}

function newcomerOf({ givenName, familyName, knownAs, dateOfBirth: born }: NewChild): Newcomer {
  const range = born && { earliest: born.earliest, latest: born.latest ?? born.earliest };
  return { givenName, familyName, knownAs, born: range };
}

function identityOf({ givenName, familyName, knownAs, sex, localNumber, homePostcode }: NewChild) {
  const orNull = <T>(value: T | null | undefined) => value || null;
  return {
    givenName,
    familyName,
    knownAs: orNull(knownAs),
    sex: sex ?? null,
    localNumber: orNull(localNumber),
    homePostcode: orNull(homePostcode),
  };
}
