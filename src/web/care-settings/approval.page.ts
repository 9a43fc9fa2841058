import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { CorrectApprovalDto, NewApprovalDto } from '../../care-settings/care-setting.dto.js';
import { CareSettingsService } from '../../care-settings/care-settings.service.js';
import { SettingFactsService } from '../../care-settings/setting-facts.service.js';
import { SearchService } from '../../children/search.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { type Actor } from '../../kernel/actor.js';
import { invalid } from '../../kernel/problem.js';
import { answered } from '../answered.js';
import { idOf } from '../ids.js';
import { given, typed } from '../page-problem.js';
import { approvalView } from './approval.view.js';
import { factOf } from './fact-of.js';
import { afterRecording } from './rejudged.js';
import { instantOrMidnight } from './setting-times.js';

/** A carer is approved: fully, or for one child under regulation 23, 24 or 25A; corrected or ended. */
@ApiExcludeController()
@Controller('care-settings/:id/carer-approvals')
export class ApprovalPage {
  constructor(
    private readonly settings: CareSettingsService,
    private readonly facts: SettingFactsService,
    private readonly searches: SearchService,
  ) {}

  @Get('new')
  @Can('care-setting:record', 'carer-approval.record-form')
  async form(@Page() { params, again }: PageRequest): Promise<View> {
    const setting = await this.settings.find(idOf(params, 'care setting'));
    return new View('care-settings/approval.njk', approvalView(setting, null, again));
  }

  @Post('new')
  @Can('care-setting:record', 'carer-approval.record')
  @ShownAgainBy('form')
  async record(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'care setting');
    const kind = given(form, 'kind');
    const number = kind === 'approved' ? undefined : given(form, 'childId');
    const answers = {
      kind,
      childId: number && (await this.childNumbered(actor, number)),
      terms: given(form, 'terms'),
      from: instantOrMidnight(form, 'from'),
      until: instantOrMidnight(form, 'until'),
    };
    const { childId = null, terms = null, until = null, ...input } = await validated(NewApprovalDto, answered(answers));
    const did = await this.facts.approve(id, { ...input, childId, terms, until });
    return new Redirect(afterRecording(id, 'approval', did));
  }

  @Get(':fact')
  @Can('care-setting:record', 'carer-approval.correct-form')
  async correction(@Page() { params, again }: PageRequest): Promise<View> {
    const setting = await this.settings.open(idOf(params, 'care setting'));
    const approval = factOf(setting.approvals, params, 'approval');
    return new View('care-settings/approval.njk', approvalView(setting, approval, again));
  }

  @Post(':fact')
  @Can('care-setting:record', 'carer-approval.correct')
  @ShownAgainBy('correction')
  async correct(@Page() { params, form }: PageRequest): Promise<Redirect> {
    const setting = await this.settings.open(idOf(params, 'care setting'));
    const { id } = factOf(setting.approvals, params, 'approval');
    const during = { from: instantOrMidnight(form, 'from') ?? null, until: instantOrMidnight(form, 'until') ?? null };
    const correction = { ...during, terms: given(form, 'terms') ?? null, reason: given(form, 'reason') };
    const input = await validated(CorrectApprovalDto, answered(correction));
    const did = await this.facts.correctApproval(id, Number(typed(form, 'version')), input);
    return new Redirect(afterRecording(setting.id, 'approval', did));
  }

  /** @throws Problem `invalid` when no child the actor may see has it */
  private async childNumbered(actor: Actor, localNumber: string): Promise<string> {
    const search = await this.searches.start(actor, { localNumber });
    const { items } = await this.searches.results(actor, search, 1);
    if (items.length !== 1) throw invalid('childId', 'No child has that number');
    return items[0]!.id;
  }
}
