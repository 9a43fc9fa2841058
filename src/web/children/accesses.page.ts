import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { AccessesService } from '../../children/accesses.service.js';
import { ChildrenService } from '../../children/children.service.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { Download, View } from '../../http/reply.js';
import { Clock } from '../../kernel/clock.js';
import { MissingService } from '../../missing/missing.service.js';
import { identityOf } from '../components/identity-bar/identity.js';
import { idOf } from '../ids.js';
import { pageNumber } from '../page-number.js';
import { accessesCsv, accessesView } from './accesses.view.js';

/** Who opened a child's record, for whoever answers for information. */
@ApiExcludeController()
@Controller('children/:id')
export class AccessesPage {
  constructor(
    private readonly accesses: AccessesService,
    private readonly children: ChildrenService,
    private readonly missing: MissingService,
    private readonly clock: Clock,
  ) {}

  @Get('accesses')
  @Can('audit:read', 'child.accesses')
  async show(@Page() { actor, params, query }: PageRequest): Promise<View> {
    const id = idOf(params, 'child');
    const accesses = await this.accesses.ofChild(id, pageNumber(query.page));
    const identity = actor.permissions.has('child:read')
      ? identityOf(await this.children.open(id), await this.missing.ofChild(actor, id), this.clock.now())
      : null;
    return new View('children/accesses.njk', accessesView(id, identity, accesses));
  }

  @Get('accesses.csv')
  @Can('audit:read', 'child.accesses-csv')
  async csv(@Page() { params }: PageRequest): Promise<Download> {
    const id = idOf(params, 'child');
    return new Download(`accesses-${id.slice(0, 8)}.csv`, 'text/csv', accessesCsv(await this.accesses.latest(id)));
  }
}
