import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { PAGE_SIZE } from '../http/paged.js';
import { type Audience, type Pack } from './pack.js';

/** Who gave which copy to whom, and when. */
export interface PackRelease {
  id: string;
  childId: string;
  absenceId: string;
  audience: Audience;
  recipientName: string;
  recipientOrganisation: string;
  recipientContact: string;
  releasedAt: Date;
  releasedBy: string;
  /** Of the PDF, in hexadecimal. */
  sha256: string;
}

export interface NewRelease extends Omit<PackRelease, 'sha256'> {
  releasedById: string | null;
  pack: Pack;
  pdf: Buffer;
}

@Injectable()
export class PackQueries {
  constructor(private readonly db: Database) {}

  /** The record and the document, in one statement. */
  async insert(release: NewRelease): Promise<void> {
    const { id, childId, absenceId, audience, releasedAt, releasedBy, releasedById, pack, pdf } = release;
    await this.db.sql`
      WITH recorded AS (
        INSERT INTO pack_release (authority_id, id, child_id, absence_id, audience, recipient_name,
            recipient_organisation, recipient_contact, released_at, released_by, released_by_id, sha256)
          VALUES (current_authority(), ${id}, ${childId}, ${absenceId}, ${audience}, ${release.recipientName},
            ${release.recipientOrganisation}, ${release.recipientContact}, ${releasedAt}, ${releasedBy},
            ${releasedById}, sha256(${pdf}::bytea))
          RETURNING authority_id, id, child_id)
      INSERT INTO released_document (authority_id, release_id, child_id, facts, picture_id, pdf)
        SELECT authority_id, id, child_id, ${JSON.stringify(pack)}::jsonb, ${pack.pictureId}::uuid, ${pdf}::bytea
          FROM recorded`;
  }

  async find(id: string): Promise<PackRelease | null> {
    const [row] = await this.db.sql<PackRelease[]>`
      SELECT id, child_id AS "childId", absence_id AS "absenceId", audience, recipient_name AS "recipientName",
             recipient_organisation AS "recipientOrganisation", recipient_contact AS "recipientContact",
             released_at AS "releasedAt", released_by AS "releasedBy", encode(sha256, 'hex') AS sha256
        FROM pack_release WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return row ?? null;
  }

  /** Of an absence of a child found visible before, the latest first. */
  async ofAbsence(absenceId: string, page: number): Promise<(PackRelease & { total: number })[]> {
    return this.db.sql<(PackRelease & { total: number })[]>`
      SELECT id, child_id AS "childId", absence_id AS "absenceId", audience, recipient_name AS "recipientName",
             recipient_organisation AS "recipientOrganisation", recipient_contact AS "recipientContact",
             released_at AS "releasedAt", released_by AS "releasedBy", encode(sha256, 'hex') AS sha256,
             count(*) OVER ()::int AS total
        FROM pack_release WHERE authority_id = (SELECT current_authority()) AND absence_id = ${absenceId}
       ORDER BY released_at DESC, id LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`;
  }

  async pack(releaseId: string): Promise<Pack> {
    const [row] = await this.db.sql<{ facts: Pack }[]>`
      SELECT facts FROM released_document
       WHERE authority_id = (SELECT current_authority()) AND release_id = ${releaseId}`;
    return row!.facts;
  }

  async pdf(releaseId: string): Promise<Buffer> {
    const [row] = await this.db.sql<{ pdf: Buffer }[]>`
      SELECT pdf FROM released_document
       WHERE authority_id = (SELECT current_authority()) AND release_id = ${releaseId}`;
    return row!.pdf;
  }
}
