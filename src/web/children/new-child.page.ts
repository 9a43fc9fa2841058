import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { NewChildDto } from '../../children/child.dto.js';
import { NewChildService } from '../../children/new-child.service.js';
import { type LikelySame, type Newcomer, SearchService } from '../../children/search.service.js';
import { type FormBody, Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { parsePlainDate } from '../../kernel/plain-date.js';
import { PeopleService } from '../../people/people.service.js';
import { answered } from '../answered.js';
import { typedDay, typedInstant } from '../form-times.js';
import { given, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { allocationFields } from './allocation.page.js';
import { formFromSearch, newChildView } from './new-child.view.js';

/** A child recorded for the first time: after a search, on one page, with those who may be the same in sight. */
@ApiExcludeController()
@Controller('children/new')
export class NewChildPage {
  constructor(
    private readonly newChildren: NewChildService,
    private readonly searches: SearchService,
    private readonly people: PeopleService,
  ) {}

  @Get()
  @Can('child:create', 'child.create-form')
  async form(@Page() { actor, query, again }: PageRequest): Promise<View | Redirect> {
    const searchId = typed(again?.form, 'searchId') || query.search;
    if (!searchId) return new Redirect(paths.search);
    const form = again?.form ?? formFromSearch(await this.searches.criteria(actor, searchId));
    const model = newChildView({
      searchId,
      form,
      likely: again ? await this.likely(form) : [],
      allocation: await allocationFields(this.people),
      again,
    });
    return new View('children/new-child.njk', model);
  }

  @Post()
  @Can('child:create', 'child.create')
  @ShownAgainBy('form')
  async create(@Page() { actor, form }: PageRequest): Promise<Redirect> {
    const considered = await this.considered(form);
    const input = await validated(NewChildDto, newChild(form, considered));
    const { id } = await this.newChildren.create(actor, input);
    return new Redirect(`${paths.child(id)}?recorded=child`);
  }

  /** Those now likely the same were on the page when the box was ticked: another name typed since is looked up anew. */
  private async considered(form: FormBody): Promise<boolean> {
    if (!typed(form, 'duplicatesConsidered')) return false;
    const shown = typed(form, 'shown').split(',');
    return (await this.likely(form)).every(({ id }) => shown.includes(id));
  }

  private likely(form: FormBody): Promise<LikelySame[]> {
    return this.searches.likelySame(newcomer(form));
  }
}

function newcomer(form: FormBody): Newcomer {
  const earliest = typedDay(form, 'earliest') ?? '';
  const latest = typedDay(form, 'latest') ?? earliest;
  const isRange = parsePlainDate(earliest) !== null && parsePlainDate(latest) !== null;
  return {
    givenName: typed(form, 'givenName'),
    familyName: typed(form, 'familyName'),
    knownAs: typed(form, 'knownAs'),
    born: isRange ? { earliest, latest } : null,
  };
}

function newChild(form: FormBody, duplicatesConsidered: boolean): Record<string, unknown> {
  const code = given(form, 'code');
  const careFrom = typedInstant(form, 'careFrom');
  const worker = answered({ workerId: given(form, 'workerId'), teamId: given(form, 'teamId') });
  return answered({
    searchId: given(form, 'searchId'),
    duplicatesConsidered,
    givenName: given(form, 'givenName'),
    familyName: given(form, 'familyName'),
    knownAs: given(form, 'knownAs'),
    sex: given(form, 'sex'),
    localNumber: given(form, 'localNumber'),
    homePostcode: given(form, 'homePostcode'),
    dateOfBirth: dateOfBirth(form),
    unaccompanied: given(form, 'unaccompanied'),
    periodOfCare: careFrom && { from: careFrom },
    legalStatus: code && { code },
    allocation: Object.keys(worker).length ? worker : undefined,
  });
}

/** Null: somebody said that it is not known at all. Undefined: nobody said anything. */
function dateOfBirth(form: FormBody): object | null | undefined {
  if (typed(form, 'birthNotKnown')) return null;
  const born = answered({
    earliest: typedDay(form, 'earliest'),
    latest: typedDay(form, 'latest'),
    source: given(form, 'source'),
  });
  return Object.keys(born).length ? born : undefined;
}
