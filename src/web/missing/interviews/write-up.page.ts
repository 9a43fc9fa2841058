import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { DraftsService } from '../../../drafts/drafts.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../../http/page-request.js';
import { Redirect, View } from '../../../http/reply.js';
import { validated } from '../../../http/validated.js';
import { conflict } from '../../../kernel/problem.js';
import { CorrectWriteUpDto, WriteUpDto } from '../../../missing/interviews/interview.dto.js';
import { InterviewsService } from '../../../missing/interviews/interviews.service.js';
import { PeopleService } from '../../../people/people.service.js';
import { draftModel, typedBefore } from '../../drafts/drafted.js';
import { given, typed, typedAll } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { InterviewPages } from './interview-pages.service.js';
import { type AboutInterview } from './interview.view.js';
import { recordedForm, writeUpView, writtenUp } from './write-up.view.js';

/** The long form of an interview: what is typed is kept, through a time-out and on another device. */
@ApiExcludeController()
@Controller('missing/:id/interview')
export class WriteUpPage {
  constructor(
    private readonly pages: InterviewPages,
    private readonly interviews: InterviewsService,
    private readonly people: PeopleService,
    private readonly drafts: DraftsService,
  ) {}

  @Get('write-up')
  @Can('interview:record', 'interview.write-up-form')
  async form(@Page() request: PageRequest): Promise<View> {
    const about = await this.pages.about(request);
    if (about.file.interview?.heldAt && !request.again)
      throw conflict('The interview is written up already: correct it');
    const key = draftKey(about);
    const draft = await this.drafts.current(request.actor, key, request.again?.form);
    const before = typedBefore(request.again, draft) ?? recordedForm(about.file);
    const { id } = about.file.absence;
    return this.view(about, request, {
      ...{ before, draft: draftModel(key, draft), isCorrection: false },
      ...{ title: 'Write up the interview', action: paths.writeUpInterview(id), button: 'Record the interview' },
      keepAction: paths.interviewForm(id, 'draft'),
    });
  }

  @Post('write-up')
  @Can('interview:record', 'interview.write-up')
  @ShownAgainBy('form')
  async record(@Page() request: PageRequest): Promise<Redirect> {
    const { actor, form } = request;
    const about = await this.pages.about(request);
    const { id } = about.file.absence;
    const input = await validated(WriteUpDto, { ...writtenUp(form), alsoCovers: typedAll(form, 'alsoCovers') });
    await this.interviews.writeUp(actor, id, input);
    await this.drafts.settle(actor, draftKey(about));
    return new Redirect(`${paths.interview(id)}?recorded=write-up`);
  }

  /** Nothing is recorded: what was typed is kept, and there are more rows to fill. */
  @Post('draft')
  @Can('interview:record', 'interview.keep-draft')
  async keep(@Page() request: PageRequest): Promise<Redirect> {
    const about = await this.pages.about(request);
    await this.drafts.save(request.actor, draftKey(about), request.form);
    return new Redirect(`${paths.writeUpInterview(about.file.absence.id)}#section-4`);
  }

  @Get('correction')
  @Can('interview:record', 'interview.correct-form')
  async correctForm(@Page() request: PageRequest): Promise<View> {
    const about = await this.pages.about(request);
    const { interview, absence } = about.file;
    if (!interview?.heldAt) throw conflict('It has not been held: write it up first');
    const seen = typed(request.again?.form, 'seen') || String(interview.version);
    return this.view(about, request, {
      ...{ before: recordedForm(about.file), draft: null, isCorrection: true, title: 'Correct the write-up' },
      ...{ action: paths.correctInterview(absence.id), button: 'Correct', seen, keepAction: null },
    });
  }

  @Post('correction')
  @Can('interview:record', 'interview.correct')
  @ShownAgainBy('correctForm')
  async correct(@Page() request: PageRequest): Promise<Redirect> {
    const { actor, form } = request;
    const { interview, absence } = (await this.pages.about(request)).file;
    if (!interview?.heldAt) throw conflict('It has not been held: write it up first');
    const alsoCovers = typedAll(form, 'alsoCovers');
    const reason = given(form, 'reason');
    const input = await validated(CorrectWriteUpDto, { ...writtenUp(form), alsoCovers, ...(reason && { reason }) });
    await this.interviews.correct(actor, interview.id, Number(typed(form, 'seen')), input);
    return new Redirect(`${paths.interview(absence.id)}?recorded=correction`);
  }

  private async view(about: AboutInterview, { again }: PageRequest, form: FormParts): Promise<View> {
    const { file, identity, now } = about;
    const holders = await this.people.whoMay('interview:hold');
    const inside = { holders, coverable: await this.interviews.coverable(file) };
    const { before, draft, isCorrection, ...rest } = form;
    return new View('missing/interviews/write-up.njk', {
      ...writeUpView({ again, before, now, draft, inside, isCorrection }),
      ...rest,
      ...{ identity, back: paths.interview(file.absence.id) },
      ...{ leftAt: file.absence.from, returnedAt: file.absence.until },
    });
  }
}

interface FormParts {
  before: ReturnType<typeof recordedForm>;
  draft: ReturnType<typeof draftModel> | null;
  isCorrection: boolean;
  title: string;
  action: string;
  button: string;
  keepAction: string | null;
  /** The version a correction goes from. */
  seen?: string;
}

function draftKey({ file: { absence } }: AboutInterview): string {
  return `interview:${absence.child_id}:${absence.id}`;
}
