import { type Rejudged } from '../../care-settings/care-setting.js';
import { type PageRequest } from '../../http/page-request.js';
import { counted } from '../filters/numbers.js';
import { paths } from '../paths.js';

export interface Banner {
  title: string;
  text: string;
  /** Breaches were opened: not merely a success. */
  warns: boolean;
}

const WHAT = {
  setting: 'The setting is recorded.',
  correction: 'The correction is recorded.',
  registration: 'The registration is recorded.',
  restriction: 'The restriction on admissions is recorded.',
  approval: 'The approval is recorded.',
};

/** Back to the setting, telling what was recorded and what it did to the placements there. */
export function afterRecording(settingId: string, what: keyof typeof WHAT, did: Rejudged): string {
  const query = new URLSearchParams({
    recorded: what,
    judged: String(did.placementsJudged),
    opened: String(did.breachesOpened),
    closed: String(did.breachesClosed),
    work: String(did.workOpened),
  });
  return `${paths.careSetting(settingId)}?${query.toString()}`;
}

export function rejudgedBanner({ recorded, judged, opened, closed, work }: PageRequest['query']): Banner | null {
  const what = recorded && Object.hasOwn(WHAT, recorded) ? WHAT[recorded as keyof typeof WHAT] : null;
  if (!what) return null;
  const warns = Number(opened) > 0;
  return {
    title: warns ? 'Important' : 'Recorded',
    text: `${what}${effect(judged, opened, closed)}${toDecide(work)}`,
    warns,
  };
}

function effect(...counts: (string | undefined)[]): string {
  const [judged, opened, closed] = counts.map((text) => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : 0));
  if (!judged) return '';
  const placements = counted(judged, 'placement was judged again', 'placements were judged again');
  if (!opened && !closed) return ` ${placements}: no breach opened or closed.`;
  return ` ${placements}: ${breaches(opened!)} opened, ${closed ? breaches(closed) : 'none'} closed.`;
}

/** What somebody has to decide now, of children seen or not. */
function toDecide(work: string | undefined): string {
  const children = /^\d{1,6}$/.test(work ?? '') ? Number(work) : 0;
  return children ? ` For ${counted(children, 'child', 'children')} somebody has to decide what happens.` : '';
}

function breaches(count: number): string {
  return count === 0 ? 'no breach' : counted(count, 'breach', 'breaches');
}
