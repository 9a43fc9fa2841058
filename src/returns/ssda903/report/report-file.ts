import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type CheckedReturn } from '../check-return.js';
import { asCsv } from './csv.js';
import { asHtml } from './html.js';
import { asXlsx } from './xlsx.js';

export const REPORT_FORMS = ['.html', '.csv', '.xlsx'] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];

/** The form a file's name asks for; null when it is none of them. */
export function reportForm(file: string): ReportForm | null {
  return REPORT_FORMS.find((form) => file.toLowerCase().endsWith(form)) ?? null;
}

/** Writes a report; `on` is when the files were checked. @throws the system's error when it cannot be written. */
export async function writeReport(file: string, form: ReportForm, checked: CheckedReturn, on: Date): Promise<void> {
  switch (form) {
    case '.html':
      return pipeline(asHtml(checked, on), createWriteStream(file));
    case '.csv':
      return pipeline(asCsv(checked), createWriteStream(file));
    case '.xlsx':
      return writeFile(file, asXlsx(checked));
  }
}
