import { Body, Controller, Delete, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOperation,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { authenticate } from './authenticate.js';
import { Can, Open, type ActingRequest } from './can.decorator.js';
import { KnownDevices } from './known-devices.js';
import { BearerSessionDto, SignInDto } from './session.dto.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('session')
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly signIn: SignInService,
    private readonly devices: KnownDevices,
  ) {}

  @Post()
  @Open('signing in is how somebody becomes known')
  @ApiOperation({ summary: 'Sign in: a bearer token for 12 hours' })
  @ApiCreatedResponse({ type: BearerSessionDto })
  @ApiUnauthorizedResponse()
  @ApiTooManyRequestsResponse()
  async start(
    @Body() { username }: SignInDto,
    @Req() request: ActingRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BearerSessionDto> {
    const actor = await authenticate(request, response);
    const session = await this.signIn.issue(actor, request.requestId);
    this.devices.remember(request, response, username);
    return session;
  }

  @Delete()
  @HttpCode(204)
  @Can('own:use', 'session.end')
  @ApiOperation({ summary: 'Sign out: the token presented is worth nothing from now on' })
  @ApiNoContentResponse()
  async end(@Req() request: ActingRequest): Promise<void> {
    await this.signIn.revoke(request.tokenId!);
  }
}
