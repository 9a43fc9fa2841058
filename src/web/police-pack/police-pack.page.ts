import { Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { ChildrenService } from '../../children/children.service.js';
import { Page, type PageRequest, ShownAgainBy } from '../../http/page-request.js';
import { Redirect, View } from '../../http/reply.js';
import { validated } from '../../http/validated.js';
import { Clock } from '../../kernel/clock.js';
import { MissingService } from '../../missing/missing.service.js';
import { ReleasePackDto } from '../../police-pack/pack.dto.js';
import { AUDIENCES, type Audience } from '../../police-pack/pack.js';
import { PolicePackService } from '../../police-pack/police-pack.service.js';
import { answered } from '../answered.js';
import { type Field, filled } from '../components/fields/field.js';
import { identityOf } from '../components/identity-bar/identity.js';
import { pages } from '../components/pages.js';
import { idOf } from '../ids.js';
import { pageNumber } from '../page-number.js';
import { given, pageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { AUDIENCE_CHOICES, packModel } from './pack-view.js';

const RECIPIENT: readonly Field[] = [
  { kind: 'line', name: 'recipientName', label: 'Name of the person who gets it', hint: 'With rank and number, if police' },
  { kind: 'line', name: 'recipientOrganisation', label: 'Their force or organisation' },
  { kind: 'line', name: 'recipientContact', label: 'Where it goes to', hint: 'Email address, telephone number, or place' },
]; // prettier-ignore

/** What would be given, to whom, and what has been given already. */
@ApiExcludeController()
@Controller('missing/:id/police-pack')
export class PolicePackPage {
  constructor(
    private readonly packs: PolicePackService,
    private readonly children: ChildrenService,
    private readonly missing: MissingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('pack:release', 'police-pack.preview')
  async show(@Page() { actor, params, query, again }: PageRequest): Promise<View> {
    const absenceId = idOf(params, 'absence');
    const audience = audienceOf(again ? typed(again.form, 'audience') : query.for);
    const { absence, pack, addressHidden } = await this.packs.preview(actor, absenceId, audience);
    const child = await this.children.open(absence.child_id);
    const releases = await this.packs.releases(actor, absenceId, pageNumber(query.page));
    const problem = pageProblem(again?.problem);
    const absences = await this.missing.ofChild(actor, child.id);
    const forWhom: Field = { kind: 'radios', name: 'audience', label: 'Who is it for?', items: AUDIENCE_CHOICES };
    const fields = [forWhom, ...RECIPIENT].map((field) => filled(field, again?.form ?? { audience }, problem));
    return new View('police-pack/police-pack.njk', {
      identity: identityOf(child, absences, this.clock.now()),
      problem,
      pack: packModel(pack, child.id),
      isOver: absence.until !== null,
      addressHref: addressHidden ? `${paths.openInEmergency(child.id)}?scope=address` : null,
      action: paths.policePack(absenceId),
      back: paths.absence(absenceId),
      profileHref: paths.profile(child.id),
      previews: AUDIENCE_CHOICES.map(({ value, text }) => ({
        text,
        href: `${paths.policePack(absenceId)}?for=${value}`,
        current: value === audience,
      })),
      fields,
      formId: typed(again?.form, '_form') || undefined,
      releases: releases.items.map((release) => ({ ...release, href: paths.packRelease(release.id) })),
      pages: pages(releases, paths.policePack(absenceId)),
    });
  }

  @Post()
  @Can('pack:release', 'police-pack.release')
  @ShownAgainBy('show')
  async release(@Page() { actor, params, form }: PageRequest): Promise<Redirect> {
    const names = ['audience', 'recipientName', 'recipientOrganisation', 'recipientContact'];
    const answers = Object.fromEntries(names.map((name) => [name, given(form, name)]));
    const input = await validated(ReleasePackDto, answered(answers));
    const { id } = await this.packs.release(actor, idOf(params, 'absence'), input);
    return new Redirect(`${paths.packRelease(id)}?released=1`);
  }
}

function audienceOf(text: string | undefined): Audience {
  return AUDIENCES.find((audience) => audience === text) ?? 'police';
}
