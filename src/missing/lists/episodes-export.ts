import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { once } from 'node:events';
import { type Writable } from 'node:stream';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { type Actor } from '../../kernel/actor.js';
import { filterOf } from './episode-filter.js';
import { type EpisodeFilterDto } from './episodes.dto.js';
import { EPISODE_COLUMNS, EpisodeQueries, type EpisodeLine } from './episodes.queries.js';

/** Whoever takes nothing for so long has gone; a connection to the database waits with them. */
const PATIENCE_MS = 60_000;

/** The list as a file, written as it is read. */
@Injectable()
export class EpisodesExport {
  constructor(
    private readonly units: UnitOfWork,
    private readonly queries: EpisodeQueries,
  ) {}

  /**
   * To be called once “export begun” is committed. Its outcome is an audit row of its own: how many lines left, of which
   * children, and whether all did. The end of the file is sent after that, so a file without an outcome is cut short.
   */
  async writeTo(out: Writable, actor: Actor, asked: EpisodeFilterDto, requestId: string): Promise<void> {
    await this.units.run(actor, { action: 'absence.export.outcome', requestId }, async (unit) => {
      if (!(await send(out, HEADER))) return void Object.assign(unit.detail, { lines: 0, complete: false });
      let lines = 0;
      let complete = true;
      for await (const batch of this.queries.inBatches(filterOf(asked))) {
        for (const { child_id } of batch) unit.children.add(child_id);
        lines += batch.length;
        complete = await send(out, textOf(batch));
        if (!complete) break;
      }
      Object.assign(unit.detail, { lines, complete });
    });
    if (!out.destroyed) out.end();
  }
}

/** With a byte order mark, by which Excel knows the letters; what a spreadsheet would run as a formula is text. */
const CSV = { escape_formulas: true, record_delimiter: '\r\n' };
const HEADER = `\ufeff${EPISODE_COLUMNS.join(',')}\r\n`;

function textOf(lines: EpisodeLine[]): string {
  return stringify(lines, { ...CSV, columns: [...EPISODE_COLUMNS] });
}

/** @returns whether somebody is still there to take it */
async function send(out: Writable, text: string): Promise<boolean> {
  if (out.destroyed || out.writableEnded) return false;
  if (out.write(text)) return true;
  const waiting = new AbortController();
  const timer = setTimeout(() => out.destroy(), PATIENCE_MS);
  try {
    await Promise.race([
      once(out, 'drain', { signal: waiting.signal }),
      once(out, 'close', { signal: waiting.signal }),
    ]);
  } finally {
    clearTimeout(timer);
    waiting.abort();
  }
  return !out.destroyed;
}
