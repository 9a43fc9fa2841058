import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Open } from '../auth/can.decorator.js';
import { LiveSessions } from './live-sessions.service.js';
import { LiveStreams } from './live-streams.service.js';

/** What open pages hear by themselves: how many are missing, and since when the longest. */
@ApiExcludeController()
@Controller('live')
export class LiveController {
  constructor(
    private readonly sessions: LiveSessions,
    private readonly streams: LiveStreams,
  ) {}

  /** Only statuses: a browser tries again after a broken stream, never after one of these. */
  @Get()
  @Open('it looks at the session by itself, so as not to keep it alive; counts are no accesses')
  async listen(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!request.headers.accept?.includes('text/event-stream')) return void response.status(406).end();
    const session = await this.sessions.of(request);
    if (!session) return void response.status(401).end();
    await this.streams.open(session, response);
  }
}
