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
import { chosenInstant, type ChosenInstant } from '../returns/chosen-instant.js';
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
    const now = this.clock.now();
    const { instant, problem } = askedInstant(query, now);
    const knownAt = instant === undefined ? null : new Date(instant);
    const spans = await this.compliance.ofChild(child.id, knownAt, pageNumber(query.page));
    const identity = identityOf(child, await this.missing.ofChild(actor, child.id), now);
    const model = verdictsView({ childId: child.id, identity, spans, knownAt, problem, query });
    return new View('compliance/verdicts.njk', model, problem ? 422 : 200);
  }
}

/** The instant a link names, or what was typed in the boxes; what is no instant asks for nothing. */
function askedInstant(query: PageRequest['query'], now: Date): ChosenInstant {
  const named = new Date(query.asKnownAt ?? '');
  return Number.isNaN(named.getTime()) ? chosenInstant(query, now) : { instant: named.toISOString() };
}
