import { Injectable } from '@nestjs/common';
import { type Response } from 'express';
import path from 'node:path';
import { type ActingRequest } from '../../../auth/can.decorator.js';
import { type FormBody } from '../../../http/page-request.js';
import { type FilesAllowed, type ReceivedFile, receiveFiles, type ReceivedFiles } from '../../../http/receive-files.js';
import { validated } from '../../../http/validated.js';
import { Clock } from '../../../kernel/clock.js';
import { Problem } from '../../../kernel/problem.js';
import { parseCollectionYear } from '../../../returns/ssda903/collection.js';
import { type PageReport } from '../../../returns/ssda903/report/page-report.js';
import { type CheckAnswer, type CheckJob, type FieldRefused } from '../../../returns/ssda903/threads/check-job.js';
import { CheckThreads } from '../../../returns/ssda903/threads/check-threads.js';
import { answered } from '../../answered.js';
import { given } from '../../page-problem.js';
import { type AnswerForm, Check903Dto } from './check-903.dto.js';

const ALLOWED: FilesAllowed = {
  fields: { files: 40, lastYear: 40, providers: 1, postcodes: 1 },
  bytes: 100_000_000,
  inWords: '100 MB',
};

/** A return that was sent and checked: a report to show, or a file of it, there until the answer has been sent. */
export interface Checked {
  readonly asked: Check903Dto;
  readonly report: PageReport | null;
  readonly file: string;
  readonly files: number;
  readonly children: number;
  readonly faults: number;
}

/** Receives the files of a return and has them checked; nothing of them is kept. */
@Injectable()
export class Check903Service {
  constructor(
    private readonly threads: CheckThreads,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem as `receiveFiles` and `CheckThreads`; `invalid` naming file, line and column of what cannot be read */
  check(request: ActingRequest, response: Response): Promise<Checked> {
    const closed = new AbortController();
    response.once('close', () => closed.abort());
    return this.threads.admit(async () => {
      const received = await receiveFiles(request, response, ALLOWED);
      const asked = await understood(request.body as FormBody, received);
      const file = path.join(received.folder, 'report');
      const answer = await this.threads.check(jobOf(asked, received, file, this.clock.now()), closed.signal);
      if ('refused' in answer) throw unread(answer.refused);
      return { asked, file, files: received.files.length, ...answer };
    });
  }
}

function understood(form: FormBody, { files }: ReceivedFiles): Promise<Check903Dto> {
  const [year, authority, answer] = ['year', 'authority', 'answer'].map((name) => given(form, name));
  const names = files.filter(({ field }) => field === 'files').map(({ name }) => name);
  return validated(Check903Dto, answered({ year, authority, answer, files: names }));
}

function jobOf({ year, authority, answer }: Check903Dto, { files }: ReceivedFiles, file: string, at: Date): CheckJob {
  const of = (field: string): ReceivedFile[] => files.filter((each) => each.field === field);
  return {
    year: parseCollectionYear(year)!,
    authority: authority ?? null,
    current: of('files'),
    lastYear: of('lastYear'),
    providers: of('providers')[0] ?? null,
    postcodes: of('postcodes')[0] ?? null,
    report: isFile(answer) ? { form: `.${answer}`, path: file } : null,
    at: at.getTime(),
  };
}

function isFile(answer: AnswerForm): answer is Exclude<AnswerForm, 'page'> {
  return answer !== 'page';
}

/** A list of what is wrong with more files than these helps nobody. */
const MOST_ERRORS = 20;

function unread(refused: Extract<CheckAnswer, { refused: readonly FieldRefused[] }>['refused']): Problem {
  const errors = refused.slice(0, MOST_ERRORS).map(({ field, message }) => ({ field, message }));
  return new Problem('invalid', errors.map(({ message }) => message).join('. '), { errors });
}
