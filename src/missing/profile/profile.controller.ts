import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'; // prettier-ignore
import type { Response } from 'express';
import { type ActingRequest, Can, CurrentActor } from '../../auth/can.decorator.js';
import { HistoryDto } from '../../http/history.dto.js';
import { IdPipe } from '../../http/id.pipe.js';
import { PageDto } from '../../http/paged.js';
import { PreparedBy } from '../../http/page-request.js';
import { Prepared, receiveBody } from '../../http/receive-body.js';
import { Picture } from '../../http/reply.js';
import { IfMatch, setVersion } from '../../http/versions.js';
import type { Actor } from '../../kernel/actor.js';
import { cleanPhoto, PHOTO_BYTES } from './clean-photo.js';
import {
  ConfirmedDto,
  HandOverAnswerDto,
  MissingProfileDto,
  ProfileItemDto,
  ProfilePhotoDto,
} from './profile-answers.dto.js';
import {
  AddPhotoDto,
  ConfirmItemDto,
  CorrectItemDto,
  EndItemDto,
  ProfileHandOverDto,
  RecordItemDto,
} from './profile.dto.js';
import { itemJson, photoJson, profileJson } from './profile.json.js';
import { ProfileService } from './profile.service.js';
import { type CleanPhoto, PHOTO_TYPES } from './photo.js';
import { type ProfileItem } from './profile.js';

const BINARY = { type: 'string', format: 'binary' } as const;

@ApiTags('missing profile')
@Controller('api/v1')
export class ProfileController {
  constructor(private readonly profiles: ProfileService) {}

  @Get('children/:id/missing-profile')
  @Can('missing:read', 'profile.read')
  @ApiOperation({ summary: 'What is known that helps to find the child, and how current it is' })
  @ApiOkResponse({ type: MissingProfileDto })
  async open(@CurrentActor() actor: Actor, @Param('id', IdPipe) child: string): Promise<MissingProfileDto> {
    return profileJson(await this.profiles.open(actor, child));
  }

  @Get('children/:id/missing-profile/history')
  @Can('missing:read', 'profile.history')
  @ApiOperation({ summary: 'Every version of every item: who, when, why' })
  @ApiOkResponse({ type: HistoryDto })
  async history(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) child: string,
    @Query() { page }: PageDto,
  ): Promise<HistoryDto> {
    return this.profiles.history(actor, child, page);
  }

  @Post('children/:id/missing-profile/items')
  @Can('missing:record', 'profile.record')
  @ApiOperation({ summary: 'Record one item; of what a child has one of, it takes the place of the one before' })
  @ApiCreatedResponse({ type: ProfileItemDto })
  async record(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) child: string,
    @Body() input: RecordItemDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ProfileItemDto> {
    return answer(response, await this.profiles.record(actor, child, input));
  }

  @Post('children/:id/missing-profile/photo')
  @Can('missing:record', 'profile.photo-add')
  @PreparedBy('receivePhoto')
  @ApiOperation({ summary: 'The photograph from now on, as the body; where and with what it was taken is cut out' })
  @ApiConsumes(...PHOTO_TYPES)
  @ApiBody({ description: 'JPEG, PNG or WebP, at most 8 MB', schema: BINARY })
  @ApiCreatedResponse({ type: ProfilePhotoDto })
  async addPhoto(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) child: string,
    @Query() input: AddPhotoDto,
    @Prepared() photo: CleanPhoto,
  ): Promise<ProfilePhotoDto> {
    return photoJson(await this.profiles.addPhoto(actor, child, photo, input));
  }

  /** Before the transaction: received whole, known by its content, cleaned. */
  async receivePhoto(request: ActingRequest): Promise<CleanPhoto> {
    return cleanPhoto(await receiveBody(request, { types: PHOTO_TYPES, bytes: PHOTO_BYTES, inWords: '8 MB' }));
  }

  @Post('children/:id/missing-profile/confirmation')
  @Can('missing:record', 'profile.confirm-all')
  @ApiOperation({ summary: 'All of it is still right' })
  @ApiCreatedResponse({ type: ConfirmedDto })
  async confirmAll(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) child: string,
    @Body() input: ConfirmItemDto,
  ): Promise<ConfirmedDto> {
    return { confirmed: await this.profiles.confirmAll(actor, child, input) };
  }

  @Post('children/:id/missing-profile/hand-overs')
  @Can('missing:record', 'profile.hand-over')
  @ApiOperation({ summary: 'The profile was given to whoever looks after the child now' })
  @ApiCreatedResponse({ type: HandOverAnswerDto })
  async handOver(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) child: string,
    @Body() input: ProfileHandOverDto,
  ): Promise<HandOverAnswerDto> {
    const { handedAt, ...handOver } = await this.profiles.handOver(actor, child, input);
    return { ...handOver, handedAt: handedAt.toISOString() };
  }

  @Patch('profile-items/:id')
  @Can('missing:record', 'profile.correct')
  @ApiOperation({ summary: 'Correct what was recorded wrongly; needs If-Match' })
  @ApiOkResponse({ type: ProfileItemDto })
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: CorrectItemDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ProfileItemDto> {
    return answer(response, await this.profiles.correct(actor, id, seen, input));
  }

  @Post('profile-items/:id/confirmation')
  @Can('missing:record', 'profile.confirm')
  @ApiOperation({ summary: 'It is still right' })
  @ApiCreatedResponse({ type: ProfileItemDto })
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: ConfirmItemDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ProfileItemDto> {
    return answer(response, await this.profiles.confirm(actor, id, input));
  }

  @Post('profile-items/:id/ending')
  @HttpCode(204)
  @Can('missing:record', 'profile.end')
  @ApiOperation({ summary: 'It is no longer so' })
  @ApiNoContentResponse()
  async end(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @Body() input: EndItemDto): Promise<void> {
    await this.profiles.endItem(actor, id, input);
  }

  @Get('profile-pictures/:id')
  @Can('missing:read', 'profile.photo')
  @ApiOperation({ summary: 'The bytes of a photograph, the current one or one before' })
  @ApiOkResponse({ content: Object.fromEntries(PHOTO_TYPES.map((type) => [type, { schema: BINARY }])) })
  async picture(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<Picture> {
    const { mediaType, bytes } = await this.profiles.picture(actor, id);
    return new Picture('photograph', mediaType, bytes);
  }
}

function answer(response: Response, item: ProfileItem): ProfileItemDto {
  setVersion(response, item.version);
  return itemJson(item);
}
