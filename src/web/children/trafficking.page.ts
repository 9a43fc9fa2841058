import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { DecideDto, EndFindingDto, FindDto, ReferDto, ScreenDto } from '../../exploitation/exploitation.dto.js';
import { ExploitationService } from '../../exploitation/exploitation.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { answered } from '../answered.js';
import { typedInstant } from '../form-times.js';
import { idOf, ofThisChild } from '../ids.js';
import { given } from '../page-problem.js';
import { paths } from '../paths.js';
import { FactForms } from './fact-forms.service.js';
import { decisionForm, endFindingForm, findingForm, referralForm, screeningForm } from './trafficking.forms.js';
import { traffickingView } from './trafficking.view.js';

/** The facts that say whether a child is trafficked (decision 23). The answer itself is never typed. */
@ApiExcludeController()
@Controller('children/:id/trafficking')
export class TraffickingPage {
  constructor(
    private readonly forms: FactForms,
    private readonly exploitation: ExploitationService,
  ) {}

  @Get()
  @Can('child:read', 'trafficking.read')
  async show(@Page() request: PageRequest): Promise<View> {
    const { child, identity } = await this.forms.about(request);
    const facts = await this.exploitation.open(child.id);
    return new View('children/trafficking.njk', traffickingView(identity, facts, request));
  }

  @Get('screening')
  @Can('exploitation:record', 'trafficking.screen-form')
  screeningForm(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, screeningForm);
  }

  @Post('screening')
  @Can('exploitation:record', 'trafficking.screen')
  @ShownAgainBy('screeningForm')
  async screen(@Page() { params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'child');
    const answers = answered({ outcome: given(form, 'outcome'), screenedAt: typedInstant(form, 'screenedAt') });
    const { outcome, screenedAt } = await validated(ScreenDto, answers);
    await this.exploitation.screen(id, outcome, screenedAt);
    return recorded(id);
  }

  @Get('finding')
  @Can('exploitation:record', 'trafficking.find-form')
  findingForm(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, ({ id }) => findingForm(id, request.actor));
  }

  @Post('finding')
  @Can('exploitation:record', 'trafficking.find')
  @ShownAgainBy('findingForm')
  async find(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'child');
    const answers = { level: given(form, 'level'), basis: given(form, 'basis'), from: typedInstant(form, 'from') };
    await this.exploitation.find(actor, id, await validated(FindDto, answered(answers)));
    return recorded(id);
  }

  @Get('findings/:fact/ending')
  @Can('exploitation:record', 'trafficking.end-finding-form')
  endFindingForm(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, ({ id }) => endFindingForm(id, factOf(request)));
  }

  @Post('findings/:fact/ending')
  @Can('exploitation:record', 'trafficking.end-finding')
  @ShownAgainBy('endFindingForm')
  async endFinding(@Page() request: PageRequest): Promise<Redirect> {
    const { actor, params, form } = request;
    const id = idOf(params, 'child');
    const { findings } = await this.exploitation.open(id);
    const finding = ofThisChild(findings, factOf(request), 'finding');
    const answers = answered({ reason: given(form, 'reason'), endedAt: typedInstant(form, 'endedAt') });
    const { reason, endedAt } = await validated(EndFindingDto, answers);
    await this.exploitation.endFinding(actor, finding, reason, endedAt);
    return recorded(id);
  }

  @Get('referral')
  @Can('exploitation:record', 'nrm.refer-form')
  referralForm(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, referralForm);
  }

  @Post('referral')
  @Can('exploitation:record', 'nrm.refer')
  @ShownAgainBy('referralForm')
  async refer(@Page() { params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'child');
    const answers = answered({ reference: given(form, 'reference'), referredAt: typedInstant(form, 'referredAt') });
    const { reference, referredAt } = await validated(ReferDto, answers);
    await this.exploitation.refer(id, referredAt, reference);
    return recorded(id);
  }

  @Get('referrals/:fact/decision')
  @Can('exploitation:record', 'nrm.decide-form')
  decisionForm(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, ({ id }) => decisionForm(id, factOf(request)));
  }

  @Post('referrals/:fact/decision')
  @Can('exploitation:record', 'nrm.decide')
  @ShownAgainBy('decisionForm')
  async decide(@Page() request: PageRequest): Promise<Redirect> {
    const { params, form } = request;
    const id = idOf(params, 'child');
    const { referrals } = await this.exploitation.open(id);
    const referral = ofThisChild(referrals, factOf(request), 'referral');
    const answers = answered({ decision: given(form, 'decision'), decidedAt: typedInstant(form, 'decidedAt') });
    const { decision, decidedAt } = await validated(DecideDto, answers);
    await this.exploitation.decide(referral, decision, decidedAt);
    return recorded(id);
  }
}

function recorded(childId: string): Redirect {
  return new Redirect(`${paths.trafficking(childId)}?recorded=1`);
}

function factOf({ params }: PageRequest): string {
  return idOf({ id: params.fact! }, 'fact');
}
