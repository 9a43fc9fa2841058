import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, type View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { invalid, notFound } from '../../kernel/problem.js';
import { CorrectActionDto, LogActionDto } from '../../missing/actions/action.dto.js';
import { type ActionRow, ActionsService } from '../../missing/actions/actions.service.js';
import { idOf } from '../ids.js';
import { given, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { AbsenceForms } from './absence-forms.service.js';
import {
  actionAnswers,
  actionForm,
  actionKind,
  correctionForm,
  correctionKind,
  whichActionForm,
} from './action-form.js';

/** The log of an absence is added to, and put right by adding. */
@ApiExcludeController()
@Controller('missing/:id/actions')
export class ActionPage {
  constructor(
    private readonly forms: AbsenceForms,
    private readonly actions: ActionsService,
  ) {}

  @Get('new')
  @Can('missing:record', 'absence-action.form')
  form(@Page() request: PageRequest): Promise<View> {
    const kind = actionKind(request.query.kind) ?? actionKind(typed(request.again?.form, 'kind'));
    if (kind) return this.forms.show(request, ({ absence }) => actionForm(absence.id, kind));
    const unanswered = { form: {}, problem: invalid('kind', 'Select what was done') };
    const again = request.again ?? (request.query.asked ? unanswered : undefined);
    return this.forms.show({ ...request, again }, ({ absence }) => whichActionForm(absence.id));
  }

  @Post('new')
  @Can('missing:record', 'absence-action.log')
  @ShownAgainBy('form')
  async log(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'absence');
    await this.actions.log(actor, id, await validated(LogActionDto, actionAnswers(form)));
    return new Redirect(`${paths.absence(id)}?logged=1`);
  }

  @Get(':action')
  @Can('missing:record', 'absence-action.correct-form')
  correction(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, async ({ absence }) => {
      const entry = await this.entry(request, absence.id);
      return correctionForm(absence.id, entry, correctionKind(request.again?.form));
    });
  }

  @Post(':action')
  @Can('missing:record', 'absence-action.correct')
  @ShownAgainBy('correction')
  async correct(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'absence');
    const answers = { ...actionAnswers(form), ...(given(form, 'reason') && { reason: given(form, 'reason') }) };
    await this.actions.correct(actor, id, actionOf(params), await validated(CorrectActionDto, answers));
    return new Redirect(`${paths.absence(id)}?logged=corrected`);
  }

  private async entry({ actor, params }: PageRequest, absenceId: string): Promise<ActionRow> {
    const entry = await this.actions.find(actor, absenceId, actionOf(params));
    if (!entry) throw notFound('entry');
    return entry;
  }
}

function actionOf({ action }: Record<string, string>): string {
  return idOf({ id: action! }, 'entry');
}
