import { Module } from '@nestjs/common';
import { AwayQueries } from './away.queries.js';
import { LiveSessions } from './live-sessions.service.js';
import { LiveStreams } from './live-streams.service.js';
import { LiveController } from './live.controller.js';

@Module({ controllers: [LiveController], providers: [AwayQueries, LiveSessions, LiveStreams] })
export class LiveModule {}
