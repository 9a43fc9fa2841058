import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { View } from '../../http/reply.js';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/problem.js';
import { type AbsenceRow, MissingService } from '../../missing/missing.service.js';
import { absenceLine } from './absence-line.js';

/** Several children reported at once: from here each is followed alone. */
@ApiExcludeController()
@Controller('missing/reported')
export class ReportedPage {
  constructor(
    private readonly missing: MissingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('missing:read', 'absence.reported-together')
  async show(@Page() { actor, query }: PageRequest): Promise<View> {
    const items: AbsenceRow[] = [];
    for (const id of idsIn(query.of)) items.push(await this.missing.find(actor, id));
    const mayRecord = actor.permissions.has('missing:record');
    const lines = items.map((absence) => absenceLine(absence, this.clock.now(), mayRecord));
    return new View('missing/reported.njk', { lines, total: items.length });
  }
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST = 20;

/** @throws Problem `not-found` */
function idsIn(list = ''): string[] {
  const ids = list.split(',');
  if (ids.length > MOST || !ids.every((id) => ID.test(id))) throw notFound('report');
  return ids;
}
