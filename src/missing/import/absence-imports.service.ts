import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import { Database } from '../../database/database.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { conflict, notFound, Problem } from '../../kernel/problem.js';
import { interviewDueAt } from '../absence.js';
import {
  AbsenceImportQueries,
  type AbsenceImportRow,
  type EpisodeToInsert,
  type SegmentToInsert,
} from './absence-import.queries.js';
import { readImportFile } from './import-file.js';
import { type ImportPlan, type PlannedEpisode, planImport } from './import-plan.js';
import { type ImportPreview, previewOf } from './import-preview.js';

export type { AbsenceImportRow } from './absence-import.queries.js';

const NOT_RECORDED = 'Not recorded';
/** Absences a statement. */
const AT_ONCE = 1_000;

/** How far a recording under way has come. */
export interface ImportProgress {
  done: number;
  total: number;
}

/**
 * Past episodes from a file: shown first, then recorded all or not at all, in one transaction. The same row is never
 * recorded twice. What is recorded is known from now on, whenever it happened.
 */
@Injectable()
export class AbsenceImportsService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(AbsenceImportsService.name);
  private readonly underWay = new Map<string, ImportProgress>();
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly db: Database,
    private readonly units: UnitOfWork,
    private readonly queries: AbsenceImportQueries,
    private readonly clock: Clock,
  ) {}

  /** What a file says, and nothing more. */
  async preview(_actor: Actor, text: string, mostErrors?: number): Promise<ImportPreview> {
    const { plan, rows } = await this.planned(text, false);
    const preview = previewOf(rows, plan, mostErrors);
    Object.assign(this.db.unit.detail, { sha256: sha256Of(text), rows, errors: preview.errorCount });
    this.db.opened(...new Set(plan.episodes.map(({ childId }) => childId)));
    return preview;
  }

  /** Reads a file and keeps it, a day at most, to be recorded once somebody has seen what it says. @returns its id */
  async bring(actor: Actor, fileName: string, text: string): Promise<string> {
    await this.queries.forgetOldFiles();
    const preview = await this.preview(actor, text);
    const content = preview.errorCount === 0 ? text : null;
    const sha256 = sha256Of(text);
    return this.queries.insertImport({ actorName: actor.name || actor.label, fileName, sha256, content, preview });
  }

  /** @throws Problem `not-found` */
  async find(_actor: Actor, id: string): Promise<AbsenceImportRow & { progress: ImportProgress | null }> {
    const found = await this.queries.find(id);
    if (!found) throw notFound('import');
    return { ...found, progress: this.underWay.get(id) ?? null };
  }

  /** Latest first. */
  async list(_actor: Actor, page = 1): Promise<Paged<AbsenceImportRow>> {
    const items = await this.queries.list((page - 1) * PAGE_SIZE);
    return { items, page, pageSize: PAGE_SIZE, total: items[0]?.total ?? 0 };
  }

  /** Says that it is to be recorded; `recordLater` does it. @throws Problem `not-found` · `conflict` */
  async confirm(actor: Actor, id: string): Promise<void> {
    const { preview, isKept, recordedAt, progress } = await this.find(actor, id);
    if (recordedAt) throw conflict('This file is recorded already');
    if (progress) throw conflict('This file is being recorded');
    if (preview.errorCount > 0) throw conflict('Nothing of a file with errors is recorded: mend it and bring it again');
    if (!isKept) throw conflict('The file is not kept for more than a day: bring it again');
    await this.queries.begin(id);
  }

  /** Outside any unit of work; its end is written with the import, and awaited before the program ends. */
  recordLater(actor: Actor, id: string): void {
    const run = this.recordAndTell(actor, id).finally(() => {
      this.running.delete(run);
      this.underWay.delete(id);
    });
    this.running.add(run);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.running);
  }

  private async recordAndTell(actor: Actor, id: string): Promise<void> {
    const tell = (progress: ImportProgress) => void this.underWay.set(id, progress);
    tell({ done: 0, total: 0 });
    try {
      await this.units.run(actor, { action: 'absence.import.record' }, () => this.record(id, tell));
    } catch (error) {
      if (!(error instanceof Problem))
        this.logger.error({ msg: 'an import failed', import: id, error: (error as Error).name });
      const failure = error instanceof Problem ? error.message : 'There was a problem with the service: try again';
      await this.units.run(actor, { action: 'absence.import.failed' }, () => this.queries.failed(id, failure));
    }
  }

  /**
   * Reads the kept file again, now that nobody else can change its children, and records all of it. Nothing happens when
   * it was recorded meanwhile. @throws Problem `conflict` when something is in its way by now
   */
  async record(id: string, tell: (progress: ImportProgress) => void): Promise<ImportPreview | null> {
    const text = await this.queries.takeContent(id);
    if (!text) return null;
    const { plan, rows } = await this.planned(text, true);
    const preview = previewOf(rows, plan);
    if (preview.errorCount > 0) {
      const [{ row, message }] = preview.errors as [ImportPreview['errors'][0]];
      throw conflict(`Since it was shown something was recorded that is in its way. Row ${row}: ${message}`);
    }
    const total = plan.episodes.length;
    for (let done = 0; done < total; done += AT_ONCE) {
      tell({ done, total });
      const some = plan.episodes.slice(done, done + AT_ONCE).map((episode) => this.toInsert(episode));
      await this.queries.insertEpisodes(
        id,
        some.map(({ absence }) => absence),
        some.flatMap(({ segments }) => segments),
      );
    }
    tell({ done: total, total });
    await this.queries.judgeNow();
    await this.queries.recorded(id, total);
    this.db.opened(...new Set(plan.episodes.map(({ childId }) => childId)));
    Object.assign(this.db.unit.detail, { import: id, rows, episodes: total });
    return preview;
  }

  private async planned(text: string, locked: boolean): Promise<{ plan: ImportPlan; rows: number }> {
    const { rows, errors, count } = await readImportFile(text, this.clock.now());
    const numbers = [...new Set(rows.map(({ childNumber }) => childNumber))].sort();
    const plan = planImport(rows, await this.queries.children(numbers, locked));
    const all = [...errors, ...plan.errors].sort((a, b) => a.row - b.row);
    return { plan: { ...plan, errors: all }, rows: count };
  }

  /** What the file did not say is not recorded. An interview is owed where its 72 hours are not over; older ones are not chased. */
  private toInsert({ childId, rows }: PlannedEpisode): { absence: EpisodeToInsert; segments: SegmentToInsert[] } {
    const [first, last] = [rows[0], rows.at(-1)!];
    const id = randomUUID();
    const said = <T>(of: (row: PlannedEpisode['rows'][0]) => T | null): T | null =>
      rows.map(of).find((value) => value !== null) ?? null;
    const found = said(({ foundPlace }) => foundPlace) ?? said(({ foundBy }) => foundBy);
    const missing = rows.findLast(({ kind }) => kind === 'missing');
    const due = interviewDueAt(rows, last.until);
    const absence: EpisodeToInsert = {
      id,
      child: childId,
      from: first.from,
      until: last.until,
      whereabouts: first.kind === 'missing' ? 'not-known' : 'known',
      whereaboutsPlace: first.knownPlace,
      whereaboutsVerifiedBy: first.kind === 'missing' ? null : NOT_RECORDED,
      lastSeenPlace: said(({ lastSeenPlace }) => lastSeenPlace) ?? NOT_RECORDED,
      lastSeenBy: said(({ lastSeenBy }) => lastSeenBy) ?? NOT_RECORDED,
      reportedBy: said(({ reportedBy }) => reportedBy) ?? NOT_RECORDED,
      policeToldAt: said(({ policeToldAt }) => policeToldAt),
      policeReference: said(({ policeReference }) => policeReference),
      locatedAt: found && missing ? missing.until : null,
      locatedBy: found && missing ? (said(({ foundBy }) => foundBy) ?? NOT_RECORDED) : null,
      locatedPlace: found && missing ? said(({ foundPlace }) => foundPlace) : null,
      returnedTo: last.returnedTo ?? 'not-recorded',
      interviewDueAt: due && due > this.clock.now() ? due : null,
    };
    const segments = rows.map(({ kind, from, until, row, fingerprint }) => ({
      absence: id,
      child: childId,
      kind,
      from,
      until,
      row,
      fingerprint,
    }));
    return { absence, segments };
  }
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
