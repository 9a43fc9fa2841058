import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { Clock } from '../../kernel/clock.js';
import { MissingNowService } from '../../missing/lists/missing-now.service.js';
import { RungsService } from '../../missing/escalation/rungs.service.js';
import { PeopleService } from '../../people/people.service.js';
import { idIn } from '../ids.js';
import { paths } from '../paths.js';
import { pageNumber } from '../page-number.js';
import { missingNowView } from './missing-now.view.js';

/** Who is not back, the gravest first. */
@ApiExcludeController()
@Controller('missing')
export class MissingNowPage {
  constructor(
    private readonly missingNow: MissingNowService,
    private readonly rungs: RungsService,
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('missing:read', 'absence.now')
  async show(@Page() { actor, query }: PageRequest): Promise<View | Redirect> {
    if (query.all === '1') return new Redirect(paths.allAbsences);
    const team = idIn(query.team);
    const list = await this.missingNow.list(actor, team, pageNumber(query.page));
    const owed = await this.rungs.owedFor(list.items.map(({ id }) => id));
    const teams = list.teams ?? (await this.people.teams());
    const now = this.clock.now();
    return new View('missing/missing-now.njk', missingNowView({ list, owed, team, teams, now, actor }));
  }

  /** A report begins with a child: found by searching. */
  @Get('report')
  @Can('missing:record', 'absence.report-form')
  report(): Redirect {
    return new Redirect(`${paths.search}?for=missing`);
  }
}
