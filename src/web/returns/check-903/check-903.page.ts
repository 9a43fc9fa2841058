import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { type ActingRequest, Can } from '../../../auth/can.decorator.js';
import { currentUnit } from '../../../database/unit-of-work.js';
import { Page, type PageRequest, PreparedBy, ShownAgainBy } from '../../../http/page-request.js';
import { FileDownload, View } from '../../../http/reply.js';
import { MonthlyReturnService } from '../../../returns/monthly/monthly-return.service.js';
import { CHECKED_AT_ONCE, CheckThreads } from '../../../returns/ssda903/threads/check-threads.js';
import { check903View } from './check-903.view.js';
import { type Checked, Check903Service } from './check-903.service.js';

/** Checks the files of an SSDA903 return. They and what is found in them are gone with the answer. */
@ApiExcludeController()
@Controller('returns/903')
export class Check903Page {
  constructor(
    private readonly checks: Check903Service,
    private readonly threads: CheckThreads,
    private readonly returns: MonthlyReturnService,
  ) {}

  @Get()
  @Can('return:read', 'return.check-903-form')
  async form(@Page() { actor, again }: PageRequest): Promise<View> {
    const { dfeCode } = await this.returns.returningAuthority(actor);
    const waits = this.threads.underWay >= CHECKED_AT_ONCE;
    return new View('returns/check-903/check-903.njk', check903View({ authority: dfeCode, waits, again }));
  }

  @Post()
  @Can('return:read', 'return.check-903', { keyed: false })
  @PreparedBy('receive')
  @ShownAgainBy('form')
  check(@Page() { prepared }: PageRequest): View | FileDownload {
    const { asked, report, file, files, children, faults } = prepared as Checked;
    Object.assign(currentUnit().detail, { year: asked.year, answer: asked.answer, files, children, faults });
    if (report) return new View('returns/check-903/report.njk', { report });
    return new FileDownload(`ssda903-${asked.year}-what-to-mend.${asked.answer}`, asked.answer, file);
  }

  /** Before the transaction: receiving and checking take as long as they take. */
  receive(request: ActingRequest, response: Response): Promise<Checked> {
    return this.checks.check(request, response);
  }
}
