import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { DraftsService } from '../../drafts/drafts.service.js';
import { type FormBody, Page, type PageRequest } from '../../http/page-request.js';
import { Redirect } from '../../http/reply.js';
import { Problem } from '../../kernel/problem.js';
import { typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { draftKeyOf } from './draft-kinds.js';

/** What the scripts of a page keep while somebody types; without scripts every Continue keeps it. */
@ApiExcludeController()
@Controller('drafts')
export class DraftsPage {
  constructor(private readonly drafts: DraftsService) {}

  /** Answers a script, not a person. */
  @Post(':key')
  @HttpCode(200)
  @Can('own:use', 'draft.save', { keyed: false })
  async save(@Page() { actor, params, form }: PageRequest): Promise<{ revision: number }> {
    return { revision: await this.drafts.save(actor, draftKeyOf(params), form, revisionSeen(form)) };
  }

  @Post(':key/discard')
  @Can('own:use', 'draft.discard', { keyed: false })
  async discard(@Page() { actor, params }: PageRequest): Promise<Redirect> {
    await this.drafts.settle(actor, draftKeyOf(params));
    return new Redirect(paths.home);
  }
}

/** @throws Problem `malformed` */
function revisionSeen(form: FormBody): number {
  const seen = typed(form, '_revision');
  if (!/^\d{1,9}$/.test(seen)) throw new Problem('malformed', 'The revision of the draft is missing');
  return Number(seen);
}
