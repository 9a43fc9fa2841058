import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../../children/children.service.js';
import { Database } from '../../database/database.js';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { stale } from '../../http/versions.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { conflict, invalid, notFound } from '../../kernel/problem.js';
import { type RecordedVersion } from '../../kernel/recorded-version.js';
import { type CleanPhoto } from './photo.js';
import { type ProfileStanding } from './profile-standing.js';
import { ProfileStandings } from './profile-standing.service.js';
import { type AddPhotoDto, type ConfirmItemDto, type CorrectItemDto, type EndItemDto, type ProfileHandOverDto, type RecordItemDto } from './profile.dto.js'; // prettier-ignore
import { ProfileQueries, type Picture } from './profile.queries.js';
import { type HandOver, isOne, isPoliceOnly, type ProfileItem, type ProfilePhoto } from './profile.js';

/** All there is of a child's profile now. */
export interface Profile {
  childId: string;
  items: ProfileItem[];
  photo: ProfilePhoto | null;
  handOvers: HandOver[];
  standing: ProfileStanding;
  /** False: addresses to search are there or not, and not for the actor. */
  addressShown: boolean;
}

/** The missing profile of a child: recorded item by item, confirmed, put right, handed over. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly queries: ProfileQueries,
    private readonly standings: ProfileStandings,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` */
  async open(_actor: Actor, childId: string): Promise<Profile> {
    await this.children.find(childId);
    return {
      childId,
      items: await this.queries.items(childId),
      photo: await this.queries.photo(childId),
      handOvers: await this.queries.handOvers(childId),
      standing: await this.standings.of(childId),
      addressShown: await this.queries.maySeeAddress(childId),
    };
  }

  /** `childId`: whose it must be, when that is known. @throws Problem `not-found` */
  async find(_actor: Actor, itemId: string, childId?: string): Promise<ProfileItem> {
    const item = await this.queries.item(itemId);
    if (!item || (childId && item.childId !== childId)) throw notFound('profile item');
    await this.children.find(item.childId, 'profile item');
    return item;
  }

  /**
   * A new fact. What it replaces ends where it begins; of what a child has one of, that is whatever was said before.
   * @throws Problem `not-found` · `invalid`
   */
  async record(actor: Actor, childId: string, input: RecordItemDto): Promise<ProfileItem> {
    await this.children.lock(childId);
    const { subject, words } = input;
    const { at, by } = this.confirmation(actor, input);
    const items = await this.queries.items(childId);
    const before = input.replaces
      ? items.find(({ id }) => id === input.replaces)
      : items.find((item) => isOne(subject) && item.subject === subject);
    if (input.replaces && before?.subject !== subject)
      throw invalid('replaces', 'Select an item of the same kind that is still so');
    if (before) await this.end(before, at, 'Changed');
    const isProtected = isPoliceOnly(subject) || (input.protected ?? before?.protected ?? false);
    const item = { childId, subject, words, protected: isProtected, from: at, confirmedAt: at, confirmedBy: by };
    return this.again(await this.queries.insertItem(item), item);
  }

  /** Still right. @throws Problem `not-found` · `conflict` when it has ended or was confirmed later */
  async confirm(actor: Actor, itemId: string, input: ConfirmItemDto): Promise<ProfileItem> {
    const item = await this.locked(actor, itemId);
    const { at, by } = this.confirmation(actor, input);
    if (at < item.confirmedAt) throw conflict('It has been confirmed since then already');
    await this.queries.confirmItems([itemId], at, by);
    return this.find(actor, itemId);
  }

  /** All of it is still right: every item the actor sees, and the photograph. @returns how many items */
  async confirmAll(actor: Actor, childId: string, input: ConfirmItemDto): Promise<number> {
    await this.children.lock(childId);
    const { at, by } = this.confirmation(actor, input);
    const items = await this.queries.items(childId);
    await this.queries.confirmItems(
      items.map(({ id }) => id),
      at,
      by,
    );
    await this.queries.confirmPhoto(childId, at, by);
    return items.length;
  }

  /** It was recorded wrongly; the version before stays readable. @throws Problem `not-found` · `stale` · `conflict` */
  async correct(actor: Actor, itemId: string, seen: number, input: CorrectItemDto): Promise<ProfileItem> {
    const item = await this.locked(actor, itemId);
    if (item.version !== seen) throw stale();
    await this.db.because(input.reason);
    const isProtected = isPoliceOnly(item.subject) || (input.protected ?? item.protected);
    await this.queries.correctItem(itemId, input.words ?? item.words, isProtected);
    return this.find(actor, itemId);
  }

  /** It is no longer so. @throws Problem `not-found` · `conflict` · `invalid` */
  async endItem(actor: Actor, itemId: string, { endedAt, reason }: EndItemDto): Promise<void> {
    await this.end(await this.locked(actor, itemId), endedAt ?? this.clock.now(), reason);
  }

  /** The photograph from now on; the ones before are kept. @throws Problem `not-found` · `invalid` */
  async addPhoto(actor: Actor, childId: string, photo: CleanPhoto, input: AddPhotoDto): Promise<ProfilePhoto> {
    await this.children.lock(childId);
    const { at, by } = this.confirmation(actor, input);
    const before = await this.queries.photo(childId);
    if (before && at <= before.from) throw invalid('confirmedAt', 'There is a later photograph already');
    await this.queries.endPhoto(childId, at);
    const pictureId = await this.queries.insertPicture(childId, photo);
    const fact = { takenOn: input.takenOn ?? null, from: at, confirmedAt: at, confirmedBy: by };
    await this.queries.insertPhoto(childId, pictureId, fact);
    return (await this.queries.photo(childId))!;
  }

  /** The bytes of a photograph, the current one or one before. @throws Problem `not-found` */
  async picture(_actor: Actor, pictureId: string): Promise<Picture> {
    const picture = await this.queries.picture(pictureId);
    if (!picture) throw notFound('photograph');
    await this.children.find(picture.childId, 'photograph');
    return picture;
  }

  /** Of a child found visible before. */
  maySeeAddress(childId: string): Promise<boolean> {
    return this.queries.maySeeAddress(childId);
  }

  /** Given to whoever looks after the child now. @throws Problem `not-found` */
  async handOver(actor: Actor, childId: string, input: ProfileHandOverDto): Promise<HandOver> {
    await this.children.lock(childId);
    const handOver = {
      handedTo: input.handedTo,
      handedAt: input.handedAt ?? this.clock.now(),
      handedBy: nameOf(actor),
    };
    return { id: await this.queries.insertHandOver(childId, handOver), ...handOver };
  }

  /** Every version of every fact: who, when, why. The latest first. @throws Problem `not-found` */
  async history(_actor: Actor, childId: string, page = 1): Promise<Paged<RecordedVersion>> {
    await this.children.find(childId);
    const rows = await this.queries.history(childId, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    const items = rows.map(({ total: _, ...version }) => version);
    return { items, page, pageSize: PAGE_SIZE, total: rows[0]?.total ?? 0 };
  }

  private confirmation(actor: Actor, { confirmedAt, confirmedBy }: ConfirmItemDto): { at: Date; by: string } {
    return { at: confirmedAt ?? this.clock.now(), by: confirmedBy ?? nameOf(actor) };
  }

  private async end(item: ProfileItem, at: Date, reason: string): Promise<void> {
    if (at <= item.from) throw invalid('endedAt', 'It must end after it began to be so');
    await this.queries.endItem(item.id, at, reason);
  }

  /** What was just recorded, also where the actor may not read it back. */
  private async again(id: string, item: Omit<ProfileItem, 'id' | 'until' | 'version'>): Promise<ProfileItem> {
    return (await this.queries.item(id)) ?? { ...item, id, until: null, version: 1 };
  }

  private async locked(actor: Actor, itemId: string): Promise<ProfileItem> {
    const { childId } = await this.find(actor, itemId);
    await this.children.lock(childId);
    const item = (await this.queries.item(itemId))!;
    if (item.until) throw conflict('It is recorded already that this is no longer so');
    return item;
  }
}

/** The command line and the system have no name of their own. */
function nameOf(actor: Actor): string {
  return actor.name || actor.label;
}
