import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { LapsesService } from '../../care-settings/lapses/lapses.service.js';
import { ChildrenService } from '../../children/children.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { Clock } from '../../kernel/clock.js';
import { MissingService } from '../../missing/missing.service.js';
import { ConfirmApprovalDto, EndPlacementDto } from '../../placements/placement.dto.js';
import { PlacementCodesService } from '../../placements/code/placement-codes.service.js';
import { BreachesService } from '../../placements/breaches/breaches.service.js';
import { type PlacementRow, PlacementsService } from '../../placements/placements.service.js';
import { answered } from '../answered.js';
import { identityOf, type Identity } from '../components/identity-bar/identity.js';
import { typedInstant } from '../form-times.js';
import { idOf } from '../ids.js';
import { given } from '../page-problem.js';
import { paths } from '../paths.js';
import { endPlacementView } from './end-placement.view.js';
import { childPlacementsView, placementView } from './placements.view.js';

/** Where a child lives and has lived, with the breaches; one placement, and its ending. */
@ApiExcludeController()
@Controller()
export class PlacementsPage {
  constructor(
    private readonly children: ChildrenService,
    private readonly breaches: BreachesService,
    private readonly placements: PlacementsService,
    private readonly lapses: LapsesService,
    private readonly codes: PlacementCodesService,
    private readonly missing: MissingService,
    private readonly clock: Clock,
  ) {}

  @Get('children/:id/placements')
  @Can('placement:read', 'placement.list')
  async list(@Page() { actor, params, query }: PageRequest): Promise<View> {
    const childId = idOf(params, 'child');
    const identity = await this.identity({ actor }, childId);
    const placements = await this.placements.ofChild(actor, childId);
    const breaches = await this.breaches.ofChild(actor, childId);
    const now = this.clock.now();
    const lapses = await this.lapses.ofChild(childId);
    const model = childPlacementsView({ childId, identity, placements, breaches, lapses, now, actor, query });
    return new View('placements/child-placements.njk', model);
  }

  @Get('placements/:id')
  @Can('placement:read', 'placement.read')
  async show(@Page() request: PageRequest): Promise<View> {
    const { placement, identity } = await this.about(request);
    const history = await this.placements.history(request.actor, placement.id);
    const breaches = await this.breaches.ofChild(request.actor, placement.child_id);
    const { actor } = request;
    const codes = placement.address_shown ? await this.codes.history(actor, placement.id) : [];
    const model = placementView({
      placement,
      identity,
      history,
      codes,
      breaches,
      actor,
      now: this.clock.now(),
      again: request.again,
      started: Boolean(request.query.started),
    });
    return new View('placements/placement.njk', model);
  }

  /** The person named as having approved it says whether they did. */
  @Post('placements/:id/confirmation')
  @Can('placement:approve', 'placement.confirm-approval')
  @ShownAgainBy('show')
  async confirm(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const answer = given(form, 'confirmed');
    const { confirmed } = await validated(ConfirmApprovalDto, answered({ confirmed: answer && answer === 'yes' }));
    const id = idOf(params, 'placement');
    await this.placements.confirmApproval(actor, id, confirmed);
    return new Redirect(paths.placement(id));
  }

  @Get('placements/:id/ending')
  @Can('placement:start', 'placement.end-form')
  async ending(@Page() request: PageRequest): Promise<View> {
    const { placement, identity } = await this.about(request);
    const absence = await this.missing.openOf(placement.child_id);
    const model = endPlacementView({ placement, identity, absence, now: this.clock.now(), again: request.again });
    return new View('placements/end-placement.njk', model);
  }

  @Post('placements/:id/ending')
  @Can('placement:start', 'placement.end')
  @ShownAgainBy('ending')
  async end(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const answers = answered({
      endedAt: typedInstant(form, 'endedAt'),
      reason: given(form, 'reason'),
      whileAwayReason: given(form, 'whileAwayReason'),
    });
    const id = idOf(params, 'placement');
    const { child_id } = await this.placements.end(actor, id, await validated(EndPlacementDto, answers));
    return new Redirect(`${paths.childPlacements(child_id)}?ended=1`);
  }

  private async about(request: PageRequest): Promise<{ placement: PlacementRow; identity: Identity }> {
    const placement = await this.placements.find(request.actor, idOf(request.params, 'placement'));
    return { placement, identity: await this.identity(request, placement.child_id) };
  }

  private async identity({ actor }: Pick<PageRequest, 'actor'>, childId: string): Promise<Identity> {
    const child = await this.children.open(childId);
    return identityOf(child, await this.missing.ofChild(actor, childId), this.clock.now());
  }
}
