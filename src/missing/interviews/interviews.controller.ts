import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can, CurrentActor } from '../../auth/can.decorator.js';
import { HistoryDto } from '../../http/history.dto.js';
import { IdPipe } from '../../http/id.pipe.js';
import { PageDto } from '../../http/paged.js';
import { RecordedDto, VersionDto } from '../../http/recorded.dto.js';
import { IfMatch, setVersion } from '../../http/versions.js';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import {
  IdDto,
  InterviewFileDto,
  InterviewRatesDto,
  InterviewsPageDto,
  StandingPolicyDto,
} from './interview-answers.dto.js';
import {
  AddActionDto,
  AnswerOfferDto,
  ArrangeInterviewDto,
  AssignInterviewDto,
  CloseInterviewDto,
  CompleteActionDto,
  CorrectOfferDto,
  CorrectWriteUpDto,
  InterviewPolicyDto,
  InterviewRatesQueryDto,
  ListInterviewsDto,
  OfferInterviewDto,
  ShareInterviewDto,
  WriteUpDto,
} from './interview.dto.js';
import { fileJson, listedJson } from './interview.json.js';
import { InterviewsService } from './interviews.service.js';
import { OwedInterviewsService } from './owed-interviews.service.js';

@ApiTags('return interviews')
@Controller('api/v1')
export class InterviewsController {
  constructor(
    private readonly interviews: InterviewsService,
    private readonly owed: OwedInterviewsService,
    private readonly clock: Clock,
  ) {}

  @Get('interviews')
  @Can('missing:read', 'interview.list')
  @ApiOperation({ summary: 'Return interviews due and late, the longest due first; or those behind a figure' })
  @ApiOkResponse({ type: InterviewsPageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: ListInterviewsDto): Promise<InterviewsPageDto> {
    const { items, ...rest } = await this.owed.list(actor, query);
    const now = this.clock.now();
    return { items: items.map((row) => listedJson(row, now)), ...rest };
  }

  @Get('interviews/rates')
  @Can('missing:read', 'interview.rates')
  @ApiOperation({ summary: 'What became of those due, by month of return; the outcomes add up to those due' })
  @ApiOkResponse({ type: InterviewRatesDto })
  async rates(@Query() { until }: InterviewRatesQueryDto): Promise<InterviewRatesDto> {
    return { months: await this.owed.rates(until) };
  }

  @Get('interviews/policy')
  @Can('missing:read', 'interview.policy')
  @ApiOperation({ summary: 'Whether away-only absences are followed by an interview, and who answers for late ones' })
  @ApiOkResponse({ type: StandingPolicyDto })
  async policy(): Promise<StandingPolicyDto> {
    const policy = await this.interviews.policy();
    const { awayOnly = false, seniorManagerId = null, seniorManagerName = null, from = null } = policy ?? {};
    return { awayOnly, seniorManagerId, seniorManagerName, from };
  }

  @Post('interviews/policy')
  @HttpCode(204)
  @Can('interview:policy', 'interview.set-policy')
  @ApiOperation({ summary: 'Set it from now on' })
  @ApiNoContentResponse()
  setPolicy(@Body() input: InterviewPolicyDto): Promise<void> {
    return this.interviews.setPolicy(input);
  }

  @Get('absences/:id/interview')
  @Can('missing:read', 'interview.read')
  @ApiOperation({ summary: 'The interview after an absence: how it stands, offers, the write-up' })
  @ApiOkResponse({ type: InterviewFileDto })
  async open(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<InterviewFileDto> {
    return fileJson(await this.interviews.open(actor, id), this.clock.now());
  }

  @Get('absences/:id/interview/history')
  @Can('missing:read', 'interview.history')
  @ApiOperation({ summary: 'Every version recorded: who, when, why' })
  @ApiOkResponse({ type: HistoryDto })
  history(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() { page }: PageDto,
  ): Promise<HistoryDto> {
    return this.interviews.history(actor, id, page);
  }

  @Post('absences/:id/interview/offers')
  @Can('interview:record', 'interview.offer')
  @ApiOperation({ summary: 'Offered: when, by whom, to whom; again after a refusal' })
  @ApiCreatedResponse({ type: RecordedDto })
  async offer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: OfferInterviewDto,
  ): Promise<RecordedDto> {
    return recorded(await this.interviews.offer(actor, id, input), id);
  }

  @Post('interview-offers/:id/answer')
  @HttpCode(204)
  @Can('interview:record', 'interview.answer')
  @ApiOperation({ summary: 'What the child answered: accepted, or declined and why' })
  @ApiNoContentResponse()
  answer(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @Body() input: AnswerOfferDto): Promise<void> {
    return this.interviews.answer(actor, id, input);
  }

  @Patch('interview-offers/:id')
  @Can('interview:record', 'interview.correct-offer')
  @ApiOperation({ summary: 'Correct an offer; needs If-Match' })
  @ApiOkResponse({ type: VersionDto })
  async correctOffer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: CorrectOfferDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<VersionDto> {
    const version = await this.interviews.correctOffer(actor, id, seen, input);
    setVersion(response, version);
    return { version };
  }

  @Post('absences/:id/interview/arrangement')
  @HttpCode(200)
  @Can('interview:record', 'interview.arrange')
  @ApiOperation({ summary: 'Arranged: when, where, by whom; again when it changes' })
  @ApiOkResponse({ type: RecordedDto })
  async arrange(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: ArrangeInterviewDto,
  ): Promise<RecordedDto> {
    return recorded(await this.interviews.arrange(actor, id, input), id);
  }

  @Post('absences/:id/interview/closing')
  @HttpCode(204)
  @Can('interview:record', 'interview.close')
  @ApiOperation({ summary: 'It comes to no interview, and why; a later offer opens the matter again' })
  @ApiNoContentResponse()
  close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: CloseInterviewDto,
  ): Promise<void> {
    return this.interviews.close(actor, id, input);
  }

  @Post('absences/:id/interview/write-up')
  @Can('interview:record', 'interview.write-up')
  @ApiOperation({ summary: 'Held, and what it found; independent only where nothing recorded speaks against it (MIS-09)' })
  @ApiCreatedResponse({ type: RecordedDto })
  async writeUp(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: WriteUpDto,
  ): Promise<RecordedDto> {
    return recorded(await this.interviews.writeUp(actor, id, input), id);
  } // prettier-ignore

  @Post('absences/:id/interview/assignments')
  @Can('interview:assign', 'interview.assign')
  @ApiOperation({ summary: 'Somebody from outside sees this one episode and writes this one interview, until then' })
  @ApiCreatedResponse({ type: RecordedDto })
  async assign(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: AssignInterviewDto,
  ): Promise<RecordedDto> {
    return recorded(await this.interviews.assign(actor, id, input), id);
  }

  @Post('interview-assignments/:id/ending')
  @HttpCode(204)
  @Can('interview:assign', 'interview.end-assignment')
  @ApiOperation({ summary: 'From now on the episode is closed to the interviewer' })
  @ApiNoContentResponse()
  endAssignment(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.interviews.endAssignment(actor, id);
  }

  @Patch('return-interviews/:id')
  @Can('interview:record', 'interview.correct')
  @ApiOperation({ summary: 'The whole write-up put right; needs If-Match, the versions before stay readable' })
  @ApiOkResponse({ type: VersionDto })
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: CorrectWriteUpDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<VersionDto> {
    const version = await this.interviews.correct(actor, id, seen, input);
    setVersion(response, version);
    return { version };
  }

  @Post('return-interviews/:id/actions')
  @Can('interview:record', 'interview.add-action')
  @ApiOperation({ summary: 'What is to be done, by whom, by when' })
  @ApiCreatedResponse({ type: IdDto })
  async addAction(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: AddActionDto,
  ): Promise<IdDto> {
    return { id: await this.interviews.addAction(actor, id, input) };
  }

  @Post('interview-actions/:id/completion')
  @HttpCode(204)
  @Can('interview:record', 'interview.complete-action')
  @ApiOperation({ summary: 'Done' })
  @ApiNoContentResponse()
  completeAction(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: CompleteActionDto,
  ): Promise<void> {
    return this.interviews.completeAction(actor, id, input);
  }

  @Post('return-interviews/:id/shares')
  @Can('interview:record', 'interview.share')
  @ApiOperation({ summary: 'Shared with whom, when, and what of it' })
  @ApiCreatedResponse({ type: IdDto })
  async share(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: ShareInterviewDto,
  ): Promise<IdDto> {
    return { id: await this.interviews.share(actor, id, input) };
  }
}

/** What was recorded belongs to the interview after that absence. */
function recorded(id: string, absenceId: string): RecordedDto {
  return { id, href: `/api/v1/absences/${absenceId}/interview` };
}
