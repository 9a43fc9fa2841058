import { Body, Controller, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can } from '../auth/can.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { RecordedDto, VersionDto } from '../http/recorded.dto.js';
import { IfMatch, setVersion } from '../http/versions.js';
import { BirthsService } from './births.service.js';
import {
  AnswerUnaccompaniedDto,
  CorrectCareDto,
  CorrectLegalStatusDto,
  EndCareDto,
  EndUnaccompaniedDto,
  StartCareDto,
} from './care-record.dto.js';
import { CareRecordService } from './care-record.service.js';
import { AllocationDto, AssertDateOfBirthDto, CorrectDateOfBirthDto, LegalStatusDto } from './child.dto.js';

@ApiTags('care record')
@Controller('api/v1')
export class CareRecordController {
  constructor(
    private readonly births: BirthsService,
    private readonly care: CareRecordService,
  ) {}

  @Post('children/:id/dates-of-birth')
  @Can('child:record', 'date-of-birth.assert')
  @ApiOperation({ summary: 'What somebody says or has decided about when the child was born, and what that ends' })
  @ApiCreatedResponse({ type: RecordedDto })
  async assertBirth(@Param('id', IdPipe) childId: string, @Body() input: AssertDateOfBirthDto): Promise<RecordedDto> {
    return recorded('dates-of-birth', await this.births.assert(childId, input));
  }

  @Patch('dates-of-birth/:id')
  @Can('child:record', 'date-of-birth.correct')
  @ApiOperation({ summary: 'Correct a date of birth that was typed wrongly, or say that it is under challenge' })
  @ApiOkResponse({ type: VersionDto })
  async correctBirth(
    @Param('id', IdPipe) id: string,
    @IfMatch() seen: number,
    @Body() correction: CorrectDateOfBirthDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<VersionDto> {
    return versioned(response, await this.births.correct(id, seen, correction));
  }

  @Post('children/:id/periods-of-care')
  @Can('child:record', 'period-of-care.start')
  @ApiOperation({ summary: 'The child starts to be looked after' })
  @ApiCreatedResponse({ type: RecordedDto })
  async startCare(@Param('id', IdPipe) childId: string, @Body() { from }: StartCareDto): Promise<RecordedDto> {
    return recorded('periods-of-care', await this.care.startCare(childId, from ?? this.care.now()));
  }

  @Post('periods-of-care/:id/ending')
  @HttpCode(204)
  @Can('child:record', 'period-of-care.end')
  @ApiOperation({ summary: 'The child ceases to be looked after; the legal status ends with it' })
  @ApiNoContentResponse()
  async endCare(@Param('id', IdPipe) id: string, @Body() { endedAt, reason }: EndCareDto): Promise<void> {
    await this.care.endCare(id, endedAt ?? this.care.now(), reason);
  }

  @Patch('periods-of-care/:id')
  @Can('child:record', 'period-of-care.correct')
  @ApiOperation({ summary: 'Correct when a period of care started or ended' })
  @ApiOkResponse({ type: VersionDto })
  async correctCare(
    @Param('id', IdPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason, ...correction }: CorrectCareDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<VersionDto> {
    return versioned(response, await this.care.correctCare(id, seen, correction, reason));
  }

  @Post('children/:id/legal-statuses')
  @Can('child:record', 'legal-status.start')
  @ApiOperation({ summary: 'A legal status begins; the one before ends' })
  @ApiCreatedResponse({ type: RecordedDto })
  async startStatus(
    @Param('id', IdPipe) childId: string,
    @Body() { code, from }: LegalStatusDto,
  ): Promise<RecordedDto> {
    return recorded('legal-statuses', await this.care.startLegalStatus(childId, code, from ?? this.care.now()));
  }

  @Patch('legal-statuses/:id')
  @Can('child:record', 'legal-status.correct')
  @ApiOperation({ summary: 'Correct a legal status that was recorded wrongly' })
  @ApiOkResponse({ type: VersionDto })
  async correctStatus(
    @Param('id', IdPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason, ...correction }: CorrectLegalStatusDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<VersionDto> {
    return versioned(response, await this.care.correctLegalStatus(id, seen, correction, reason));
  }

  @Post('children/:id/unaccompanied')
  @Can('child:record', 'unaccompanied.answer')
  @ApiOperation({ summary: 'Whether the child is unaccompanied: yes, no, or asked and not known' })
  @ApiCreatedResponse({ type: RecordedDto })
  async answer(
    @Param('id', IdPipe) childId: string,
    @Body() { answer, from, answeredAt }: AnswerUnaccompaniedDto,
  ): Promise<RecordedDto> {
    const now = this.care.now();
    const id = await this.care.answerUnaccompanied(childId, answer, from ?? answeredAt ?? now, answeredAt ?? now);
    return { id, href: `/api/v1/children/${childId}` };
  }

  @Post('children/:id/unaccompanied/ending')
  @HttpCode(204)
  @Can('child:record', 'unaccompanied.end')
  @ApiOperation({ summary: 'The child is no longer unaccompanied' })
  @ApiNoContentResponse()
  async endAnswer(
    @Param('id', IdPipe) childId: string,
    @Body() { endedAt, reason }: EndUnaccompaniedDto,
  ): Promise<void> {
    await this.care.endUnaccompanied(childId, endedAt ?? this.care.now(), reason);
  }

  @Post('children/:id/allocations')
  @Can('child:record', 'allocation.start')
  @ApiOperation({ summary: 'The worker and team responsible from now on; the allocation before ends' })
  @ApiCreatedResponse({ type: RecordedDto })
  async allocate(
    @Param('id', IdPipe) childId: string,
    @Body() { workerId, teamId, from }: AllocationDto,
  ): Promise<RecordedDto> {
    const id = await this.care.allocate(childId, workerId, teamId, from ?? this.care.now());
    return { id, href: `/api/v1/children/${childId}` };
  }
}

function recorded(what: string, id: string): RecordedDto {
  return { id, href: `/api/v1/${what}/${id}` };
}

function versioned(response: Response, version: number): VersionDto {
  setVersion(response, version);
  return { version };
}
