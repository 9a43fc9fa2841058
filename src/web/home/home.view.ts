import { type LapseWorkRow } from '../../care-settings/lapses/lapses.service.js';
import { type ChildSummary } from '../../children/child.js';
import { type AlertRow } from '../../compliance/alerts.service.js';
import { type UnfinishedDraft } from '../../drafts/draft.js';
import { type Paged } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { londonDay } from '../../kernel/london-time.js';
import { durationInWords } from '../../missing/absence.js';
import { type MissingNowRow } from '../../missing/lists/missing-now.service.js';
import { type AssignedInterview } from '../../missing/interviews/assigned-interviews.service.js';
import { type OwedInterview } from '../../missing/interviews/owed-interviews.service.js';
import { type StayInBreachRow } from '../../placements/breaches/breaches.service.js';
import { type FollowUpRow } from '../../placements/follow-ups/follow-ups.service.js';
import { type UnconfirmedApprovalRow } from '../../placements/placements.service.js';
import { evidenceKindOf, type EvidenceKind } from '../../law/evidence/kinds.js';
import { legalStatusName } from '../components/identity-bar/identity.js';
import { type Pages, pages } from '../components/pages.js';
import { draftKind } from '../drafts/draft-kinds.js';
import { standingNow } from '../missing/missing-now.view.js';
import { assignedLine, type AssignedLine } from '../missing/interviews/assigned.view.js';
import { interviewLine, type InterviewLine } from '../missing/interviews/interviews.view.js';
import { type AlertLine, alertLine } from '../compliance/alert-words.js';
import { type WorkLine, workLine } from '../care-settings/changes/lapse-words.js';
import { type FollowUpLine, followUpLine } from '../placements/follow-ups/follow-ups.view.js';
import { paths } from '../paths.js';
import { stayLine, type StayLine } from '../placements/breaches/breach-line.js';

export interface HomeFacts {
  actor: Actor;
  mine: Paged<ChildSummary>;
  /** The gravest first. */
  open: readonly MissingNowRow[];
  openTotal: number;
  breaches: Paged<StayInBreachRow>;
  toConfirm: readonly UnconfirmedApprovalRow[];
  /** Days that draw near, of their children and teams. */
  alerts: Paged<AlertRow>;
  /** For children of theirs, and of their teams, whose home’s registration changed. */
  lapses: Paged<LapseWorkRow>;
  /** Theirs to find out, and what is late in their teams. */
  followUps: Paged<FollowUpRow>;
  drafts: readonly UnfinishedDraft[];
  /** Of their children, or theirs to hold. */
  interviews: Paged<OwedInterview>;
  /** Null for whoever is not from outside. */
  assigned: readonly AssignedInterview[] | null;
  handedIn: boolean;
  now: Date;
}

interface MissingLine {
  href: string;
  childName: string;
  since: Date;
  sinceIso: string;
  howLong: string;
  what: string;
  lastSeen: string;
  isMine: boolean;
}

interface ApprovalToConfirm {
  href: string;
  /** What was decided, where it is no approval of a placement. */
  decision: string | null;
  childName: string;
  decidedAt: Date;
  dueAt: Date;
  overdue: boolean;
}

/** A form begun and not sent. */
interface DraftLine {
  title: string;
  href: string;
  discardAction: string;
  savedAt: Date;
}

interface ChildLine extends ChildSummary {
  href: string;
  missing: boolean;
}

export interface HomeModel {
  interviews: { lines: InterviewLine[]; total: number };
  assigned: AssignedLine[] | null;
  handedIn: boolean;
  missing: MissingLine[];
  missingTotal: number;
  breaches: StayLine[];
  breachesTotal: number;
  toConfirm: ApprovalToConfirm[];
  alerts: { lines: AlertLine[]; total: number };
  lapses: { lines: WorkLine[]; total: number };
  followUps: { lines: FollowUpLine[]; total: number };
  drafts: DraftLine[];
  children: ChildLine[];
  total: number;
  pages: Pages | null;
  mayRead: boolean;
  mayReport: boolean;
  mayCreate: boolean;
}

/** Of each list as many stand on the home page itself; the rest are a link away. */
const SHOWN = 5;

/** Own children first among the missing; then as in Missing now. */
export function homeView(facts: HomeFacts): HomeModel {
  const {
    actor,
    mine,
    open,
    breaches,
    toConfirm,
    alerts,
    lapses,
    followUps,
    drafts,
    interviews,
    assigned,
    handedIn,
    now,
  } = facts;
  const ownIds = new Set(mine.items.map(({ id }) => id));
  const away = new Set(open.map(({ childId }) => childId));
  const missing = open.map((absence) => missingLine(absence, ownIds, now));
  return {
    missing: [...missing.filter(({ isMine }) => isMine), ...missing.filter(({ isMine }) => !isMine)].slice(0, SHOWN),
    missingTotal: facts.openTotal,
    breaches: breaches.items.slice(0, SHOWN).map((stay) => stayLine(stay, now)),
    breachesTotal: breaches.total,
    toConfirm: toConfirm.map((approval) => approvalToConfirm(approval, now)),
    alerts: {
      lines: alerts.items.slice(0, SHOWN).map((row) => alertLine(row, londonDay(now))),
      total: alerts.total,
    },
    lapses: { lines: lapses.items.slice(0, SHOWN).map((row) => workLine(row, now)), total: lapses.total },
    followUps: {
      lines: followUps.items.slice(0, SHOWN).map((row) => followUpLine(row, now)),
      total: followUps.total,
    },
    drafts: drafts.flatMap(draftLine),
    children: mine.items.map((child) => childLine(child, away)),
    total: mine.total,
    pages: pages(mine, paths.home),
    interviews: {
      lines: interviews.items.slice(0, SHOWN).map((row) => interviewLine(row, now)),
      total: interviews.total,
    },
    assigned: assigned && assigned.map((interview) => assignedLine(interview, now)),
    handedIn,
    mayRead: actor.permissions.has('child:read'),
    mayReport: actor.permissions.has('missing:record'),
    mayCreate: actor.permissions.has('child:create'),
  };
}

function childLine(child: ChildSummary, away: ReadonlySet<string>): ChildLine {
  const legalStatus = child.legalStatus && legalStatusName(child.legalStatus);
  return { ...child, legalStatus, href: paths.child(child.id), missing: away.has(child.id) };
}

function missingLine(row: MissingNowRow, ownIds: ReadonlySet<string>, now: Date): MissingLine {
  return {
    href: paths.absence(row.id),
    childName: `${row.givenName} ${row.familyName}`,
    since: row.since,
    sinceIso: row.since.toISOString(),
    howLong: durationInWords(row.since, now),
    what: standingNow(row).what,
    lastSeen: row.lastSeenPlace,
    isMine: ownIds.has(row.childId),
  };
}

function approvalToConfirm(row: UnconfirmedApprovalRow, now: Date): ApprovalToConfirm {
  return {
    href: hrefOf(row),
    decision: row.breach_id
      ? 'what is decided on the breach'
      : row.evidence_kind && evidenceKindOf(row.evidence_kind as EvidenceKind).label.toLowerCase(),
    childName: `${row.given_name} ${row.family_name}`,
    decidedAt: row.decided_at,
    dueAt: row.confirmation_due_at,
    overdue: row.confirmation_due_at < now,
  };
}

function hrefOf({ placement_id, breach_id, child_id }: UnconfirmedApprovalRow): string {
  if (breach_id) return paths.breach(breach_id);
  return placement_id ? paths.placement(placement_id) : paths.placementEvidence(child_id);
}

function draftLine({ key, childName, savedAt }: UnfinishedDraft): DraftLine[] {
  const kind = draftKind(key);
  if (!kind) return [];
  const title = childName === null ? kind.what : `${kind.what}: ${childName}`;
  return [{ title, href: kind.href, discardAction: paths.discardDraft(key), savedAt }];
}
