import { type Paged } from '../../http/paged.js';
import { type PageRequest } from '../../http/page-request.js';
import { type AbsenceImportRow, type ImportProgress } from '../../missing/import/absence-imports.service.js';
import { importState, type ImportState } from '../../missing/import/import-state.js';
import { pages, type Pages } from '../components/pages.js';
import { counted } from '../filters/numbers.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';

export interface ImportsModel {
  problem: PageProblem | undefined;
  error: { text: string } | undefined;
  lines: { href: string; fileName: string; who: string; at: Date; rows: number; came: string }[];
  pages: Pages | null;
}

export function importsView(list: Paged<AbsenceImportRow>, again: PageRequest['again']): ImportsModel {
  const problem = pageProblem(again?.problem);
  return {
    problem,
    error: errorOf(problem, 'file'),
    lines: list.items.map((row) => ({
      href: paths.absenceImport(row.id),
      fileName: row.fileName,
      who: row.actorName,
      at: row.uploadedAt,
      rows: row.preview.rows,
      came: outcome(row),
    })),
    pages: pages(list, paths.importAbsences),
  };
}

function outcome({ preview, recordedAt, recordedEpisodes, failure, begunAt }: AbsenceImportRow): string {
  if (recordedAt) return `${counted(recordedEpisodes!, 'episode')} recorded`;
  if (failure) return 'Nothing recorded: something was in the way';
  if (preview.errorCount > 0) return `Nothing recorded: ${counted(preview.errorCount, 'error')}`;
  return begunAt ? 'Being recorded' : 'Not recorded yet';
}

export interface ImportModel {
  file: AbsenceImportRow;
  problem: PageProblem | undefined;
  formId: string | undefined;
  action: string;
  state: ImportState;
  progress: string;
  episodes: { childNumber: string; what: string; from: string; until: string; rows: string }[];
  more: number;
  moreErrors: number;
}

export function importView(
  { progress, ...file }: AbsenceImportRow & { progress: ImportProgress | null },
  again: PageRequest['again'],
): ImportModel {
  const { preview } = file;
  return {
    file,
    problem: pageProblem(again?.problem),
    formId: typed(again?.form, '_form') || undefined,
    action: paths.absenceImport(file.id),
    state: importState(file, progress),
    progress: progress?.total ? `${counted(progress.done, 'episode')} of ${progress.total} so far` : 'Begun',
    episodes: preview.first.map(({ childNumber, segments }) => ({
      childNumber,
      what: segments.map(({ kind }, i) => (i ? kind : kind === 'missing' ? 'Missing' : 'Away')).join(', then '),
      from: segments[0]!.from,
      until: segments.at(-1)!.until,
      rows: segments.map(({ row }) => row).join(', '),
    })),
    more: preview.episodes - preview.first.length,
    moreErrors: preview.errorCount - preview.errors.length,
  };
}
