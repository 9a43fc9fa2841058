import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { recordedVersions, type VersionRow } from '../../database/recorded-versions.js';
import { type CleanPhoto } from './photo.js';
import { type HandOver, type ProfileItem, type ProfilePhoto, type Subject } from './profile.js';

export interface NewItem {
  childId: string;
  subject: Subject;
  words: string;
  protected: boolean;
  from: Date;
  confirmedAt: Date;
  confirmedBy: string;
}

export interface Picture {
  childId: string;
  mediaType: string;
  bytes: Buffer;
}

/** The facts of the profile of a child found visible before. Addresses only for those who may see the child's address. */
@Injectable()
export class ProfileQueries {
  constructor(private readonly db: Database) {}

  /** Those that hold now. */
  async items(childId: string): Promise<ProfileItem[]> {
    return this.db.sql<ProfileItem[]>`
      SELECT id, child_id AS "childId", subject, words, protected, lower(during) AS "from", upper(during) AS "until",
             confirmed_at AS "confirmedAt", confirmed_by AS "confirmedBy", version
        FROM profile_item
       WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId} AND upper_inf(during)
         AND (subject <> 'address-to-search' OR may_see_item(child_id, 'address'))
       ORDER BY lower(during), id`;
  }

  async item(id: string): Promise<ProfileItem | null> {
    const [row] = await this.db.sql<ProfileItem[]>`
      SELECT id, child_id AS "childId", subject, words, protected, lower(during) AS "from", upper(during) AS "until",
             confirmed_at AS "confirmedAt", confirmed_by AS "confirmedBy", version
        FROM profile_item
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}
         AND (subject <> 'address-to-search' OR may_see_item(child_id, 'address'))`;
    return row ?? null;
  }

  async maySeeAddress(childId: string): Promise<boolean> {
    const [row] = await this.db.sql<{ may: boolean }[]>`SELECT may_see_item(${childId}, 'address') AS may`;
    return row!.may;
  }

  async insertItem(item: NewItem): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO profile_item (authority_id, child_id, subject, words, protected, during, confirmed_at, confirmed_by)
        VALUES (current_authority(), ${item.childId}, ${item.subject}, ${item.words}, ${item.protected},
                tstzrange(${item.from}, NULL), ${item.confirmedAt}, ${item.confirmedBy}) RETURNING id`;
    return row!.id;
  }

  async endItem(id: string, at: Date, reason: string): Promise<void> {
    await this.db.sql`
      UPDATE profile_item SET during = tstzrange(lower(during), ${at}), end_reason = ${reason},
             confirmed_at = least(confirmed_at, ${at})
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
  }

  async correctItem(id: string, words: string, isProtected: boolean): Promise<void> {
    await this.db.sql`
      UPDATE profile_item SET words = ${words}, protected = ${isProtected}
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
  }

  /** Never takes back a later confirmation. */
  async confirmItems(ids: readonly string[], at: Date, by: string): Promise<void> {
    await this.db.sql`
      UPDATE profile_item SET confirmed_at = ${at}, confirmed_by = ${by}
       WHERE authority_id = (SELECT current_authority()) AND id = ANY (${ids}::uuid[]) AND confirmed_at <= ${at}`;
  }

  async photo(childId: string): Promise<ProfilePhoto | null> {
    const [row] = await this.db.sql<ProfilePhoto[]>`
      SELECT p.id, p.picture_id AS "pictureId", x.media_type AS "mediaType", x.width, x.height,
             p.taken_on::text AS "takenOn", lower(p.during) AS "from", p.confirmed_at AS "confirmedAt",
             p.confirmed_by AS "confirmedBy", p.version
        FROM profile_photo p
        JOIN profile_picture x ON x.authority_id = p.authority_id AND x.id = p.picture_id
       WHERE p.authority_id = (SELECT current_authority()) AND p.child_id = ${childId} AND upper_inf(p.during)`;
    return row ?? null;
  }

  async picture(id: string): Promise<Picture | null> {
    const [row] = await this.db.sql<Picture[]>`
      SELECT child_id AS "childId", media_type AS "mediaType", bytes FROM profile_picture
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return row ?? null;
  }

  async insertPicture(childId: string, { mediaType, bytes, width, height }: CleanPhoto): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO profile_picture (authority_id, child_id, media_type, width, height, sha256, bytes)
        VALUES (current_authority(), ${childId}, ${mediaType}, ${width}, ${height}, sha256(${bytes}::bytea), ${bytes}::bytea)
        RETURNING id`;
    return row!.id;
  }

  async endPhoto(childId: string, at: Date): Promise<void> {
    await this.db.sql`
      UPDATE profile_photo SET during = tstzrange(lower(during), ${at}), confirmed_at = least(confirmed_at, ${at})
       WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId} AND upper_inf(during)`;
  }

  async insertPhoto(
    childId: string,
    pictureId: string,
    photo: { takenOn: string | null; from: Date; confirmedAt: Date; confirmedBy: string },
  ): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO profile_photo (authority_id, child_id, picture_id, taken_on, during, confirmed_at, confirmed_by)
        VALUES (current_authority(), ${childId}, ${pictureId}, ${photo.takenOn}, tstzrange(${photo.from}, NULL),
                ${photo.confirmedAt}, ${photo.confirmedBy}) RETURNING id`;
    return row!.id;
  }

  async confirmPhoto(childId: string, at: Date, by: string): Promise<void> {
    await this.db.sql`
      UPDATE profile_photo SET confirmed_at = ${at}, confirmed_by = ${by}
       WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId} AND upper_inf(during)
         AND confirmed_at <= ${at}`;
  }

  /** The latest first. */
  async handOvers(childId: string): Promise<HandOver[]> {
    return this.db.sql<HandOver[]>`
      SELECT id, handed_to AS "handedTo", handed_at AS "handedAt", handed_by AS "handedBy" FROM profile_hand_over
       WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId}
       ORDER BY handed_at DESC, id`;
  }

  /** Of the placement the child was in then, if one is recorded. */
  async insertHandOver(childId: string, { handedTo, handedAt, handedBy }: Omit<HandOver, 'id'>): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO profile_hand_over (authority_id, child_id, placement_id, handed_to, handed_at, handed_by)
        VALUES (current_authority(), ${childId},
                (SELECT id FROM placement WHERE authority_id = (SELECT current_authority())
                    AND child_id = ${childId} AND during @> ${handedAt}::timestamptz),
                ${handedTo}, ${handedAt}, ${handedBy}) RETURNING id`;
    return row!.id;
  }

  /** Every version of every fact, the latest recorded first. */
  async history(childId: string, limit: number, offset: number): Promise<VersionRow[]> {
    return recordedVersions(this.db, limit, offset)`
      SELECT 'profile-item' AS fact, id, version, recorded_at, recorded_until, recorded_by, recorded_why,
             jsonb_build_object('subject', subject, 'words', words, 'protected', protected, 'from', lower(during),
               'until', upper(during), 'confirmedAt', confirmed_at, 'confirmedBy', confirmed_by,
               'endReason', end_reason) AS says
        FROM profile_item_version
       WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId}
         AND (subject <> 'address-to-search' OR may_see_item(child_id, 'address'))
      UNION ALL
      SELECT 'profile-photo', id, version, recorded_at, recorded_until, recorded_by, recorded_why,
             jsonb_build_object('pictureId', picture_id, 'takenOn', taken_on, 'from', lower(during),
               'until', upper(during), 'confirmedAt', confirmed_at, 'confirmedBy', confirmed_by)
        FROM profile_photo_version
       WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId}
      UNION ALL
      SELECT 'profile-hand-over', id, version, recorded_at, recorded_until, recorded_by, recorded_why,
             jsonb_build_object('handedTo', handed_to, 'handedAt', handed_at, 'handedBy', handed_by)
        FROM profile_hand_over_version
       WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId}`;
  }
}
