import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { PAGE_SIZE } from '../../http/paged.js';
import { type ImportPreview } from './import-preview.js';
import { type KnownChild } from './import-plan.js';

export interface AbsenceImportRow {
  id: string;
  actorName: string;
  fileName: string;
  sha256: string;
  preview: ImportPreview;
  /** Whether the file is still there to be recorded. */
  isKept: boolean;
  uploadedAt: Date;
  begunAt: Date | null;
  recordedAt: Date | null;
  recordedEpisodes: number | null;
  failure: string | null;
}

export interface NewImport {
  actorName: string;
  fileName: string;
  sha256: string;
  /** Null: not to be recorded. */
  content: string | null;
  preview: ImportPreview;
}

/** One absence as it is inserted; the columns of `absence`, its segments and the rows they come from. */
export interface EpisodeToInsert {
  id: string;
  child: string;
  from: Date;
  until: Date;
  whereabouts: 'not-known' | 'known';
  whereaboutsPlace: string | null;
  whereaboutsVerifiedBy: string | null;
  lastSeenPlace: string;
  lastSeenBy: string;
  reportedBy: string;
  policeToldAt: Date | null;
  policeReference: string | null;
  locatedAt: Date | null;
  locatedBy: string | null;
  locatedPlace: string | null;
  returnedTo: string;
  interviewDueAt: Date | null;
}

export interface SegmentToInsert {
  absence: string;
  child: string;
  kind: string;
  from: Date;
  until: Date;
  row: number;
  fingerprint: string;
}

@Injectable()
export class AbsenceImportQueries {
  constructor(private readonly db: Database) {}

  /**
   * The children of these numbers that the actor may see, with what an import must know of each; `locked` until commit,
   * in the order of their ids.
   */
  async children(numbers: readonly string[], locked: boolean): Promise<Map<string, KnownChild>> {
    if (locked) await this.lock(numbers);
    const rows = await this.db.sql<(Omit<KnownChild, 'absences' | 'imported'> & FoundChild)[]>`
      SELECT c.id, c.local_number AS number, b.earliest::text, b.youngest::text,
             (SELECT jsonb_agg(jsonb_build_array(lower(a.during), upper(a.during))) FROM absence a
               WHERE a.authority_id = c.authority_id AND a.child_id = c.id) AS absences,
             (SELECT array_agg(i.fingerprint) FROM imported_absence i
               WHERE i.authority_id = c.authority_id AND i.child_id = c.id) AS imported
        FROM visible_child c
        LEFT JOIN LATERAL (
          SELECT min(d.earliest) AS earliest, max(d.latest) AS youngest FROM date_of_birth_assertion d
           WHERE d.authority_id = c.authority_id AND d.child_id = c.id AND d.superseded_at IS NULL) b ON true
       WHERE c.authority_id = (SELECT current_authority()) AND c.local_number = ANY (${numbers}::text[])`;
    return new Map(rows.map(({ number, ...row }) => [number, knownChild(row)]));
  }

  private async lock(numbers: readonly string[]): Promise<void> {
    await this.db.sql`
      SELECT FROM child WHERE authority_id = (SELECT current_authority()) AND local_number = ANY (${numbers}::text[])
       ORDER BY id FOR NO KEY UPDATE`;
  }

  async insertImport({ actorName, fileName, sha256, content, preview }: NewImport): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO absence_import (authority_id, actor, actor_name, file_name, file_sha256, content, preview)
        VALUES (current_authority(), current_setting('kith.actor'), ${actorName}, ${fileName}, ${sha256}, ${content},
                ${JSON.stringify(preview)}) RETURNING id`;
    return row!.id;
  }

  /** Files not recorded within a day are not kept. */
  async forgetOldFiles(): Promise<void> {
    await this.db.sql`
      UPDATE absence_import SET content = NULL
       WHERE authority_id = (SELECT current_authority()) AND content IS NOT NULL AND uploaded_at < now() - interval '1 day'`;
  }

  async find(id: string): Promise<AbsenceImportRow | null> {
    const rows = await this.db.sql<AbsenceImportRow[]>`
      SELECT id, actor_name AS "actorName", file_name AS "fileName", file_sha256 AS sha256, preview,
             content IS NOT NULL AS "isKept", uploaded_at AS "uploadedAt", begun_at AS "begunAt",
             recorded_at AS "recordedAt", recorded_episodes AS "recordedEpisodes", failure
        FROM absence_import WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return rows[0] ?? null;
  }

  /** Latest first. */
  list(offset: number): Promise<(AbsenceImportRow & { total: number })[]> {
    return this.db.sql`
      SELECT id, actor_name AS "actorName", file_name AS "fileName", file_sha256 AS sha256, preview - 'errors' - 'first' AS preview,
             content IS NOT NULL AS "isKept", uploaded_at AS "uploadedAt", begun_at AS "begunAt",
             recorded_at AS "recordedAt", recorded_episodes AS "recordedEpisodes", failure, count(*) OVER ()::int AS total
        FROM absence_import WHERE authority_id = (SELECT current_authority())
       ORDER BY uploaded_at DESC, id LIMIT ${PAGE_SIZE} OFFSET ${offset}`;
  }

  /** The file, locked until commit; null when it was recorded, or is not kept any more. */
  async takeContent(id: string): Promise<string | null> {
    const rows = await this.db.sql<{ content: string | null }[]>`
      SELECT content FROM absence_import
       WHERE authority_id = (SELECT current_authority()) AND id = ${id} AND recorded_at IS NULL FOR UPDATE`;
    return rows[0]?.content ?? null;
  }

  async begin(id: string): Promise<void> {
    await this.db.sql`
      UPDATE absence_import SET begun_at = now(), failed_at = NULL, failure = NULL
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
  }

  async recorded(id: string, episodes: number): Promise<void> {
    await this.db.sql`
      UPDATE absence_import SET recorded_at = now(), recorded_episodes = ${episodes}, content = NULL
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
  }

  async failed(id: string, failure: string): Promise<void> {
    await this.db.sql`
      UPDATE absence_import SET failed_at = now(), failure = ${failure}
       WHERE authority_id = (SELECT current_authority()) AND id = ${id} AND recorded_at IS NULL`;
  }

  async insertEpisodes(importId: string, episodes: EpisodeToInsert[], segments: SegmentToInsert[]): Promise<void> {
    await this.db.sql`
      WITH given AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(episodes)}::jsonb) AS e (id uuid, child uuid, "from" timestamptz,
          until timestamptz, whereabouts text, "whereaboutsPlace" text, "whereaboutsVerifiedBy" text, "lastSeenPlace" text,
          "lastSeenBy" text, "reportedBy" text, "policeToldAt" timestamptz, "policeReference" text, "locatedAt" timestamptz,
          "locatedBy" text, "locatedPlace" text, "returnedTo" text, "interviewDueAt" timestamptz)
      ), inserted AS (
        INSERT INTO absence (authority_id, id, child_id, during, noticed_at, reported_at, reported_by, whereabouts,
          whereabouts_place, whereabouts_verified_by, last_seen_earliest, last_seen_latest, last_seen_place, last_seen_by,
          danger, police, police_told_at, police_reference, located_at, located_by, located_place, located_seen,
          located_safe, returned_to, interview_due_at)
        SELECT current_authority(), id, child, tstzrange("from", until), "from", "from", "reportedBy", whereabouts,
               "whereaboutsPlace", "whereaboutsVerifiedBy", "from", "from", "lastSeenPlace", "lastSeenBy", 'unknown',
               CASE WHEN "policeToldAt" IS NULL THEN 'not-recorded' ELSE 'told' END, "policeToldAt", "policeReference",
               "locatedAt", "locatedBy", "locatedPlace", CASE WHEN "locatedAt" IS NOT NULL THEN true END,
               CASE WHEN "locatedAt" IS NOT NULL THEN 'not-known' END, "returnedTo", "interviewDueAt"
          FROM given)
      SELECT`;
    await this.db.sql`
      WITH given AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(segments)}::jsonb) AS s (absence uuid, child uuid, kind text,
          "from" timestamptz, until timestamptz, "row" int, fingerprint text)
      ), inserted AS (
        INSERT INTO absence_segment (authority_id, child_id, absence_id, kind, during)
          SELECT current_authority(), child, absence, kind, tstzrange("from", until) FROM given)
      INSERT INTO imported_absence (authority_id, import_id, row_number, fingerprint, child_id, absence_id)
        SELECT current_authority(), ${importId}::uuid, "row", fingerprint, child, absence FROM given`;
  }

  /** What would be judged at commit is judged now, before the audit's chain is locked. */
  async judgeNow(): Promise<void> {
    await this.db.sql`SET CONSTRAINTS segments_cover IMMEDIATE`;
  }
}

interface FoundChild {
  number: string;
  absences: [string, string | null][] | null;
  imported: string[] | null;
}

function knownChild({
  absences,
  imported,
  ...child
}: Omit<FoundChild, 'number'> & Omit<KnownChild, 'absences' | 'imported'>) {
  const spans = (absences ?? []).map(([from, until]) => ({
    from: new Date(from),
    until: until ? new Date(until) : null,
  }));
  return { ...child, absences: spans, imported: new Set(imported) };
}
