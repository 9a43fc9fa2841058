import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { type FormBody, Page, type PageRequest, ShownAgainBy } from '../../../http/page-request.js';
import { Redirect, View } from '../../../http/reply.js';
import { validated } from '../../../http/validated.js';
import { DEFAULT_LADDER } from '../../../missing/escalation/ladder.js';
import { SetLadderDto } from '../../../missing/escalation/ladder.dto.js';
import { LadderService } from '../../../missing/escalation/ladder.service.js';
import { answered } from '../../answered.js';
import { typedInstant } from '../../form-times.js';
import { given, typed } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { changeLadderView, ladderView } from './ladder.view.js';

/** The ladder: what is due when, by whom; and, from a date, another. */
@ApiExcludeController()
@Controller('escalation-ladder')
export class LadderPage {
  constructor(private readonly ladder: LadderService) {}

  @Get()
  @Can('escalation:read', 'ladder.read')
  async show(@Page() { actor, query }: PageRequest): Promise<View> {
    const now = await this.ladder.inForce();
    const mayChange = actor.permissions.has('escalation:configure');
    const model = ladderView({ now, set: await this.ladder.ladders(), mayChange, changed: Boolean(query.changed) });
    return new View('missing/escalation/ladder.njk', model);
  }

  @Get('change')
  @Can('escalation:configure', 'ladder.form')
  async form(@Page() { again }: PageRequest): Promise<View> {
    return new View('missing/escalation/change-ladder.njk', changeLadderView(await this.ladder.inForce(), again));
  }

  @Post('change')
  @Can('escalation:configure', 'ladder.set')
  @ShownAgainBy('form')
  async change(@Page() { form }: PageRequest): Promise<Redirect> {
    const said = { from: typedInstant(form, 'from'), rungs: rungsIn(form), reason: given(form, 'reason') };
    await this.ladder.set(await validated(SetLadderDto, answered(said)));
    return new Redirect(`${paths.ladder}?changed=1`);
  }
}

/** Every step has its boxes: `review-hours`, `review-owedBy`, `review-first`, `review-second`, `review-minutes`. */
function rungsIn(form: FormBody): object[] {
  return DEFAULT_LADDER.rungs.map(({ rung, afterHours }) => ({
    rung,
    afterHours: afterHours === null ? null : numberIn(form, `${rung}-hours`),
    owedBy: typed(form, `${rung}-owedBy`),
    climbsTo: ['first', 'second'].map((place) => typed(form, `${rung}-${place}`)).filter(Boolean),
    climbMinutes: numberIn(form, `${rung}-minutes`),
  }));
}

/** What is no number is refused by the DTO in its words. */
function numberIn(form: FormBody, name: string): number | string {
  const text = typed(form, name);
  return /^\d{1,6}$/.test(text) ? Number(text) : text;
}
