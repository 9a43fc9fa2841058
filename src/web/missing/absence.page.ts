import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { ChildrenService } from '../../children/children.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { Clock } from '../../kernel/clock.js';
import { LocateDto, ReturnDto } from '../../missing/absence.dto.js';
import { InterviewsService } from '../../missing/interviews/interviews.service.js';
import { RungsService } from '../../missing/escalation/rungs.service.js';
import { type AbsenceRow, MissingService } from '../../missing/missing.service.js';
import { ReportsService } from '../../missing/reports/reports.service.js';
import { ProfileStandings } from '../../missing/profile/profile-standing.service.js';
import { identityOf } from '../components/identity-bar/identity.js';
import { typedInstant } from '../form-times.js';
import { given } from '../page-problem.js';
import { answered } from '../answered.js';
import { idOf } from '../ids.js';
import { paths } from '../paths.js';
import { interviewCard } from './interviews/interview.view.js';
import { owedView } from './escalation/owed.view.js';
import { absenceView, foundView, returnView, type AboutAbsence } from './absence.view.js';

/** One absence: what is known, what happened, and the two things that happen next: found, then back. */
@ApiExcludeController()
@Controller('missing/:id')
export class AbsencePage {
  constructor(
    private readonly missing: MissingService,
    private readonly interviews: InterviewsService,
    private readonly children: ChildrenService,
    private readonly reports: ReportsService,
    private readonly profiles: ProfileStandings,
    private readonly rungs: RungsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('missing:read', 'absence.read')
  async show(@Page() request: PageRequest): Promise<View> {
    const about = await this.about(request);
    const { absence, now } = about;
    const interview = absence.until ? interviewCard(await this.interviews.open(request.actor, absence.id), now) : null;
    const ladder = owedView(await this.rungs.ofAbsence(request.actor, absence.id), request.actor, now);
    const model = absenceView(about, request.query);
    return new View('missing/absence.njk', { ...model, interviewCard: interview, ladder });
  }

  @Get('located')
  @Can('missing:record', 'absence.locate-form')
  async found(@Page() request: PageRequest): Promise<View> {
    return new View('missing/located.njk', foundView(await this.about(request), request.again));
  }

  @Post('located')
  @Can('missing:record', 'absence.locate')
  @ShownAgainBy('found')
  async locate(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const seen = given(form, 'seen');
    const input = await validated(
      LocateDto,
      answered({
        locatedAt: typedInstant(form, 'locatedAt'),
        locatedBy: given(form, 'locatedBy'),
        locatedPlace: given(form, 'locatedPlace'),
        seen: seen && seen === 'yes',
        safe: given(form, 'safe'),
      }),
    );
    await this.missing.locate(actor, idOf(params, 'absence'), input);
    return new Redirect(`${paths.absence(params.id!)}?located=1`);
  }

  @Get('returned')
  @Can('missing:record', 'absence.return-form')
  async back(@Page() request: PageRequest): Promise<View> {
    return new View('missing/returned.njk', returnView(await this.about(request), request.again));
  }

  @Post('returned')
  @Can('missing:record', 'absence.return')
  @ShownAgainBy('back')
  async return(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const input = await validated(
      ReturnDto,
      answered({
        returnedAt: typedInstant(form, 'returnedAt'),
        to: given(form, 'to'),
        interviewNotStartedReason: given(form, 'interviewNotStartedReason'),
        safe: given(form, 'safe'),
      }),
    );
    await this.missing.return(actor, idOf(params, 'absence'), input);
    return new Redirect(`${paths.absence(params.id!)}?returned=1`);
  }

  private async about({ actor, params }: PageRequest): Promise<AboutAbsence> {
    const absence: AbsenceRow = await this.missing.find(actor, idOf(params, 'absence'));
    const child = await this.children.open(absence.child_id);
    const absences = await this.missing.ofChild(actor, absence.child_id);
    const now = this.clock.now();
    return {
      absence,
      description: await this.reports.description(actor, absence.id),
      identity: identityOf(child, absences, now),
      now,
      mayRecord: actor.permissions.has('missing:record'),
      mayRelease: actor.permissions.has('pack:release'),
      profile: await this.profiles.of(absence.child_id),
    };
  }
}
