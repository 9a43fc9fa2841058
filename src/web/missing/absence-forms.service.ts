import { Injectable } from '@nestjs/common';
import { type ChildView } from '../../children/child-view.js';
import { ChildrenService } from '../../children/children.service.js';
import { type PageRequest } from '../../http/page-request.js';
import { View } from '../../http/reply.js';
import { Clock } from '../../kernel/clock.js';
import { type AbsenceRow, MissingService } from '../../missing/missing.service.js';
import { type FactForm, factFormView } from '../children/fact-form.js';
import { identityOf, type Identity } from '../components/identity-bar/identity.js';
import { idOf } from '../ids.js';

/** What every page about one absence begins with. */
export interface AboutAbsence {
  absence: AbsenceRow;
  child: ChildView;
  /** All of the child's, the latest first. */
  absences: AbsenceRow[];
  identity: Identity;
  now: Date;
}

/** Shows the small forms that record one thing about an absence. */
@Injectable()
export class AbsenceForms {
  constructor(
    private readonly missing: MissingService,
    private readonly children: ChildrenService,
    private readonly clock: Clock,
  ) {}

  async show(request: PageRequest, formFor: (about: AboutAbsence) => FactForm | Promise<FactForm>): Promise<View> {
    const about = await this.about(request);
    return new View('children/fact-form.njk', factFormView(about.identity, await formFor(about), request.again));
  }

  /** @throws Problem `not-found` */
  async about({ actor, params }: Pick<PageRequest, 'actor' | 'params'>): Promise<AboutAbsence> {
    const absence = await this.missing.find(actor, idOf(params, 'absence'));
    const child = await this.children.open(absence.child_id);
    const absences = await this.missing.ofChild(actor, absence.child_id);
    const now = this.clock.now();
    return { absence, child, absences, identity: identityOf(child, absences, now), now };
  }
}
