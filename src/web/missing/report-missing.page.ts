import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { ChildrenService } from '../../children/children.service.js';
import { DraftsService } from '../../drafts/drafts.service.js';
import { type FormBody, Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { Clock } from '../../kernel/clock.js';
import { addDays, parsePlainDate, type PlainDate } from '../../kernel/plain-date.js';
import { ReportAbsenceDto } from '../../missing/absence.dto.js';
import { MissingService } from '../../missing/missing.service.js';
import { identityOf } from '../components/identity-bar/identity.js';
import { instantOn, typedDay, typedInstant } from '../form-times.js';
import { given, typed } from '../page-problem.js';
import { answered } from '../answered.js';
import { idOf } from '../ids.js';
import { paths } from '../paths.js';
import { draftKey, reportMissingView, todayOf } from './report-missing.view.js';

/** Five answers on one page (decision 17), for somebody tired, at night, on a telephone. */
@ApiExcludeController()
@Controller('children/:id/missing/report')
export class ReportMissingPage {
  constructor(
    private readonly children: ChildrenService,
    private readonly missing: MissingService,
    private readonly drafts: DraftsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('missing:record', 'absence.report-form')
  async form(@Page() { actor, params, again }: PageRequest): Promise<View> {
    const child = await this.children.open(idOf(params, 'child'));
    const draft = await this.drafts.current(actor, draftKey(child.id), again?.form);
    const now = this.clock.now();
    const identity = identityOf(child, await this.missing.ofChild(actor, child.id), now);
    return new View(
      'missing/report-missing.njk',
      reportMissingView({ childId: child.id, identity, draft, now, again }),
    );
  }

  @Post()
  @Can('missing:record', 'absence.report')
  @ShownAgainBy('form')
  async report(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const input = await validated(ReportAbsenceDto, reported(form, todayOf(form, this.clock.now())));
    const childId = idOf(params, 'child');
    const { id } = await this.missing.report(actor, childId, input);
    await this.drafts.settle(actor, draftKey(childId));
    return new Redirect(`${paths.absence(id)}?reported=1`);
  }
}

/** The form's answers as the API takes them; an answer not given is left out. */
function reported(form: FormBody, today: PlainDate): Record<string, unknown> {
  const day = lastSeenDay(form, today);
  const earliest = instantOn(day, typed(form, 'lastSeenEarliest'));
  return answered({
    whereabouts: given(form, 'whereabouts'),
    whereaboutsPlace: given(form, 'whereaboutsPlace'),
    whereaboutsVerifiedBy: given(form, 'whereaboutsVerifiedBy'),
    lastSeenEarliest: earliest,
    lastSeenLatest: laterOf(earliest, day, typed(form, 'lastSeenLatest')),
    lastSeenPlace: given(form, 'lastSeenPlace'),
    lastSeenBy: given(form, 'lastSeenBy'),
    danger: given(form, 'danger'),
    dangerDetails: given(form, 'dangerDetails'),
    police: given(form, 'police'),
    policeToldAt: typedInstant(form, 'policeToldAt'),
    policeNotToldReason: given(form, 'policeNotToldReason'),
    policeReference: given(form, 'policeReference'),
  });
}

function lastSeenDay(form: FormBody, today: PlainDate): PlainDate | null {
  const day = typed(form, 'lastSeenDay');
  if (day === 'today') return today;
  if (day === 'yesterday') return addDays(today, -1);
  return parsePlainDate(typedDay(form, 'lastSeenOn') ?? '');
}

/** The later of two times; past midnight when it is the smaller figure. */
function laterOf(earliest: string | undefined, day: PlainDate | null, time: string): string | undefined {
  const latest = instantOn(day, time);
  if (!latest || !earliest || day === null || latest >= earliest) return latest;
  return instantOn(addDays(day, 1), time);
}
