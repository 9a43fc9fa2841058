import { hoursBetween } from '../../../kernel/hours.js';
import { ROLE_NAMES } from '../../../auth/permissions.js';
import { type Paged } from '../../../http/paged.js';
import { type PageRequest } from '../../../http/page-request.js';
import { type Person } from '../../../people/people.service.js';
import { ROSTERED } from '../../../missing/escalation/ladder.js';
import { type RosterGap, type ShiftRow } from '../../../missing/escalation/on-call.service.js';
import { bannerOf } from '../../banner.js';
import { type Field, filled, type FilledField, orNone } from '../../components/fields/field.js';
import { pages, type Pages } from '../../components/pages.js';
import { dayAndTime } from '../../filters/dates.js';
import { pageProblem, type PageProblem, typed } from '../../page-problem.js';
import { paths } from '../../paths.js';

export interface OnCallModel {
  banner: string | null;
  gaps: { role: string; when: string; soon: boolean }[];
  shifts: {
    role: string;
    isNow: boolean;
    name: string;
    telephone: string;
    deputy: string | null;
    deputyTelephone: string | null;
    from: string;
    until: string;
    endAction: string;
    endText: string;
  }[];
  pages: Pages | null;
  mayManage: boolean;
  fields: FilledField[];
  formId: string | undefined;
  problem: PageProblem | undefined;
}

interface Shown {
  list: Paged<ShiftRow>;
  gaps: readonly RosterGap[];
  /** Who may be put on call; null: the reader may not put anybody. */
  people: readonly Person[] | null;
  now: Date;
  recorded: string | undefined;
  again: PageRequest['again'];
}

const BANNERS: Record<string, string> = {
  added: 'The shift is on the roster',
  ended: 'The shift is taken off the roster',
};
const SOON_HOURS = 48;

export function onCallView({ list, gaps, people, now, recorded, again }: Shown): OnCallModel {
  const problem = pageProblem(again?.problem);
  return {
    banner: bannerOf(BANNERS, recorded),
    gaps: gaps.map(({ role, from, until }) => ({
      role: ROLE_NAMES[role],
      when: `${dayAndTime(from)} to ${dayAndTime(until)}`,
      soon: hoursBetween(now, from) < SOON_HOURS,
    })),
    shifts: list.items.map((shift) => line(shift, now)),
    pages: pages(list, paths.onCall),
    mayManage: people !== null,
    fields: people ? fieldsFor(people).map((field) => filled(field, again?.form, problem)) : [],
    formId: typed(again?.form, '_form') || undefined,
    problem,
  };
}

function line(shift: ShiftRow, now: Date): OnCallModel['shifts'][number] {
  const isNow = shift.from <= now;
  return {
    role: ROLE_NAMES[shift.role],
    isNow,
    name: shift.name,
    telephone: shift.telephone,
    deputy: shift.deputyName,
    deputyTelephone: shift.deputyTelephone,
    from: dayAndTime(shift.from),
    until: dayAndTime(shift.until),
    endAction: paths.endShift(shift.id),
    endText: isNow ? 'End now' : 'Take off',
  };
}

/** The roles most often on call come first. */
const ROLES_HERE = [...ROSTERED, 'team-manager', 'service-manager', 'out-of-hours', 'director'] as const;

function fieldsFor(people: readonly Person[]): Field[] {
  const colleagues = people.map(({ id, name }) => ({ value: id, text: name }));
  const telephone = 'For the shift: 01632 960 001';
  return [
    {
      ...{ kind: 'select', name: 'role', label: 'Role' },
      items: orNone(ROLES_HERE.map((role) => ({ value: role, text: ROLE_NAMES[role] }))),
    },
    { kind: 'select', name: 'userId', label: 'Who is on call', items: orNone(colleagues) },
    { kind: 'line', name: 'telephone', label: 'Telephone', hint: telephone },
    { kind: 'time', name: 'from', label: 'From' },
    { kind: 'time', name: 'until', label: 'Until' },
    { kind: 'select', name: 'deputyId', label: 'Deputy (optional)', items: orNone(colleagues, 'Nobody') },
    { kind: 'line', name: 'deputyTelephone', label: 'The deputy’s telephone', hint: 'Needed with a deputy' },
  ];
}
