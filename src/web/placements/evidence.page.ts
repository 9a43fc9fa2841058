import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { ChildrenService } from '../../children/children.service.js';
import { type FormBody, Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/problem.js';
import { EVIDENCE_KINDS, type EvidenceKind } from '../../law/evidence/kinds.js';
import { MissingService } from '../../missing/missing.service.js';
import { CorrectEvidenceDto, RecordEvidenceDto } from '../../placements/evidence/evidence.dto.js';
import { EvidenceService } from '../../placements/evidence/evidence.service.js';
import { ConfirmApprovalDto } from '../../placements/placement.dto.js';
import { PlacementsService } from '../../placements/placements.service.js';
import { answered } from '../answered.js';
import { factFormView } from '../children/fact-form.js';
import { identityOf, type Identity } from '../components/identity-bar/identity.js';
import { typedInstant } from '../form-times.js';
import { idOf } from '../ids.js';
import { given, typed } from '../page-problem.js';
import { pageNumber } from '../page-number.js';
import { paths } from '../paths.js';
import { afterEvidence, ASKING_STEPS, type AskingStep, evidenceForm, evidenceListView } from './evidence.view.js';

/** What was done or decided about a child's placements: a list, and a form for each kind. */
@ApiExcludeController()
@Controller('children/:id/placement-evidence')
export class EvidencePage {
  constructor(
    private readonly children: ChildrenService,
    private readonly placements: PlacementsService,
    private readonly evidence: EvidenceService,
    private readonly missing: MissingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('placement:read', 'placement-evidence.list')
  async list(@Page() request: PageRequest): Promise<View> {
    const { actor, params, query, again } = request;
    const childId = idOf(params, 'child');
    const identity = await this.identity(request, childId);
    const listed = await this.evidence.ofChild(actor, childId, null, pageNumber(query.page));
    const model = evidenceListView({ childId, identity, listed, actor, again, isRecorded: Boolean(query.recorded) });
    return new View('placements/evidence.njk', model);
  }

  @Get('new')
  @Can('placement:record-evidence', 'placement-evidence.form')
  async form(@Page() request: PageRequest): Promise<View> {
    const { actor, params, query, again } = request;
    const childId = idOf(params, 'child');
    const kind = kindOf(query.kind);
    const identity = await this.identity(request, childId);
    const form = evidenceForm({
      childId,
      kind,
      setting: await this.settingOf(request, childId),
      deciders: await this.evidence.deciders(actor, kind),
      recipient: query.recipient,
      step: stepIn(query),
    });
    return new View('children/fact-form.njk', factFormView(identity, form, again));
  }

  @Post('new')
  @Can('placement:record-evidence', 'placement-evidence.record')
  @ShownAgainBy('form')
  async record(@Page() request: PageRequest): Promise<Redirect> {
    const { actor, params, query, form } = request;
    const childId = idOf(params, 'child');
    const here = await this.settingOf(request, childId);
    const about = typed(form, 'about') === 'anywhere' ? undefined : here?.id;
    const answers = { ...evidenceAnswers(form), kind: kindOf(query.kind), careSettingId: about };
    await this.evidence.record(actor, childId, await validated(RecordEvidenceDto, answered(answers)));
    return new Redirect(`${afterEvidence(childId, stepIn(query))}?recorded=1`);
  }

  @Post(':evidence/withdrawal')
  @Can('placement:record-evidence', 'placement-evidence.correct')
  @ShownAgainBy('list')
  async withdraw(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const input = await validated(CorrectEvidenceDto, answered({ withdrawn: true, why: given(form, 'why') }));
    const recorded = await this.evidence.correct(actor, params.evidence!, Number(typed(form, 'version')), input);
    return new Redirect(paths.placementEvidence(recorded.child_id));
  }

  @Post(':evidence/confirmation')
  @Can('placement:approve', 'placement-evidence.confirm')
  @ShownAgainBy('list')
  async confirm(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const answer = given(form, 'confirmed');
    const { confirmed } = await validated(ConfirmApprovalDto, answered({ confirmed: answer && answer === 'yes' }));
    const recorded = await this.evidence.confirm(actor, params.evidence!, confirmed);
    return new Redirect(paths.placementEvidence(recorded.child_id));
  }

  /** The setting asked for, or the one the child lives in now; none where its name is hidden from the actor. */
  private async settingOf(
    { actor, query }: PageRequest,
    childId: string,
  ): Promise<{ id: string; name: string } | null> {
    if (query.setting) return this.placements.settingNamed(query.setting);
    const current = (await this.placements.ofChild(actor, childId)).find(({ until }) => until === null);
    return current?.address_shown ? { id: current.care_setting_id, name: current.setting_name } : null;
  }

  private async identity({ actor }: Pick<PageRequest, 'actor'>, childId: string): Promise<Identity> {
    const child = await this.children.open(childId);
    return identityOf(child, await this.missing.ofChild(actor, childId), this.clock.now());
  }
}

/** @throws Problem `not-found` */
function kindOf(text: string | undefined): EvidenceKind {
  const kind = EVIDENCE_KINDS.find((each) => each === text);
  if (!kind) throw notFound('kind of evidence');
  return kind;
}

function stepIn({ step }: PageRequest['query']): AskingStep | null {
  return ASKING_STEPS.find((each) => each === step) ?? null;
}

/** The outcome and the exception are one question on the page: `exception:emergency`. */
function evidenceAnswers(form: FormBody): Record<string, unknown> {
  const [outcome, exception] = typed(form, 'outcome').split(':');
  return {
    outcome: outcome || undefined,
    exception,
    at: typedInstant(form, 'at'),
    until: typedInstant(form, 'until'),
    dueAt: typedInstant(form, 'dueAt'),
    detail: given(form, 'detail'),
    recipient: given(form, 'recipient'),
    reason: given(form, 'reason'),
    reference: given(form, 'reference'),
    decidedBy: given(form, 'decidedBy'),
    channel: given(form, 'channel'),
  };
}
