import { Controller, Get, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type ActingRequest, Can } from '../../auth/can.decorator.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { Streamed, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { Clock } from '../../kernel/clock.js';
import { londonDay } from '../../kernel/london-time.js';
import { toIso } from '../../kernel/plain-date.js';
import { Problem } from '../../kernel/problem.js';
import { EpisodesExport } from '../../missing/lists/episodes-export.js';
import { EpisodeFilterDto, ListEpisodesDto } from '../../missing/lists/episodes.dto.js';
import { EpisodesService } from '../../missing/lists/episodes.service.js';
import { PeopleService } from '../../people/people.service.js';
import { pageNumber } from '../page-number.js';
import { askedIn } from './episode-filter-form.js';
import { episodesView } from './episodes.view.js';

/** Every absence there was, by what it was; the same as a file. Nothing but ids and codes stands in the address. */
@ApiExcludeController()
@Controller('missing')
export class EpisodesPage {
  constructor(
    private readonly episodes: EpisodesService,
    private readonly exports: EpisodesExport,
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  @Get('all')
  @Can('missing:read', 'absence.list')
  async show(@Page() { actor, query }: PageRequest): Promise<View> {
    const teams = await this.people.teams();
    const shown = { query, teams, now: this.clock.now(), actor };
    try {
      const asked = await validated(ListEpisodesDto, { ...askedIn(query), page: pageNumber(query.page) });
      return new View('missing/episodes.njk', episodesView({ ...shown, list: await this.episodes.list(actor, asked) }));
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.kind !== 'invalid') throw problem;
      return new View('missing/episodes.njk', episodesView({ ...shown, problem }), 422);
    }
  }

  @Get('all.csv')
  @Can('missing:export', 'absence.export')
  async csv(@Page() { actor, query }: PageRequest, @Req() { requestId }: ActingRequest): Promise<Streamed> {
    const asked = await validated(EpisodeFilterDto, askedIn(query));
    this.episodes.beginExport(asked);
    const name = `missing-episodes-${toIso(londonDay(this.clock.now()))}.csv`;
    return new Streamed(name, 'text/csv', (out) => this.exports.writeTo(out, actor, asked, requestId));
  }
}
