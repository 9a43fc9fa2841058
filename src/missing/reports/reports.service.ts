import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../../children/children.service.js';
import { Database } from '../../database/database.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { invalid, notFound, Problem } from '../../kernel/problem.js';
import { type AbsenceRow, MissingService } from '../missing.service.js';
import {
  type ChildAmongDto,
  type DescribeAbsenceDto,
  type ReportChildDto,
  type ReportTogetherDto,
} from './report.dto.js';
import { type Companion, type Description, ReportsQueries } from './reports.queries.js';

export type { Companion, Description } from './reports.queries.js';

/** More than a child's siblings and those who live in any home of ours. */
const MOST_COMPANIONS = 20;

const NOT_DESCRIBED: Description = { clothing: null, company: null, version: 0 };

/** A report as somebody makes it: of one child or of several at once, with what may follow after. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly missing: MissingService,
    private readonly reports: ReportsQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem as `MissingService.report` */
  async report(actor: Actor, childId: string, { clothing, company, ...input }: ReportChildDto): Promise<AbsenceRow> {
    const absence = await this.missing.report(actor, childId, input);
    if (clothing || company) await this.say(absence, { clothing, company });
    return absence;
  }

  /**
   * Children missing together (decision 17): the circumstances are the same, everything else is each child's own. All are
   * recorded, or none: what is refused names the child it is about.
   * @throws Problem as `MissingService.report`, its fields beginning `children.<n>.` where they are one child's
   */
  async together(actor: Actor, { children, ...circumstances }: ReportTogetherDto): Promise<AbsenceRow[]> {
    await this.reports.lock(children.map(({ childId }) => childId));
    const reported: AbsenceRow[] = [];
    for (const [i, { childId, ...own }] of children.entries())
      reported.push(await this.report(actor, childId, { ...circumstances, ...own }).catch(among(children, i)));
    return reported;
  }

  /** Who may be missing too: siblings first, then children of the same setting, of those the actor may see. @throws Problem `not-found` */
  async companions(_actor: Actor, childId: string): Promise<Companion[]> {
    await this.children.find(childId);
    const found = await this.reports.companions(childId, this.clock.now(), MOST_COMPANIONS);
    this.db.opened(...found.map((companion) => companion.childId));
    return found;
  }

  /** @throws Problem `not-found` */
  async description(actor: Actor, absenceId: string): Promise<Description> {
    await this.missing.find(actor, absenceId);
    return (await this.reports.description(absenceId)) ?? NOT_DESCRIBED;
  }

  /** Adds to what was said, or says it otherwise; what was said before stays readable. @throws Problem `not-found` · `invalid` */
  async describe(actor: Actor, absenceId: string, said: DescribeAbsenceDto): Promise<Description> {
    const absence = await this.missing.find(actor, absenceId);
    if (!said.clothing && !said.company)
      throw invalid('clothing', 'Enter what the child wore, or who they may be with');
    return this.say(absence, said);
  }

  private say(absence: AbsenceRow, { clothing, company }: DescribeAbsenceDto): Promise<Description> {
    return this.reports.describe(absence, { clothing: clothing || null, company: company || null });
  }
}

/** A refusal of one of several says of which. */
function among(children: readonly ChildAmongDto[], i: number) {
  return (error: unknown): never => {
    if (!(error instanceof Problem) || children.length === 1) throw error;
    if (error.kind === 'not-found') throw notFound('child');
    const { errors = [], ...details } = error.details;
    const isShared = errors.some(({ field }) => field === 'lastSeenLatest');
    const named = errors.length ? errors : [{ field: 'childId', message: error.message }];
    throw new Problem(error.kind, `${error.message}. Nothing was recorded of the others either`, {
      ...details,
      errors: isShared ? errors : named.map(({ field, message }) => ({ field: `children.${i}.${field}`, message })),
    });
  };
}
