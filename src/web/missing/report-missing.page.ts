import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { DraftsService } from '../../drafts/drafts.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { conflict } from '../../kernel/problem.js';
import { ReportTogetherDto } from '../../missing/reports/report.dto.js';
import { ReportsService } from '../../missing/reports/reports.service.js';
import { typed } from '../page-problem.js';
import { idOf } from '../ids.js';
import { paths } from '../paths.js';
import { ReportFacts } from './report-facts.service.js';
import { reportedOf } from './report-answers.js';
import { reportCheckView } from './report-check.view.js';
import { draftKey, reportMissingView } from './report-missing.view.js';

/**
 * Five answers on one page and a look at them on the next (decision 17), for somebody tired, at night, on a telephone.
 * What is answered is a draft until it is sent.
 */
@ApiExcludeController()
@Controller('children/:id/missing/report')
export class ReportMissingPage {
  constructor(
    private readonly facts: ReportFacts,
    private readonly reports: ReportsService,
    private readonly drafts: DraftsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('missing:record', 'absence.report-form')
  async form(@Page() { actor, params, again }: PageRequest): Promise<View> {
    const facts = await this.facts.of(actor, idOf(params, 'child'));
    const draft = await this.drafts.current(actor, draftKey(facts.childId), again?.form);
    return new View('missing/report-missing.njk', reportMissingView({ ...facts, draft, again }));
  }

  /** Keeps the answers; nothing is reported yet. */
  @Post()
  @Can('missing:record', 'absence.report-answers', { keyed: false })
  @ShownAgainBy('form')
  async answer(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const childId = idOf(params, 'child');
    await validated(ReportTogetherDto, reportedOf(form, childId, actor.name, this.clock.now()));
    await this.drafts.save(actor, draftKey(childId), form);
    return new Redirect(paths.checkReport(childId));
  }

  @Get('check')
  @Can('missing:record', 'absence.report-check')
  async check(@Page() { actor, params, again }: PageRequest): Promise<View | Redirect> {
    const childId = idOf(params, 'child');
    const draft = await this.drafts.find(actor, draftKey(childId));
    if (!draft.form) return new Redirect(paths.reportChildMissing(childId));
    const facts = await this.facts.of(actor, childId);
    const input = await this.inputOf(actor, childId, draft.form).catch(() => null);
    if (!input) return new Redirect(paths.reportChildMissing(childId)); // not all of it was answered yet
    return new View('missing/report-check.njk', reportCheckView({ ...facts, draft, again, form: draft.form, input }));
  }

  @Post('check')
  @Can('missing:record', 'absence.report')
  @ShownAgainBy('check')
  async report(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const childId = idOf(params, 'child');
    const draft = await this.drafts.find(actor, draftKey(childId));
    if (!draft.form) return new Redirect(paths.reportChildMissing(childId));
    if (String(draft.revision) !== typed(form, '_revision'))
      throw conflict('These answers were changed in another window: check them again');
    const reported = await this.reports.together(actor, await this.inputOf(actor, childId, draft.form));
    await this.drafts.settle(actor, draftKey(childId));
    const [first, ...others] = reported.map(({ id }) => id) as [string, ...string[]];
    return new Redirect(
      others.length ? paths.reportedTogether([first, ...others]) : `${paths.absence(first)}?reported=1`,
    );
  }

  private inputOf(actor: Actor, childId: string, form: PageRequest['form']): Promise<ReportTogetherDto> {
    return validated(ReportTogetherDto, reportedOf(form, childId, actor.name, this.clock.now()));
  }
}
