import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../../../children/children.service.js';
import { type FormBody, type PageRequest } from '../../../http/page-request.js';
import { View } from '../../../http/reply.js';
import { Clock } from '../../../kernel/clock.js';
import { InterviewsService } from '../../../missing/interviews/interviews.service.js';
import { MissingService } from '../../../missing/missing.service.js';
import { type FactForm } from '../../children/fact-form.js';
import { filled } from '../../components/fields/field.js';
import { identityOf } from '../../components/identity-bar/identity.js';
import { idOf } from '../../ids.js';
import { pageProblem, typed } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { type AboutInterview } from './interview.view.js';

/** What every page of one interview needs: whose it is, and all that is recorded of it. */
@Injectable()
export class InterviewPages {
  constructor(
    private readonly interviews: InterviewsService,
    private readonly children: ChildrenService,
    private readonly missing: MissingService,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` */
  async about({ actor, params }: PageRequest): Promise<AboutInterview> {
    const file = await this.interviews.open(actor, idOf(params, 'absence'));
    const child = await this.children.open(file.absence.child_id);
    const now = this.clock.now();
    return { file, actor, now, identity: identityOf(child, await this.missing.ofChild(actor, child.id), now) };
  }

  /** A small form about it; `before` is what its boxes hold until something is typed. */
  async form(request: PageRequest, of: (about: AboutInterview) => Promise<SmallForm> | SmallForm): Promise<View> {
    const about = await this.about(request);
    const { before, what, ...form } = await of(about);
    const { again } = request;
    const problem = pageProblem(again?.problem);
    const { id } = about.file.absence;
    return new View('children/fact-form.njk', {
      ...form,
      identity: about.identity,
      back: paths.interview(id),
      action: paths.interviewForm(id, what),
      fields: form.fields.map((field) => filled(field, again?.form ?? before, problem)),
      formId: typed(again?.form, '_form') || undefined,
      problem,
    });
  }
}

export type SmallForm = Omit<FactForm, 'action' | 'back'> & {
  /** The last part of its address. */
  what: string;
  before?: FormBody;
};
