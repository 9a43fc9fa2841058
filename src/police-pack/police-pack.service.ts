import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { ChildrenService } from '../children/children.service.js';
import { PAGE_SIZE, type Paged } from '../http/paged.js';
import { type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { conflict, notFound, Problem } from '../kernel/problem.js';
import { AuthorityService } from '../people/authority.service.js';
import { PlacementsService } from '../placements/placements.service.js';
import { type AbsenceRow, MissingService } from '../missing/missing.service.js';
import { ProfileService } from '../missing/profile/profile.service.js';
import { ReportsService } from '../missing/reports/reports.service.js';
import { type ReleasePackDto } from './pack.dto.js';
import { drawPack } from './draw-pack.js';
import { PackQueries, type PackRelease } from './pack.queries.js';
import { type Audience, type Pack, packOf, placementMissingFrom } from './pack.js';

export type { PackRelease } from './pack.queries.js';

/** A pack as it would be released now. */
export interface Preview {
  absence: AbsenceRow;
  pack: Pack;
  /** The police copy needs an address that is restricted to others. */
  addressHidden: boolean;
}

/** From profile and circumstances one page for the police, or for somebody else; it leaves only by a release. */
@Injectable()
export class PolicePackService {
  constructor(
    private readonly missing: MissingService,
    private readonly children: ChildrenService,
    private readonly placements: PlacementsService,
    private readonly profiles: ProfileService,
    private readonly reports: ReportsService,
    private readonly authority: AuthorityService,
    private readonly packs: PackQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` */
  async preview(actor: Actor, absenceId: string, audience: Audience): Promise<Preview> {
    const absence = await this.missing.find(actor, absenceId);
    const placements = await this.placements.ofChild(actor, absence.child_id);
    const profile = await this.profiles.open(actor, absence.child_id);
    const pack = packOf({
      audience,
      authority: await this.authority.name(),
      child: await this.children.open(absence.child_id),
      absence,
      description: await this.reports.description(actor, absenceId),
      absences: await this.missing.ofChild(actor, absence.child_id),
      placements,
      profile,
      now: this.clock.now(),
    });
    const from = placementMissingFrom({ absence, placements });
    const addressHidden = audience === 'police' && (!profile.addressShown || from?.address_shown === false);
    return { absence, pack, addressHidden };
  }

  /**
   * Given to a named person by the actor. The document is made and kept here: what was given can be shown for ever.
   * @throws Problem `not-found` · `conflict` once the child is back · `forbidden` for the police copy when the actor may
   * not see the address it must carry
   */
  async release(actor: Actor, absenceId: string, { audience, ...recipient }: ReleasePackDto): Promise<PackRelease> {
    const { absence, pack, addressHidden } = await this.preview(actor, absenceId, audience);
    if (absence.until) throw conflict('The child is back: a pack is released only for a child who is missing or away');
    if (addressHidden)
      throw new Problem(
        'forbidden',
        'The police copy carries an address that is restricted to named people: open it in an emergency, or ask one of them to release it',
      );
    const released = {
      ...{ id: randomUUID(), audience, ...recipient },
      ...{ releasedAt: this.clock.now(), releasedBy: actor.name || actor.label },
    };
    const photo = pack.pictureId === null ? null : await this.profiles.picture(actor, pack.pictureId);
    const pdf = await drawPack({ pack, released, photo });
    const whose = { childId: absence.child_id, absenceId, releasedById: actor.userId };
    await this.packs.insert({ ...released, ...whose, pack, pdf });
    return this.find(actor, released.id);
  }

  /** The latest first. @throws Problem `not-found` */
  async releases(actor: Actor, absenceId: string, page = 1): Promise<Paged<PackRelease>> {
    await this.missing.find(actor, absenceId);
    const rows = await this.packs.ofAbsence(absenceId, page);
    const items = rows.map(({ total: _, ...release }) => release);
    return { items, page, pageSize: PAGE_SIZE, total: rows[0]?.total ?? 0 };
  }

  /** @throws Problem `not-found` */
  async find(_actor: Actor, releaseId: string): Promise<PackRelease> {
    const release = await this.packs.find(releaseId);
    if (!release) throw notFound('release');
    await this.children.find(release.childId, 'release');
    return release;
  }

  /** Exactly what was released, to be printed. @throws Problem `not-found` · `forbidden` */
  async released(actor: Actor, releaseId: string): Promise<{ release: PackRelease; pack: Pack }> {
    const release = await this.mayRead(actor, releaseId);
    return { release, pack: await this.packs.pack(releaseId) };
  }

  /** The bytes that were released. @throws Problem `not-found` · `forbidden` */
  async pdf(actor: Actor, releaseId: string): Promise<{ release: PackRelease; pdf: Buffer }> {
    const release = await this.mayRead(actor, releaseId);
    return { release, pdf: await this.packs.pdf(releaseId) };
  }

  /** A police copy holds the address; whom it is restricted from reads the record of its release, not the copy. */
  private async mayRead(actor: Actor, releaseId: string): Promise<PackRelease> {
    const release = await this.find(actor, releaseId);
    if (release.audience === 'police' && !(await this.profiles.maySeeAddress(release.childId)))
      throw new Problem('forbidden', 'This copy carries an address that is restricted to named people');
    return release;
  }
}
