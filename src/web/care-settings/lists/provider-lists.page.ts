import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { type ActingRequest, Can } from '../../../auth/can.decorator.js';
import {
  listDay,
  ProviderListsService,
  type ReceivedList,
} from '../../../care-settings/provider-list/provider-lists.service.js';
import { type ChangeOfFact, LapsesService } from '../../../care-settings/lapses/lapses.service.js';
import { PAGE_SIZE, type Paged } from '../../../http/paged.js';
import { LIST_REGULATORS, type ListRegulator } from '../../../care-settings/provider-list/provision-types.js';
import { type FormBody, Page, type PageRequest, PreparedBy, ShownAgainBy } from '../../../http/page-request.js';
import { type FilesAllowed, receiveFiles } from '../../../http/receive-files.js';
import { Redirect, View } from '../../../http/reply.js';
import { Clock } from '../../../kernel/clock.js';
import { invalid } from '../../../kernel/problem.js';
import { typedDay } from '../../form-times.js';
import { idOf } from '../../ids.js';
import { pageNumber } from '../../page-number.js';
import { given } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { newListView, providerListsView, providerListView } from './provider-lists.view.js';

const ALLOWED: FilesAllowed = { fields: { file: 1 }, bytes: 20_000_000, inWords: '20 MB' };

/** A regulator's list of providers: sent, compared with what is recorded here, looked at, and then recorded. */
@ApiExcludeController()
@Controller('care-settings/lists')
export class ProviderListsPage {
  constructor(
    private readonly lists: ProviderListsService,
    private readonly lapses: LapsesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('care-setting:read', 'provider-list.list')
  async list(@Page() { actor, query }: PageRequest): Promise<View> {
    const found = await this.lists.page(pageNumber(query.page));
    return new View('care-settings/lists/provider-lists.njk', providerListsView(found, actor));
  }

  @Get('new')
  @Can('care-setting:record', 'provider-list.form')
  form(@Page() { again }: PageRequest): View {
    return new View('care-settings/lists/new-list.njk', newListView(this.clock.now(), again));
  }

  @Post('new')
  @Can('care-setting:record', 'provider-list.keep', { keyed: false }) // the same file again is the same list
  @PreparedBy('receive')
  @ShownAgainBy('form')
  async keep(@Page() { actor, form, prepared }: PageRequest): Promise<Redirect> {
    const regulator = regulatorOf(form);
    const id = await this.lists.keep(actor, prepared as ReceivedList, regulator, listDay(typedDay(form, 'asOf')));
    return new Redirect(paths.providerList(id));
  }

  /** Before the transaction: receiving and reading take as long as they take. */
  async receive(request: ActingRequest, response: Response): Promise<ReceivedList> {
    const { files } = await receiveFiles(request, response, ALLOWED);
    const [file] = files;
    if (!file?.name) throw invalid('file', 'Choose the list: a CSV file or a workbook (.xlsx)');
    return this.lists.read(file.path, file.name);
  }

  @Get(':id')
  @Can('care-setting:read', 'provider-list.read')
  async show(@Page() { actor, params, query }: PageRequest): Promise<View> {
    const list = await this.lists.find(idOf(params, 'list'));
    const mayRead = list.recordedAt !== null && actor.permissions.has('placement:read');
    const did = mayRead ? await this.lapses.changes({ providerListId: list.id }) : NOTHING;
    const model = providerListView(list, did, actor, query, pageNumber(query.page));
    return new View('care-settings/lists/provider-list.njk', model);
  }

  @Post(':id')
  @Can('care-setting:record', 'provider-list.record')
  @ShownAgainBy('show')
  async record(@Page() { actor, params }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'list');
    const { breachesOpened, breachesClosed, children, workOpened } = await this.lists.record(actor, id);
    const said = new URLSearchParams({
      opened: String(breachesOpened),
      closed: String(breachesClosed),
      children: String(children),
      work: String(workOpened),
    });
    return new Redirect(`${paths.providerList(id)}?${said.toString()}`);
  }
}

const NOTHING: Paged<ChangeOfFact> = { items: [], page: 1, pageSize: PAGE_SIZE, total: 0 };

function regulatorOf(form: FormBody): ListRegulator {
  const name = given(form, 'regulator');
  if (name === undefined || !Object.hasOwn(LIST_REGULATORS, name))
    throw invalid('regulator', 'Select whose list it is');
  return name as ListRegulator;
}
