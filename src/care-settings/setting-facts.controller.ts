import { Body, Controller, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Can } from '../auth/can.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { IfMatch, setVersion } from '../http/versions.js';
import {
  CorrectApprovalDto,
  CorrectDuringDto,
  CorrectRegistrationDto,
  FactCorrectedDto,
  FactRecordedDto,
  NewApprovalDto,
  NewRegistrationDto,
  RestrictAdmissionsDto,
} from './care-setting.dto.js';
import { SettingFactsService } from './setting-facts.service.js';

@ApiTags('care settings')
@Controller('api/v1')
export class SettingFactsController {
  constructor(private readonly facts: SettingFactsService) {}

  @Post('care-settings/:id/registrations')
  @Can('care-setting:record', 'registration.record')
  @ApiOperation({ summary: 'A registration status from a time on; that of the same category before it ends' })
  @ApiCreatedResponse({ type: FactRecordedDto })
  register(@Param('id', IdPipe) id: string, @Body() input: NewRegistrationDto): Promise<FactRecordedDto> {
    const {
      category = null,
      subcategory = null,
      minAge = null,
      maxAge = null,
      places = null,
      sex = null,
      otherConditions = null,
      until = null,
    } = input;
    return this.facts.register(id, {
      ...input,
      ...{ category, subcategory, minAge, maxAge, places, sex, otherConditions, until },
    });
  }

  @Patch('registrations/:id')
  @Can('care-setting:record', 'registration.correct')
  @ApiOperation({ summary: 'Correct or end a registration; the placements there are judged again' })
  @ApiOkResponse({ type: FactCorrectedDto })
  async correctRegistration(
    @Param('id', IdPipe) id: string,
    @IfMatch() seen: number,
    @Body() correction: CorrectRegistrationDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FactCorrectedDto> {
    return versioned(response, await this.facts.correctRegistration(id, seen, correction));
  }

  @Post('care-settings/:id/admission-restrictions')
  @Can('care-setting:record', 'admission-restriction.record')
  @ApiOperation({ summary: 'No new admissions from a time on; those who live there are not concerned' })
  @ApiCreatedResponse({ type: FactRecordedDto })
  restrict(@Param('id', IdPipe) id: string, @Body() input: RestrictAdmissionsDto): Promise<FactRecordedDto> {
    return this.facts.restrictAdmissions(id, input);
  }

  @Patch('admission-restrictions/:id')
  @Can('care-setting:record', 'admission-restriction.correct')
  @ApiOperation({ summary: 'Correct or end a restriction on admissions' })
  @ApiOkResponse({ type: FactCorrectedDto })
  async correctRestriction(
    @Param('id', IdPipe) id: string,
    @IfMatch() seen: number,
    @Body() correction: CorrectDuringDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FactCorrectedDto> {
    return versioned(response, await this.facts.correctRestriction(id, seen, correction));
  }

  @Post('care-settings/:id/carer-approvals')
  @Can('care-setting:record', 'carer-approval.record')
  @ApiOperation({ summary: 'A carer is approved: fully, or for one child under regulation 24 or 23' })
  @ApiCreatedResponse({ type: FactRecordedDto })
  approve(@Param('id', IdPipe) id: string, @Body() input: NewApprovalDto): Promise<FactRecordedDto> {
    const { childId = null, terms = null, until = null } = input;
    return this.facts.approve(id, { ...input, childId, terms, until });
  }

  @Patch('carer-approvals/:id')
  @Can('care-setting:record', 'carer-approval.correct')
  @ApiOperation({ summary: 'Correct or end an approval' })
  @ApiOkResponse({ type: FactCorrectedDto })
  async correctApproval(
    @Param('id', IdPipe) id: string,
    @IfMatch() seen: number,
    @Body() correction: CorrectApprovalDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FactCorrectedDto> {
    return versioned(response, await this.facts.correctApproval(id, seen, correction));
  }
}

function versioned(response: Response, corrected: FactCorrectedDto): FactCorrectedDto {
  setVersion(response, corrected.version);
  return corrected;
}
