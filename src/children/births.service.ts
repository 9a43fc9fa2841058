import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { stale } from '../http/versions.js';
import { Clock } from '../kernel/clock.js';
import { invalid, notFound } from '../kernel/problem.js';
import { type Rejudgement, RejudgingService } from '../rejudging/rejudging.service.js';
import { ChildrenService } from './children.service.js';
import { DatedFactsQueries } from './dated-facts.queries.js';
import { faultOfRange, mayConclude, type BirthAssertion, type BirthSource } from './operative-birth.js';

export interface NewBirth {
  /** `YYYY-MM-DD`, both inclusive; `latest` is the same day when left out. */
  earliest: string;
  latest?: string;
  source: BirthSource;
  /** When it was said or decided; now when left out. */
  assertedAt?: Date;
  underChallenge?: boolean;
  /** Live assertions that this one ends. */
  supersedes?: string[];
}

export interface BirthCorrection {
  earliest?: string;
  latest?: string;
  underChallenge?: boolean;
  reason: string;
}

/** What is said and decided about when a child was born. The database judges the child's placements again each time. */
@Injectable()
export class BirthsService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly queries: DatedFactsQueries,
    private readonly rejudging: RejudgingService,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` · `invalid` for a range that cannot be, or a source that ends no other */
  async assert(childId: string, input: NewBirth): Promise<string> {
    await this.children.lock(childId);
    return this.rejudged(childId, () => this.record(childId, input));
  }

  /** The same for a child the caller has just made or locked. */
  async record(childId: string, input: NewBirth): Promise<string> {
    const { earliest, source } = input;
    const [latest, assertedAt] = [input.latest ?? earliest, input.assertedAt ?? this.clock.now()];
    const [supersedes, underChallenge] = [input.supersedes ?? [], input.underChallenge ?? false];
    refuse(faultOfRange(earliest, latest, this.clock.now()));
    const ended = supersedes.length ? await this.live(childId, supersedes, source, assertedAt) : [];
    const id = await this.queries.insertBirth(childId, { earliest, latest, source, assertedAt, underChallenge });
    if (ended.length) await this.queries.supersedeBirths(ended, id, assertedAt);
    return id;
  }

  /** @returns the new version. @throws Problem `not-found` · `stale` · `invalid` */
  async correct(id: string, seen: number, { reason, ...change }: BirthCorrection): Promise<number> {
    const childId = await this.queries.childOfBirth(id);
    await this.children.lock(childId, 'date of birth');
    const { assertions } = await this.children.birth(childId!);
    const assertion = assertions.find((each) => each.id === id)!;
    if (assertion.version !== seen) throw stale();
    const { earliest, latest, underChallenge } = { ...assertion, ...given(change) };
    refuse(faultOfRange(earliest, latest, this.clock.now()));
    await this.db.because(reason);
    let version = seen;
    await this.rejudged(childId!, async () => {
      version = await this.queries.correctBirth(id, earliest, latest, underChallenge);
      return id;
    });
    return version;
  }

  /** What recording an assertion, and each correction of it, did to the child's placements: the latest first. @throws Problem `not-found` */
  async effects(childId: string, id: string): Promise<{ assertion: BirthAssertion; effects: Rejudgement[] }> {
    const { assertions } = await this.children.birth(childId);
    const assertion = assertions.find((each) => each.id === id);
    if (!assertion) throw notFound('date of birth');
    return { assertion, effects: await this.rejudging.ofFacts([id]) };
  }

  /** Keeps what a change did to the child's placements. @returns the assertion that was changed */
  private async rejudged(childId: string, change: () => Promise<string>): Promise<string> {
    const youngest = async () => (await this.children.birth(childId)).safeguarding?.latest ?? null;
    const said = { youngest: await youngest() };
    const [id] = await this.rejudging.around({ childId }, change, async (factId) => ({
      ...{ cause: 'date-of-birth', factId, said },
      says: { youngest: await youngest() },
    }));
    return id;
  }

  private async live(childId: string, ids: string[], source: BirthSource, at: Date): Promise<string[]> {
    if (!mayConclude(source))
      throw invalid('supersedes', 'A claim, a presumption or the Home Office’s treatment does not end another date');
    const { assertions } = await this.children.birth(childId);
    const ended = assertions.filter((each) => ids.includes(each.id));
    if (ended.length < new Set(ids).size || ended.some(({ supersededAt }) => supersededAt !== null))
      throw invalid('supersedes', 'Select dates of birth of this child that still count');
    if (ended.some((each: BirthAssertion) => each.assertedAt > at))
      throw invalid('assertedAt', 'It was decided before a date of birth that it is to end was asserted');
    return ended.map((each) => each.id);
  }
}

function refuse(fault: { field: string; message: string } | null): void {
  if (fault) throw invalid(fault.field, fault.message);
}

function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as Partial<T>;
}
