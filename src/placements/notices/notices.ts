import { londonTime } from '../../kernel/london-time.js';
import { MAY_BE_WITHHELD, type NoticeRecipient } from '../../law/evidence/kinds.js';
import { onAShortBreak, outsidePlanning } from '../../law/planning/engaged.js';
import { recipientsOf } from '../../law/planning/notices.js';
import { type PlacementFacts } from '../../law/placement-facts.js';
import { workingDayAfter } from '../../law/working-days.js';

/** What was last recorded of telling one recipient. */
export interface RecordedNotice {
  id: string;
  recipient: NoticeRecipient;
  outcome: 'done' | 'not-done' | 'withheld' | 'exception';
  /** The lawful exception relied on, by its code. */
  exception: string | null;
  /** How it was sent; null: nobody said. */
  how: string | null;
  reason: string | null;
  at: Date;
  recordedByName: string | null;
  decidedByName: string | null;
}

/**
 * `owed`: nothing is recorded, which is unknown and not “not sent”. `later`: it was not reasonably practicable before the
 * placement, and follows within 5 working days. `not-needed`: the child is too young for it, or there is nobody to tell.
 */
export type NoticeState = 'sent' | 'sent-late' | 'withheld' | 'not-sent' | 'later' | 'not-needed' | 'owed';

export interface NoticeLine {
  recipient: NoticeRecipient;
  state: NoticeState;
  /** Before the placement begins; where that was not practicable, noon of the 5th working day after. Null: not known. */
  dueAt: Date | null;
  isOverdue: boolean;
  mayBeWithheld: boolean;
  /** The notice says that the address goes no further than its recipient. */
  notForOnwardDisclosure: boolean;
  recorded: RecordedNotice | null;
}

export interface Notices {
  /** Why nobody has to be told; null: somebody has. */
  notEngaged: string | null;
  lines: NoticeLine[];
}

/** Working days after the start within which a notice follows that was not practicable before (regulation 13(1)). */
const WORKING_DAYS = 5;

/**
 * Who is told of a placement, and how that stands. The law's own recipients are always told; once the address is kept from
 * anybody, what they are sent says that it goes no further (decision 10).
 */
export function noticesOf(
  facts: PlacementFacts,
  recorded: readonly RecordedNotice[],
  { isRestricted, now }: { isRestricted: boolean; now: Date },
): Notices {
  const outside = outsidePlanning(facts) ?? onAShortBreak(facts);
  if (outside) return { notEngaged: outside.reason, lines: [] };
  const lastOf = (recipient: NoticeRecipient) => recorded.find((each) => each.recipient === recipient) ?? null;
  const isKept = isRestricted || recorded.some(({ outcome }) => outcome === 'withheld');
  const lines = recipientsOf(facts).map((recipient) => {
    const notice = lastOf(recipient);
    const dueAt = dueOf(facts, notice);
    const state = stateOf(notice, dueAt);
    const mayBeWithheld = MAY_BE_WITHHELD.includes(recipient);
    return {
      ...{ recipient, state, dueAt, mayBeWithheld, recorded: notice },
      isOverdue: (state === 'owed' || state === 'later') && dueAt !== null && dueAt < now,
      notForOnwardDisclosure: isKept && !mayBeWithheld && recipient !== 'child',
    };
  });
  return { notEngaged: null, lines };
}

function dueOf({ startsAt, startsOn }: PlacementFacts, notice: RecordedNotice | null): Date | null {
  if (notice?.outcome !== 'exception') return new Date(startsAt);
  if (!follows(notice)) return null;
  const by = workingDayAfter(startsOn, WORKING_DAYS);
  return by === null ? null : londonTime(by, 12);
}

/** Of a lawful exception: whether a notice follows all the same. */
function follows({ exception }: RecordedNotice): boolean {
  return exception === 'not-reasonably-practicable';
}

function stateOf(notice: RecordedNotice | null, dueAt: Date | null): NoticeState {
  if (notice === null) return 'owed';
  if (notice.outcome === 'withheld') return 'withheld';
  if (notice.outcome === 'not-done') return 'not-sent';
  if (notice.outcome === 'exception') return follows(notice) ? 'later' : 'not-needed';
  return dueAt !== null && notice.at > dueAt ? 'sent-late' : 'sent';
}
