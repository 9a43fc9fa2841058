import { type LapseWorkRow } from '../../care-settings/lapses/lapses.service.js';
import { type PageRequest } from '../../http/page-request.js';
import { type Actor } from '../../kernel/actor.js';
import { type Route } from '../../law/care-setting/codes.js';
import { type Input } from '../../law/inputs.js';
import { ROUTE_TABLE } from '../../law/care-setting/routes.js';
import { settingTypeOf } from '../../law/care-setting/setting-types.js';
import { codeOf } from '../../placements/code/code-row.js';
import { type CodeVersionRow } from '../../placements/code/placement-codes.service.js';
import { type BreachRow } from '../../placements/breaches/breaches.service.js';
import { type HistoryRow, type PlacementRow } from '../../placements/placements.service.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { dayAndTime } from '../filters/dates.js';
import { pageProblem, type PageProblem, typed } from '../page-problem.js';
import { type WorkLine, workLine } from '../care-settings/changes/lapse-words.js';
import { paths } from '../paths.js';
import { breachLine, type BreachLine } from './breaches/breach-line.js';
import { codeInWords } from './code/placement-code.view.js';

export interface PlacementLine {
  href: string;
  where: string;
  what: string;
  from: Date;
  until: Date | null;
  approved: boolean;
  endReason: string | null;
}

export function placementLine(row: PlacementRow): PlacementLine {
  return {
    href: paths.placement(row.id),
    where: row.address_shown ? row.setting_name : 'Address restricted to named people',
    what: settingTypeOf(row.setting_type as Parameters<typeof settingTypeOf>[0]).label,
    from: row.from,
    until: row.until,
    approved: row.basis === 'approved',
    endReason: row.end_reason,
  };
}

interface ChildPlacementsFacts {
  childId: string;
  identity: Identity;
  placements: PlacementRow[];
  breaches: BreachRow[];
  lapses: LapseWorkRow[];
  now: Date;
  actor: Actor;
  query: PageRequest['query'];
}

export interface ChildPlacementsModel {
  identity: Identity;
  banner: string | null;
  standing: BreachLine[];
  other: BreachLine[];
  lines: PlacementLine[];
  /** What somebody has to decide, or has decided, where a home’s registration changed. */
  lapses: WorkLine[];
  /** The first step of placing the child; who may only ask the law sees the same page. */
  findHref: string | null;
  mayPlace: boolean;
  actualHref: string | null;
  evidenceHref: string;
}

export function childPlacementsView(facts: ChildPlacementsFacts): ChildPlacementsModel {
  const { childId, identity, actor, query } = facts;
  const breaches = facts.breaches.map((breach) => breachLine(breach, facts.now));
  return {
    identity,
    banner: bannerFor(query),
    standing: breaches.filter(({ state }) => state === 'standing'),
    other: breaches.filter(({ state }) => state !== 'standing'),
    lines: facts.placements.map(placementLine),
    lapses: facts.lapses.map((row) => workLine(row, facts.now)),
    findHref: actor.permissions.has('placement:check') ? paths.findSetting(childId) : null,
    mayPlace: actor.permissions.has('placement:start'),
    actualHref: actor.permissions.has('placement:record-actual') ? paths.actualPlacement(childId) : null,
    evidenceHref: paths.placementEvidence(childId),
  };
}

/** And what is left to do. */
function startedInWords(placement: PlacementRow, actor: Actor): string {
  const code = codeHref(placement, actor) && codeOf(placement)!.stands === null ? 'choose its 903 code, and ' : '';
  return `The placement has started. Next: ${code}record who has been told`;
}

function bannerFor({ recorded, ended }: PageRequest['query']): string | null {
  if (recorded) return 'Where the child is has been recorded';
  return ended ? 'The placement has ended' : null;
}

interface PlacementFacts {
  placement: PlacementRow;
  identity: Identity;
  history: HistoryRow[];
  codes: CodeVersionRow[];
  breaches: BreachRow[];
  actor: Actor;
  now: Date;
  again: PageRequest['again'];
  /** It was started on the page before. */
  started: boolean;
}

export interface PlacementModel {
  identity: Identity;
  banner: string | null;
  line: PlacementLine;
  back: string;
  facts: { label: string; value: string }[];
  /** Of the verdict it was approved on: what somebody finds out. */
  owed: StoredLine[];
  /** The other rules that were engaged; those that were not are only counted. */
  findings: StoredLine[];
  notEngaged: number;
  breaches: BreachLine[];
  history: HistoryRow[];
  /** The 903 codes somebody chose, as they were recorded. */
  codes: CodeVersionRow[];
  codeHref: string | null;
  noticesHref: string | null;
  endHref: string | null;
  /** The actor is named as having approved it and has not said yet whether they did. */
  confirmAction: string | null;
  formId: string | undefined;
  problem: PageProblem | undefined;
}

export function placementView(facts: PlacementFacts): PlacementModel {
  const { placement, identity, history, actor, now, again } = facts;
  const { approval } = placement;
  const found = storedLines(placement);
  const isToConfirm =
    approval?.decidedBy === actor.userId &&
    approval.channel === 'telephone' &&
    !approval.confirmedAt &&
    !approval.disownedAt;
  return {
    identity,
    line: placementLine(placement),
    back: paths.childPlacements(placement.child_id),
    facts: placementFacts(placement),
    banner: facts.started ? startedInWords(placement, actor) : null,
    owed: found.filter(({ dueAt }) => dueAt !== null),
    findings: found.filter(({ dueAt }) => dueAt === null),
    notEngaged: approval?.verdict.filter(({ verdict }) => verdict === 'not-engaged').length ?? 0,
    breaches: facts.breaches
      .filter(({ placement_id }) => placement_id === placement.id)
      .map((breach) => breachLine(breach, now)),
    history,
    codes: facts.codes,
    codeHref: codeHref(placement, actor),
    noticesHref: placement.address_shown ? paths.placementNotices(placement.id) : null,
    endHref: !placement.until && actor.permissions.has('placement:start') ? paths.endPlacement(placement.id) : null,
    confirmAction: isToConfirm ? `${paths.placement(placement.id)}/confirmation` : null,
    formId: typed(again?.form, '_form') || undefined,
    problem: pageProblem(again?.problem),
  };
}

interface StoredLine {
  rule: string;
  verdict: string;
  reason: string;
  law: string;
  /** Of what was unknown: by when somebody finds out. */
  dueAt: Date | null;
  inputs: readonly Input[];
}

/** The facts a rule was judged on tell where the child lives: they are for those who may know. */
function storedLines({ approval, address_shown: isShown }: PlacementRow): StoredLine[] {
  const engaged = (approval?.verdict ?? []).filter(({ verdict }) => verdict !== 'not-engaged');
  const unknownFirst = engaged.sort((a, b) => Number(b.verdict === 'unknown') - Number(a.verdict === 'unknown'));
  return unknownFirst.map(({ rule, verdict, reason, law, dueAt, inputs = [] }) => ({
    ...{ rule, verdict, reason, law, dueAt: dueAt ? new Date(dueAt) : null, inputs: isShown ? inputs : [] },
  }));
}

function placementFacts(placement: PlacementRow): PlacementModel['facts'] {
  const { approval } = placement;
  const route = ROUTE_TABLE.find(({ code }) => code === (placement.route as Route | null));
  return [
    { label: 'Route', value: route ? `${route.label} – ${route.provision}` : 'Not known' },
    { label: 'From', value: dayAndTime(placement.from) },
    { label: 'Until', value: placement.until ? `${dayAndTime(placement.until)}: ${placement.end_reason}` : 'Goes on' },
    ...(placement.circumstances ? [{ label: 'What happened', value: placement.circumstances }] : []),
    ...(placement.basis === 'approved' ? [{ label: 'Wishes and feelings', value: wishes(placement) }] : []),
    ...codeFact(placement),
    {
      label: 'Decision',
      value: approval ? approvalInWords(approval) : 'Nobody approved it: this is where the child was',
    },
  ];
}

function codeFact(placement: PlacementRow): PlacementModel['facts'] {
  const code = codeOf(placement);
  return code ? [{ label: '903 code', value: codeInWords(code) }] : [];
}

/** Where there is something to choose. */
function codeHref(placement: PlacementRow, actor: Actor): string | null {
  const choices = codeOf(placement)?.fits.length ?? 0;
  return choices > 1 && actor.permissions.has('placement:start') ? paths.placementCode(placement.id) : null;
}

function wishes({ wishes_and_feelings, wishes_not_obtained_reason }: PlacementRow): string {
  return wishes_and_feelings ?? `Not obtained: ${wishes_not_obtained_reason}`;
}

function approvalInWords(approval: NonNullable<PlacementRow['approval']>): string {
  const given = `Approved by ${approval.decidedByName} on ${dayAndTime(approval.decidedAt)}`;
  if (approval.disownedAt) return `${given}, and disowned on ${dayAndTime(approval.disownedAt)}`;
  if (approval.channel !== 'telephone') return given;
  return approval.confirmedAt
    ? `${given} by telephone, confirmed on ${dayAndTime(approval.confirmedAt)}`
    : `${given} by telephone; to be confirmed by ${dayAndTime(approval.confirmationDueAt)}`;
}
