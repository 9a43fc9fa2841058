import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../../children/children.service.js';
import { Database } from '../../database/database.js';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { stale } from '../../http/versions.js';
import { type Actor } from '../../kernel/actor.js';
import { BANK_HOLIDAYS } from '../../kernel/bank-holidays.js';
import { Clock } from '../../kernel/clock.js';
import { conflict, invalid, notFound, Problem } from '../../kernel/problem.js';
import { workingCalendar } from '../../kernel/working-days.js';
import { evidenceKindOf } from '../../law/evidence/kinds.js';
import { PeopleService, type Person } from '../../people/people.service.js';
import { confirmationDueAt } from '../placement.js';
import { followUpDueAt, refuseFaults, type NewEvidence } from './evidence.js';
import { type CorrectEvidenceDto, type RecordEvidenceDto } from './evidence.dto.js';
import { EvidenceQueries, type EvidenceRow, type EvidenceVersionRow } from './evidence.queries.js';

export type { EvidenceRow, EvidenceVersionRow } from './evidence.queries.js';

const CALENDAR = workingCalendar(BANK_HOLIDAYS);

/**
 * What was done or decided about a placement: the facts by which most rules are met. What somebody has to decide is
 * decided by another person than the one who records it, who held a role for it then; the database asks too.
 */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly people: PeopleService,
    private readonly evidence: EvidenceQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` · `invalid` · `forbidden` when the decider is the actor, or may not decide it */
  async record(actor: Actor, childId: string, input: RecordEvidenceDto): Promise<EvidenceRow> {
    const evidence = evidenceOf(input);
    await this.children.lock(childId);
    refuseFaults(evidence);
    if (input.careSettingId && !(await this.evidence.isSetting(input.careSettingId)))
      throw invalid('careSettingId', 'Select the setting');
    if (evidence.decidedBy !== null && evidence.decidedBy === actor.userId)
      throw new Problem('forbidden', 'Somebody else has to have decided what you record');
    const dueAt = evidence.dueAt ?? followUpDueAt(evidence);
    const ownerId = dueAt === null ? null : (evidence.ownerId ?? actor.userId);
    if (dueAt !== null && ownerId === null) throw invalid('ownerId', 'Select who sees to it');
    const named = [evidence.decidedBy, ownerId].filter((each) => each !== null);
    await this.people.required(named, evidence.decidedBy === null ? 'ownerId' : 'decidedBy', 'Select a colleague');
    const id = await this.evidence.insert({
      ...evidence,
      childId,
      careSettingId: input.careSettingId ?? null,
      dueAt,
      ownerId,
      recordedFor: actor.userId,
      confirmationDueAt:
        evidence.channel === 'telephone' ? confirmationDueAt(evidence.at, this.clock.now(), CALENDAR) : null,
    });
    return (await this.evidence.find(id))!;
  }

  /** Mends what was recorded wrongly, or says it was a mistake; what was known before stays. @throws Problem `stale` */
  async correct(_actor: Actor, id: string, version: number, input: CorrectEvidenceDto): Promise<EvidenceRow> {
    const recorded = await this.locked(id);
    const at = input.at ?? recorded.at;
    const until = input.until ?? recorded.until;
    if (until !== null && until <= at) throw invalid('until', 'It must end after it started');
    await this.db.because(input.why);
    const isWithdrawn = input.withdrawn ?? recorded.withdrawn;
    if (!(await this.evidence.correct(id, version, at, until, isWithdrawn))) throw stale();
    return (await this.evidence.find(id))!;
  }

  /** Whoever is named as having decided by telephone says whether they did. */
  async confirm(actor: Actor, id: string, confirmed: boolean): Promise<EvidenceRow> {
    const recorded = await this.locked(id);
    if (recorded.decided_by === null || recorded.decided_by !== actor.userId)
      throw new Problem('forbidden', 'Only the person named as having decided it can confirm or disown it');
    if (recorded.confirmed_at || recorded.disowned_at) throw conflict('This has already been answered');
    await this.evidence.answer(id, confirmed, this.clock.now());
    return (await this.evidence.find(id))!;
  }

  /** The latest first. @throws Problem `not-found` */
  async ofChild(_actor: Actor, childId: string, settingId: string | null, page = 1): Promise<Paged<EvidenceRow>> {
    await this.children.find(childId);
    const items = await this.evidence.ofChild(childId, settingId, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    return { items, page, pageSize: PAGE_SIZE, total: items[0]?.total ?? 0 };
  }

  /** Every version, the first first. @throws Problem `not-found` */
  async history(_actor: Actor, id: string): Promise<EvidenceVersionRow[]> {
    const recorded = await this.evidence.find(id);
    if (!recorded) throw notFound('evidence');
    this.db.opened(recorded.child_id);
    return this.evidence.history(id);
  }

  /** Who may be named as having decided it, by this actor. */
  async deciders(actor: Actor, kind: NewEvidence['kind']): Promise<Person[]> {
    const roles = evidenceKindOf(kind).decidedBy;
    const everybody = await this.people.everybody();
    return everybody.filter(
      ({ id, roles: held }) => id !== actor.userId && (roles === null || roles.some((role) => held.includes(role))),
    );
  }

  private async locked(id: string): Promise<EvidenceRow> {
    const recorded = await this.evidence.find(id);
    if (!recorded) throw notFound('evidence');
    await this.children.lock(recorded.child_id);
    return (await this.evidence.find(id))!; // as it stands now that nobody else can change it
  }
}

function evidenceOf(input: RecordEvidenceDto): NewEvidence {
  const said = (text: string | undefined) => text?.trim() || null;
  return {
    kind: input.kind,
    outcome: input.outcome,
    exception: said(input.exception),
    detail: said(input.detail),
    recipient: input.recipient ?? null,
    reason: said(input.reason),
    reference: said(input.reference),
    at: input.at,
    until: input.until ?? null,
    dueAt: input.dueAt ?? null,
    ownerId: input.ownerId ?? null,
    decidedBy: input.decidedBy ?? null,
    channel: input.channel ?? null,
  };
}
