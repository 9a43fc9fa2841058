import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { ChildrenService } from '../../children/children.service.js';
import { DraftsService } from '../../drafts/drafts.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { Clock } from '../../kernel/clock.js';
import { MissingService } from '../../missing/missing.service.js';
import { DescribeAbsenceDto } from '../../missing/reports/report.dto.js';
import { ReportsService } from '../../missing/reports/reports.service.js';
import { answered } from '../answered.js';
import { identityOf } from '../components/identity-bar/identity.js';
import { draftModel, typedBefore } from '../drafts/drafted.js';
import { errorOf, given, pageProblem, typed } from '../page-problem.js';
import { idOf } from '../ids.js';
import { paths } from '../paths.js';

/** What the child wore and who they may be with: what need not wait for the report, nor the report for it. */
@ApiExcludeController()
@Controller('missing/:id/description')
export class DescriptionPage {
  constructor(
    private readonly missing: MissingService,
    private readonly children: ChildrenService,
    private readonly reports: ReportsService,
    private readonly drafts: DraftsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('missing:record', 'absence.describe-form')
  async form(@Page() { actor, params, again }: PageRequest): Promise<View> {
    const absence = await this.missing.find(actor, idOf(params, 'absence'));
    const child = await this.children.open(absence.child_id);
    const said = await this.reports.description(actor, absence.id);
    const draft = await this.drafts.current(actor, draftKey(absence), again?.form);
    const form = typedBefore(again, draft);
    const problem = pageProblem(again?.problem);
    return new View('missing/description.njk', {
      identity: identityOf(child, await this.missing.ofChild(actor, child.id), this.clock.now()),
      action: paths.describeMissing(absence.id),
      back: paths.absence(absence.id),
      draft: draftModel(draftKey(absence), draft),
      formId: typed(again?.form, '_form') || undefined,
      problem,
      value: {
        clothing: form ? typed(form, 'clothing') : (said.clothing ?? ''),
        company: form ? typed(form, 'company') : (said.company ?? ''),
      },
      error: { clothing: errorOf(problem, 'clothing'), company: errorOf(problem, 'company') },
    });
  }

  @Post()
  @Can('missing:record', 'absence.describe')
  @ShownAgainBy('form')
  async describe(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'absence');
    const said = answered({ clothing: given(form, 'clothing'), company: given(form, 'company') });
    await this.reports.describe(actor, id, await validated(DescribeAbsenceDto, said));
    await this.drafts.settle(actor, draftKey(await this.missing.find(actor, id)));
    return new Redirect(paths.absence(id));
  }
}

function draftKey({ id, child_id }: { id: string; child_id: string }): string {
  return `missing-description:${child_id}:${id}`;
}
