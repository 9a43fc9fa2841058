import { Injectable } from '@nestjs/common';
import { type ChildView } from '../../children/child-view.js';
import { ChildrenService } from '../../children/children.service.js';
import { type PageRequest } from '../../http/page-request.js';
import { View } from '../../http/reply.js';
import { Clock } from '../../kernel/clock.js';
import { MissingService } from '../../missing/missing.service.js';
import { identityOf, type Identity } from '../components/identity-bar/identity.js';
import { idOf } from '../ids.js';
import { type FactForm, factFormView } from './fact-form.js';

/** Shows the small forms that record one fact of a child. */
@Injectable()
export class FactForms {
  constructor(
    private readonly children: ChildrenService,
    private readonly missing: MissingService,
    private readonly clock: Clock,
  ) {}

  async show(request: PageRequest, formFor: (child: ChildView) => FactForm | Promise<FactForm>): Promise<View> {
    const { child, identity } = await this.about(request);
    return new View('children/fact-form.njk', factFormView(identity, await formFor(child), request.again));
  }

  /** The child of the address and what the bar at the top says. @throws Problem `not-found` */
  async about({ actor, params }: PageRequest): Promise<{ child: ChildView; identity: Identity }> {
    const child = await this.children.open(idOf(params, 'child'));
    return { child, identity: identityOf(child, await this.missing.ofChild(actor, child.id), this.clock.now()) };
  }
}
