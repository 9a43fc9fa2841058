import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { ChildrenService } from '../../children/children.service.js';
import { ComplianceService } from '../../compliance/compliance.service.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { View } from '../../http/reply.js';
import { Clock } from '../../kernel/clock.js';
import { MissingService } from '../../missing/missing.service.js';
import { identityOf } from '../components/identity-bar/identity.js';
import { idOf } from '../ids.js';
import { pageNumber } from '../page-number.js';
import { verdictsView } from './verdicts.view.js';

/** What each rule has said of a child’s placements: as it is known now, and what was thought before a correction. */
@ApiExcludeController()
@Controller('children/:id/verdicts')
export class VerdictsPage {
  constructor(
    private readonly children: ChildrenService,
    private readonly compliance: ComplianceService,
    private readonly missing: MissingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('placement:read', 'compliance.child')
  async show(@Page() { actor, params, query }: PageRequest): Promise<View> {
    const child = await this.children.open(idOf(params, 'child'));
    const spans = await this.compliance.ofChild(child.id, null, pageNumber(query.page));
    const identity = identityOf(child, await this.missing.ofChild(actor, child.id), this.clock.now());
    return new View('compliance/verdicts.njk', verdictsView(child.id, identity, spans));
  }
}
