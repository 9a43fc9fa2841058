import { Injectable } from '@nestjs/common';
import { CareSettingsService } from '../../../care-settings/care-settings.service.js';
import { ChildrenService } from '../../../children/children.service.js';
import { type FormBody, type PageRequest } from '../../../http/page-request.js';
import { Clock } from '../../../kernel/clock.js';
import { MissingService } from '../../../missing/missing.service.js';
import { PeopleService } from '../../../people/people.service.js';
import { dueByDefault, type VerdictJson } from '../../../placements/placement.js';
import { PlacementsService } from '../../../placements/placements.service.js';
import { answered } from '../../answered.js';
import { identityOf } from '../../components/identity-bar/identity.js';
import { typedInstant } from '../../form-times.js';
import { idIn, idOf } from '../../ids.js';
import { given, typed } from '../../page-problem.js';
import { placementAnswersView, type PlacementAnswersModel } from './placement-answers.view.js';

/** What is known of the child and the setting, and was answered so far: every step of the journey shows of it. */
@Injectable()
export class PlacementForm {
  constructor(
    private readonly children: ChildrenService,
    private readonly settings: CareSettingsService,
    private readonly placements: PlacementsService,
    private readonly missing: MissingService,
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  async model(request: PageRequest, form: FormBody, verdict?: VerdictJson): Promise<PlacementAnswersModel> {
    const { actor, params, again } = request;
    const child = await this.children.open(idOf(params, 'child'));
    const settingId = typed(form, 'careSettingId');
    const absences = await this.missing.ofChild(actor, child.id);
    const now = this.clock.now();
    return placementAnswersView({
      childId: child.id,
      identity: identityOf(child, absences, now),
      setting: settingId ? await this.settings.find(settingId) : null,
      deciders: await this.placements.deciders(actor),
      current: (await this.placements.ofChild(actor, child.id)).find(({ until }) => until === null) ?? null,
      absence: absences.find(({ until }) => until === null) ?? null,
      now,
      people: verdict ? await this.people.everybody() : [],
      me: actor.userId,
      dueAt: dueByDefault(now),
      mayRecord: actor.permissions.has('placement:record-evidence'),
      form,
      verdict,
      again,
    });
  }
}

/** What the law is asked about. */
export function question(form: FormBody): Record<string, unknown> {
  return answered({
    careSettingId: given(form, 'careSettingId'),
    route: given(form, 'route'),
    detentionDirectedBy: given(form, 'detentionDirectedBy'),
    startsAt: typedInstant(form, 'startsAt'),
  });
}

export function decision(form: FormBody): Record<string, unknown> {
  const approval = answered({
    decidedBy: given(form, 'decidedBy'),
    decidedAt: typedInstant(form, 'decidedAt'),
    channel: given(form, 'channel'),
  });
  return answered({
    wishesAndFeelings: given(form, 'wishesAndFeelings'),
    wishesNotObtainedReason: given(form, 'wishesNotObtainedReason'),
    currentEndsBecause: given(form, 'currentEndsBecause'),
    whileAwayReason: given(form, 'whileAwayReason'),
    approval,
    unknowns: answered({ ownerId: given(form, 'unknownsOwner'), dueAt: typedInstant(form, 'unknownsDueAt') }),
  });
}

/** The setting a draft names, if it names one. */
export function settingIn(form: FormBody): string | null {
  return idIn(typed(form, 'careSettingId'));
}
