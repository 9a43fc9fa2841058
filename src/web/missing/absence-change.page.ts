import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { type FormBody, Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, type View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/problem.js';
import { CorrectAbsenceDto, MissingAgainDto } from '../../missing/absence.dto.js';
import { MissingService } from '../../missing/missing.service.js';
import { CorrectSegmentDto, InterposeSegmentDto } from '../../missing/segments/segment.dto.js';
import { SegmentsService } from '../../missing/segments/segments.service.js';
import { answered } from '../answered.js';
import { typedInstant } from '../form-times.js';
import { idOf } from '../ids.js';
import { given, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { correctAbsenceForm, correctSegmentForm, interposeForm, missingAgainForm } from './absence-change.forms.js';
import { AbsenceForms } from './absence-forms.service.js';

/** Missing again, and what was recorded wrongly of when anybody knew where the child was. */
@ApiExcludeController()
@Controller('missing/:id')
export class AbsenceChangePage {
  constructor(
    private readonly forms: AbsenceForms,
    private readonly missing: MissingService,
    private readonly segments: SegmentsService,
    private readonly clock: Clock,
  ) {}

  @Get('missing-again')
  @Can('missing:record', 'absence.missing-again-form')
  again(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, missingAgainForm);
  }

  @Post('missing-again')
  @Can('missing:record', 'absence.missing-again')
  @ShownAgainBy('again')
  async missingAgain(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'absence');
    const from = typedInstant(form, 'from') ?? this.clock.now().toISOString();
    const answers = answered({ from, ...basis(form) });
    await this.missing.missingAgain(actor, id, await validated(MissingAgainDto, answers));
    return new Redirect(`${paths.absence(id)}?again=1`);
  }

  @Get('correction')
  @Can('missing:record', 'absence.correct-form')
  correction(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, correctAbsenceForm);
  }

  @Post('correction')
  @Can('missing:record', 'absence.correct')
  @ShownAgainBy('correction')
  async correct(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'absence');
    const answers = answered({
      lastSeenEarliest: typedInstant(form, 'lastSeenEarliest'),
      beganAs: given(form, 'beganAs'),
      endedAt: typedInstant(form, 'endedAt'),
      reason: given(form, 'reason'),
    });
    await this.missing.correct(actor, id, versionSeen(form), await validated(CorrectAbsenceDto, answers));
    return new Redirect(`${paths.absence(id)}?corrected=1`);
  }

  @Get('parts/new')
  @Can('missing:record', 'absence-segment.interpose-form')
  between(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, interposeForm);
  }

  @Post('parts/new')
  @Can('missing:record', 'absence-segment.interpose')
  @ShownAgainBy('between')
  async interpose(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'absence');
    const answers = answered({
      kind: given(form, 'kind'),
      from: typedInstant(form, 'from'),
      until: typedInstant(form, 'until'),
      ...basis(form),
      reason: given(form, 'reason'),
    });
    await this.segments.interpose(actor, id, await validated(InterposeSegmentDto, answers));
    return new Redirect(`${paths.absence(id)}?corrected=1`);
  }

  @Get('parts/:segment')
  @Can('missing:record', 'absence-segment.correct-form')
  part(@Page() request: PageRequest): Promise<View> {
    return this.forms.show(request, (about) => {
      const index = about.absence.segments.findIndex(({ id }) => id === segmentOf(request));
      if (index < 0) throw notFound('part of this absence');
      return correctSegmentForm(about, index);
    });
  }

  @Post('parts/:segment')
  @Can('missing:record', 'absence-segment.correct')
  @ShownAgainBy('part')
  async correctPart(@Page() request: PageRequest): Promise<Redirect> {
    const { actor, params, form } = request;
    const id = idOf(params, 'absence');
    const answers = answered({
      from: typedInstant(form, 'from'),
      kind: given(form, 'kind'),
      ...basis(form),
      reason: given(form, 'reason'),
    });
    const input = await validated(CorrectSegmentDto, answers);
    await this.segments.correct(actor, id, segmentOf(request), versionSeen(form), input);
    return new Redirect(`${paths.absence(id)}?corrected=1`);
  }
}

function basis(form: FormBody) {
  return { establishedBy: given(form, 'establishedBy'), establishedHow: given(form, 'establishedHow') };
}

function versionSeen(form: FormBody): number {
  return Number(typed(form, 'version'));
}

function segmentOf({ params }: PageRequest): string {
  return idOf({ id: params.segment! }, 'part of this absence');
}
