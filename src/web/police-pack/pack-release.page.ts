import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Can } from '../../auth/can.decorator.js';
import { ChildrenService } from '../../children/children.service.js';
import { Page, type PageRequest } from '../../http/page-request.js';
import { Download, View } from '../../http/reply.js';
import { Clock } from '../../kernel/clock.js';
import { MissingService } from '../../missing/missing.service.js';
import { givenWords, packFilename } from '../../police-pack/pack-pdf.js';
import { AUDIENCE_WORDS, MARKING } from '../../police-pack/pack.js';
import { PolicePackService } from '../../police-pack/police-pack.service.js';
import { identityOf } from '../components/identity-bar/identity.js';
import { idOf } from '../ids.js';
import { paths } from '../paths.js';
import { packModel } from './pack-view.js';

/** What was given: the record of it, and the very copy, to be printed or sent. Each opening is in the audit. */
@ApiExcludeController()
@Controller('pack-releases/:id')
export class PackReleasePage {
  constructor(
    private readonly packs: PolicePackService,
    private readonly children: ChildrenService,
    private readonly missing: MissingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('missing:read', 'police-pack.release-read')
  async show(@Page() { actor, params, query }: PageRequest): Promise<View> {
    const release = await this.packs.find(actor, idOf(params, 'release'));
    const child = await this.children.open(release.childId);
    const absences = await this.missing.ofChild(actor, child.id);
    return new View('police-pack/release.njk', {
      identity: identityOf(child, absences, this.clock.now()),
      release,
      audienceWords: AUDIENCE_WORDS[release.audience],
      banner: query.released ? `Released to ${release.recipientName}. Now send or print it.` : null,
      back: paths.absence(release.absenceId),
      mayRead: actor.permissions.has('pack:release'),
      printHref: paths.printPack(release.id),
      pdfHref: paths.packPdf(release.id),
    });
  }

  @Get('print')
  @Can('pack:release', 'police-pack.print')
  async print(@Page() { actor, params }: PageRequest): Promise<View> {
    const { release, pack } = await this.packs.released(actor, idOf(params, 'release'));
    return new View('police-pack/print.njk', {
      marking: MARKING,
      pack: packModel(pack, release.childId),
      given: givenWords(release),
      back: paths.packRelease(release.id),
      printedBy: actor.name,
      printedAt: this.clock.now(),
    });
  }

  @Get('pdf')
  @Can('pack:release', 'police-pack.pdf')
  async pdf(@Page() { actor, params }: PageRequest): Promise<Download> {
    const { release, pdf } = await this.packs.pdf(actor, idOf(params, 'release'));
    return new Download(packFilename(release.id), 'application/pdf', pdf);
  }
}
