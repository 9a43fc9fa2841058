import { openWithoutWeb } from '../../database/without-web.js';
import { type Actor } from '../../kernel/actor.js';
import { AbsenceImportQueries } from './absence-import.queries.js';
import { AbsenceImportsService, type ImportProgress } from './absence-imports.service.js';
import { type ImportPreview } from './import-preview.js';

/** The import for the command line: the same service, no routes. */
export interface OpenImports {
  preview(actor: Actor, text: string): Promise<ImportPreview>;
  /** All of it or nothing, in one unit of work. */
  record(actor: Actor, name: string, text: string, tell: (progress: ImportProgress) => void): Promise<ImportPreview>;
  close(): Promise<void>;
}

/** All of them: there is no page to fit on. */
const MOST_ERRORS = 100_000;

export async function openImports(url: string): Promise<OpenImports> {
  const { units, get, close } = await openWithoutWeb(url, { providers: [AbsenceImportsService, AbsenceImportQueries] });
  const service = get(AbsenceImportsService);
  return {
    preview: (actor, text) =>
      units.run(actor, { action: 'absence.import.preview' }, () => service.preview(actor, text, MOST_ERRORS)),
    record: (actor, name, text, tell) =>
      units.run(actor, { action: 'absence.import.record' }, async () => {
        const shown = await service.preview(actor, text, MOST_ERRORS);
        if (shown.errorCount > 0 || shown.episodes === 0) return shown;
        return (await service.record(await service.bring(actor, name, text), tell))!;
      }),
    close,
  };
}
