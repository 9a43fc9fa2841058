import { type AbsenceImportRow, type ImportProgress } from './absence-imports.service.js';

/**
 * `refused`: it has errors · `nothing`: all of it is recorded already · `ready` to be recorded · `recording` ·
 * `recorded` · `gone`: it is no longer kept.
 */
export const IMPORT_STATES = ['refused', 'nothing', 'ready', 'recording', 'recorded', 'gone'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** A recording of which nothing is heard for so long has ended with the program that did it: it recorded nothing. */
const UNHEARD_MS = 30 * 60_000;

export function importState(file: AbsenceImportRow, progress: ImportProgress | null): ImportState {
  if (file.recordedAt) return 'recorded';
  if (progress) return 'recording';
  if (file.preview.errorCount > 0) return 'refused';
  if (file.begunAt && !file.failure && Date.now() - file.begunAt.getTime() < UNHEARD_MS) return 'recording';
  if (file.preview.episodes === 0) return 'nothing';
  return file.isKept ? 'ready' : 'gone';
}
