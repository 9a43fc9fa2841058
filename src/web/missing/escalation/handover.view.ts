import { type Paged } from '../../../http/paged.js';
import { type PageRequest } from '../../../http/page-request.js';
import { type Actor } from '../../../kernel/actor.js';
import { durationInWords } from '../../../missing/absence.js';
import { type HandoverRow, type OpenClock, type Successor } from '../../../missing/escalation/handover.service.js';
import { rungOf, RUNG_WORDS } from '../../../missing/escalation/ladder.js';
import { bannerOf } from '../../banner.js';
import { type Field, filled, type FilledField, orNone } from '../../components/fields/field.js';
import { pages, type Pages } from '../../components/pages.js';
import { dayAndTime } from '../../filters/dates.js';
import { pageProblem, type PageProblem, typed } from '../../page-problem.js';
import { paths } from '../../paths.js';

interface Clock {
  href: string;
  childName: string;
  detail: string;
}

export interface HandoverModel {
  banner: string | null;
  open: Clock[];
  mayHandOver: boolean;
  fields: FilledField[];
  handovers: {
    title: string;
    accepted: string | null;
    acceptAction: string | null;
    clocks: Clock[];
  }[];
  pages: Pages | null;
  formId: string | undefined;
  problem: PageProblem | undefined;
}

interface Shown {
  actor: Actor;
  open: readonly OpenClock[];
  list: Paged<HandoverRow>;
  /** Who may take over; null: the reader may not hand over. */
  people: readonly Successor[] | null;
  now: Date;
  recorded: string | undefined;
  again: PageRequest['again'];
}

const BANNERS: Record<string, string> = {
  made: 'Handed over. You answer for them until it is accepted',
  accepted: 'Accepted. What was owed is yours now',
};

export function handoverView({ actor, open, list, people, now, recorded, again }: Shown): HandoverModel {
  const problem = pageProblem(again?.problem);
  const mayHandOver = people !== null && open.length > 0;
  return {
    banner: bannerOf(BANNERS, recorded),
    open: open.map((clock) => clockLine(clock.absence_id, clock, clock.started_at, now)),
    mayHandOver,
    fields: mayHandOver ? fieldsFor(open, people, now).map((field) => filled(field, again?.form, problem)) : [],
    handovers: list.items.map((handover) => handoverLine(handover, actor, now)),
    pages: pages(list, paths.handovers),
    formId: typed(again?.form, '_form') || undefined,
    problem,
  };
}

function clockLine(
  absenceId: string,
  { givenName, familyName, owed }: { givenName: string; familyName: string; owed: readonly string[] },
  startedAt: Date,
  now: Date,
): Clock {
  return {
    href: paths.absence(absenceId),
    childName: `${givenName} ${familyName}`,
    detail: `Gone for ${durationInWords(startedAt, now)}. ${owedInWords(owed)}`,
  };
}

function owedInWords(owed: readonly string[]): string {
  if (!owed.length) return 'Nothing waits for an acknowledgement';
  return `Owed: ${owed.map((key) => RUNG_WORDS[rungOf(key)].title).join('; ')}`;
}

function fieldsFor(open: readonly OpenClock[], people: readonly Successor[], now: Date): Field[] {
  const restricted = new Set(people.flatMap(({ cannotOpen }) => cannotOpen));
  return [
    {
      ...{ kind: 'checkboxes', name: 'absenceIds', label: 'Children handed over' },
      items: open.map((clock) => ({
        value: clock.absence_id,
        text: `${clock.givenName} ${clock.familyName}`,
        hint: {
          text: `${restricted.has(clock.child_id) ? RESTRICTED : ''}Gone for ${durationInWords(clock.started_at, now)}. ${owedInWords(clock.owed)}`,
        },
        checked: true,
      })),
    },
    {
      ...{ kind: 'select', name: 'userId', label: 'Who takes over' },
      ...(restricted.size && {
        hint: 'A restricted record goes only to somebody named for it, or on call now or within 12 hours.',
      }),
      items: orNone(people.map(({ id, name, cannotOpen }) => ({ value: id, text: `${name}${unable(cannotOpen)}` }))),
    },
  ];
}

const RESTRICTED = 'Restricted to named people and whoever is on call. ';

function unable({ length }: readonly string[]): string {
  return length ? ` (cannot open ${length} of these records)` : '';
}

function handoverLine(handover: HandoverRow, { userId }: Actor, now: Date): HandoverModel['handovers'][number] {
  return {
    title: `${handover.from_name} to ${handover.to_name}, ${dayAndTime(handover.handed_at)}`,
    accepted: handover.accepted_at && `Accepted ${dayAndTime(handover.accepted_at)}`,
    acceptAction: !handover.accepted_at && handover.to_user_id === userId ? paths.acceptHandover(handover.id) : null,
    clocks: handover.clocks.map((clock) => clockLine(clock.absenceId, clock, new Date(clock.startedAt), now)),
  };
}
