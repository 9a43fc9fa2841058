import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../../auth/can.decorator.js';
import { Page, type PageRequest, ShownAgainBy } from '../../../http/page-request.js';
import { Download, Redirect, View } from '../../../http/reply.js';
import { validated } from '../../../http/validated.js';
import { Clock } from '../../../kernel/clock.js';
import { toIso } from '../../../kernel/plain-date.js';
import { londonDay } from '../../../kernel/london-time.js';
import { InterviewPolicyDto, ListInterviewsDto } from '../../../missing/interviews/interview.dto.js';
import { InterviewsService } from '../../../missing/interviews/interviews.service.js';
import { OwedInterviewsService } from '../../../missing/interviews/owed-interviews.service.js';
import { PeopleService } from '../../../people/people.service.js';
import { answered } from '../../answered.js';
import { filled, orNone } from '../../components/fields/field.js';
import { pageNumber } from '../../page-number.js';
import { given, pageProblem, typed } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { interviewRatesView } from './interview-rates.view.js';
import { interviewsCsv, interviewsView } from './interviews.view.js';

/** Return interviews due and late, what became of all, and how the authority goes about them. */
@ApiExcludeController()
@Controller('missing/interviews')
export class InterviewsPage {
  constructor(
    private readonly interviews: InterviewsService,
    private readonly owed: OwedInterviewsService,
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('missing:read', 'interview.list')
  async list(@Page() { actor, query }: PageRequest): Promise<View> {
    const asked = await asListed(query);
    const list = await this.owed.list(actor, asked);
    const facts = { list, query: asked, actor, now: this.clock.now() };
    const pending = await this.owed.pending(actor);
    const teams = await this.people.teams();
    return new View('missing/interviews/interviews.njk', interviewsView({ ...facts, pending, teams }));
  }

  @Get('list.csv')
  @Can('missing:export', 'interview.list-csv')
  async csv(@Page() { actor, query }: PageRequest): Promise<Download> {
    const now = this.clock.now();
    const rows = await this.owed.listAll(actor, await asListed(query));
    return new Download(`return-interviews-${toIso(londonDay(now))}.csv`, 'text/csv', interviewsCsv(rows, now));
  }

  @Get('rates')
  @Can('missing:read', 'interview.rates')
  async rates(): Promise<View> {
    const months = await this.owed.rates();
    return new View(
      'missing/interviews/interview-rates.njk',
      interviewRatesView(months, await this.interviews.policy()),
    );
  }

  @Get('policy')
  @Can('interview:policy', 'interview.policy-form')
  async policyForm(@Page() { again }: PageRequest): Promise<View> {
    const policy = await this.interviews.policy();
    const before = policy && { awayOnly: policy.awayOnly ? 'yes' : 'no', seniorManagerId: policy.seniorManagerId ?? '' };
    const managers = await this.people.whoMay('interview:policy');
    const problem = pageProblem(again?.problem);
    const form = again?.form ?? before ?? undefined;
    const fields = [
      {
        ...{ kind: 'radios' as const, name: 'awayOnly', label: 'Is an absence that was away only followed by an interview?' },
        hint: 'Away only: it was known all along where the child was. An absence with a time missing always is.',
        items: [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }],
      },
      {
        ...{ kind: 'select' as const, name: 'seniorManagerId', label: 'Who answers for interviews that are late?' },
        items: orNone(managers.map(({ id, name }) => ({ value: id, text: name })), 'Nobody'),
      },
    ];
    return new View('missing/interviews/interview-policy.njk', {
      fields: fields.map((field) => filled(field, form, problem)),
      formId: typed(again?.form, '_form') || undefined,
      problem,
      since: policy?.from ?? null,
    });
  } // prettier-ignore

  @Post('policy')
  @Can('interview:policy', 'interview.set-policy')
  @ShownAgainBy('policyForm')
  async setPolicy(@Page() { form }: PageRequest): Promise<Redirect> {
    const awayOnly = given(form, 'awayOnly');
    const answers = { awayOnly: awayOnly && awayOnly === 'yes', seniorManagerId: given(form, 'seniorManagerId') };
    await this.interviews.setPolicy(await validated(InterviewPolicyDto, answered(answers)));
    return new Redirect(paths.interviewRates);
  }
}

/** What stands in the address, as far as it can be asked for; the rest is left out. */
async function asListed({ page, ...query }: PageRequest['query']): Promise<ListInterviewsDto> {
  const names = ['state', 'mine', 'team', 'month', 'outcome', 'reached', 'kind'];
  const asked: ListInterviewsDto = { page: pageNumber(page) };
  for (const name of names.filter((each) => query[each]))
    Object.assign(asked, await validated(ListInterviewsDto, { [name]: query[name] }).catch(() => ({})));
  return asked;
}
