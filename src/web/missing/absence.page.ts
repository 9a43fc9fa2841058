import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { type FormBody, Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { Clock } from '../../kernel/clock.js';
import { LocateDto, ReturnDto } from '../../missing/absence.dto.js';
import { MessagesService } from '../../messages/messages.service.js';
import { ActionsService } from '../../missing/actions/actions.service.js';
import { AdulthoodService } from '../../missing/adulthood/adulthood.service.js';
import { BedsService } from '../../missing/beds/beds.service.js';
import { InterviewsService } from '../../missing/interviews/interviews.service.js';
import { HandoverService } from '../../missing/escalation/handover.service.js';
import { RungsService } from '../../missing/escalation/rungs.service.js';
import { MissingService } from '../../missing/missing.service.js';
import { ReportsService } from '../../missing/reports/reports.service.js';
import { ProfileStandings } from '../../missing/profile/profile-standing.service.js';
import { PlacementsService } from '../../placements/placements.service.js';
import { answered } from '../answered.js';
import { day } from '../filters/dates.js';
import { idOf } from '../ids.js';
import { given, typedAll } from '../page-problem.js';
import { pageNumber } from '../page-number.js';
import { paths } from '../paths.js';
import { placementLine } from '../placements/placements.view.js';
import { AbsenceForms } from './absence-forms.service.js';
import { absenceView } from './absence.view.js';
import { interviewCard } from './interviews/interview.view.js';
import { owedView } from './escalation/owed.view.js';
import { othersOf } from './timeline-others.js';
import { foundView, returnView, whenTyped } from './next-step.view.js';

/** More than anybody logs of one absence; the timeline shows them a page at a time. */
const LOGGED = 1000;

/** One absence: what is owed, what happened, and the two things that happen next: found, then back. */
@ApiExcludeController()
@Controller('missing/:id')
export class AbsencePage {
  constructor(
    private readonly forms: AbsenceForms,
    private readonly missing: MissingService,
    private readonly actions: ActionsService,
    private readonly adulthood: AdulthoodService,
    private readonly beds: BedsService,
    private readonly interviews: InterviewsService,
    private readonly rungs: RungsService,
    private readonly messages: MessagesService,
    private readonly handovers: HandoverService,
    private readonly placements: PlacementsService,
    private readonly reports: ReportsService,
    private readonly profiles: ProfileStandings,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('missing:read', 'absence.read')
  async show(@Page() request: PageRequest): Promise<View> {
    const { actor, query } = request;
    const about = await this.forms.about(request);
    const { absence } = about;
    const facts = {
      ...about,
      description: await this.reports.description(actor, absence.id),
      profile: await this.profiles.of(absence.child_id),
      position: await this.actions.positionOf(absence),
      actions: (await this.actions.ofAbsence(actor, absence.id, 1, LOGGED)).items,
      history: await this.missing.history(actor, absence.id),
      wellbeing: await this.missing.wellbeing(absence.id),
      beds: await this.beds.ofAbsence(actor, absence.id),
      adulthood: await this.adulthood.ofAbsence(absence.id),
      age: this.adulthood.ageOf(about.child.birth),
      permissions: actor.permissions,
      page: pageNumber(query.page),
    };
    const rungs = await this.rungs.ofAbsence(actor, absence.id);
    const others = othersOf({
      rungs: rungs.items,
      messages: await this.messages.ofAbsence(absence.id, LOGGED),
      handovers: await this.handovers.ofAbsence(absence.id),
    });
    const interview = absence.until ? interviewCard(await this.interviews.open(actor, absence.id), about.now) : null;
    const ladder = owedView(rungs, actor, about.now);
    return new View('missing/absence.njk', {
      ...absenceView({ ...facts, others }, query),
      interviewCard: interview,
      ladder,
    });
  }

  @Get('located')
  @Can('missing:record', 'absence.locate-form')
  async found(@Page() request: PageRequest): Promise<View> {
    return new View('missing/located.njk', foundView(await this.forms.about(request), request.again));
  }

  @Post('located')
  @Can('missing:record', 'absence.locate')
  @ShownAgainBy('found')
  async locate(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const seen = given(form, 'seen');
    const input = await validated(
      LocateDto,
      answered({
        locatedAt: whenTyped(form, 'locatedAt', this.clock.now()),
        locatedBy: given(form, 'locatedBy'),
        locatedPlace: given(form, 'locatedPlace'),
        seen: seen && seen === 'yes',
        safe: given(form, 'safe'),
        ...wellbeing(form),
      }),
    );
    await this.missing.locate(actor, idOf(params, 'absence'), input);
    return new Redirect(`${paths.absence(params.id!)}?located=1`);
  }

  @Get('returned')
  @Can('missing:record', 'absence.return-form')
  async back(@Page() request: PageRequest): Promise<View> {
    const about = await this.forms.about(request);
    const rows = await this.placements.ofChild(request.actor, about.absence.child_id);
    const placements = rows.map((row) => {
      const { where, from } = placementLine(row);
      return { value: row.id, text: `${where}, since ${day(from)}` };
    });
    return new View('missing/returned.njk', returnView(about, placements, request.again));
  }

  @Post('returned')
  @Can('missing:record', 'absence.return')
  @ShownAgainBy('back')
  async return(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const to = given(form, 'to');
    const input = await validated(
      ReturnDto,
      answered({
        returnedAt: whenTyped(form, 'returnedAt', this.clock.now()),
        to,
        // what was chosen under another answer, and is folded away, is not meant
        placementId: to === 'new-placement' ? given(form, 'placementId') : undefined,
        interviewNotStartedReason: to === 'did-not-return' ? given(form, 'interviewNotStartedReason') : undefined,
        foundBy: given(form, 'foundBy'),
        foundPlace: given(form, 'foundPlace'),
        safe: given(form, 'safe'),
        ...wellbeing(form),
      }),
    );
    await this.missing.return(actor, idOf(params, 'absence'), input);
    return new Redirect(`${paths.absence(params.id!)}?returned=1`);
  }
}

function wellbeing(form: FormBody) {
  const harms = typedAll(form, 'harms').filter(Boolean);
  return { harms: harms.length ? harms : undefined, harmDetails: given(form, 'harmDetails') };
}
