import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { readFile } from 'node:fs/promises';
import { type ActingRequest, Can } from '../../auth/can.decorator.js';
import { Page, type PageRequest, PreparedBy, ShownAgainBy } from '../../http/page-request.js';
import { receiveFiles } from '../../http/receive-files.js';
import { Redirect, RedirectThen, View } from '../../http/reply.js';
import { invalid } from '../../kernel/problem.js';
import { AbsenceImportsService } from '../../missing/import/absence-imports.service.js';
import { idOf } from '../ids.js';
import { pageNumber } from '../page-number.js';
import { paths } from '../paths.js';
import { importsView, importView } from './import.view.js';

const ALLOWED = { fields: { file: 1 }, bytes: 40_000_000, inWords: '40 MB' };

interface Brought {
  name: string;
  text: string;
}

/** Past episodes from a file: brought, shown, and recorded only after somebody has looked. */
@ApiExcludeController()
@Controller('missing/import')
export class ImportPage {
  constructor(private readonly imports: AbsenceImportsService) {}

  @Get()
  @Can('missing:import', 'absence.import.list')
  async form(@Page() { actor, query, again }: PageRequest): Promise<View> {
    const list = await this.imports.list(actor, pageNumber(query.page));
    return new View('missing/imports.njk', importsView(list, again));
  }

  /** Brought twice, it is shown twice and recorded once. */
  @Post()
  @Can('missing:import', 'absence.import', { keyed: false })
  @PreparedBy('receive')
  @ShownAgainBy('form')
  async bring(@Page() { actor, prepared }: PageRequest): Promise<Redirect> {
    const { name, text } = prepared as Brought;
    return new Redirect(paths.absenceImport(await this.imports.bring(actor, name, text)));
  }

  @Get(':id')
  @Can('missing:import', 'absence.import.show')
  async show(@Page() { actor, params, again }: PageRequest): Promise<View> {
    return new View('missing/import.njk', importView(await this.imports.find(actor, idOf(params, 'import')), again));
  }

  @Post(':id')
  @Can('missing:import', 'absence.import.confirm')
  @ShownAgainBy('show')
  async record(@Page() { actor, params }: PageRequest): Promise<Redirect> {
    const id = idOf(params, 'import');
    await this.imports.confirm(actor, id);
    return new RedirectThen(paths.absenceImport(id), () => this.imports.recordLater(actor, id));
  }

  /** Before the transaction: a file comes as slowly as it comes. */
  async receive(request: ActingRequest, response: Response): Promise<Brought> {
    const [file] = (await receiveFiles(request, response, ALLOWED)).files;
    if (!file?.name) throw invalid('file', 'Choose the CSV file');
    return { name: file.name.slice(0, 255), text: await readFile(file.path, 'utf8') };
  }
}
