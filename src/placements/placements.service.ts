import { Injectable } from '@nestjs/common';
import { rolesThatMay } from '../auth/permissions.js';
import { ChildrenService } from '../children/children.service.js';
import { wasAdultAt } from '../children/operative-birth.js';
import { Database } from '../database/database.js';
import { stale } from '../http/versions.js';
import { type Actor } from '../kernel/actor.js';
import { BANK_HOLIDAYS } from '../kernel/bank-holidays.js';
import { Clock } from '../kernel/clock.js';
import { birthday, toIso } from '../kernel/plain-date.js';
import { conflict, invalid, notFound, Problem } from '../kernel/problem.js';
import { workingCalendar } from '../kernel/working-days.js';
import { type DetentionDirector, type Route } from '../law/care-setting/codes.js';
import { verdictOn } from '../law/verdict.js';
import { PeopleService } from '../people/people.service.js';
import { EndingWhileAway } from './ending-while-away.service.js';
import { PlacementFactsQueries } from './placement-facts.queries.js';
import { type AskedStay, type FactsRow, placementFactsOf } from './placement-facts.js';
import { type BreachRow, BreachesQueries } from './breaches/breaches.queries.js';
import { OwedQueries, type UnconfirmedApprovalRow } from './owed.queries.js';
import {
  ageJudged,
  confirmationDueAt,
  dueByDefault,
  type FollowUp,
  followUpsOf,
  type JudgedForDecision,
  type JudgedPlacement,
  obstacle,
  type ProposedPlacement,
  storedFindings,
  verdictJson,
} from './placement.js';
import {
  type ActualPlacementDto,
  type CheckPlacementDto,
  type CorrectPlacementDto,
  type EndPlacementDto,
  type PlaceDto,
  type StartPlacementDto,
} from './placement.dto.js';
import { type HistoryRow, PlacementQueries, type PlacementRow } from './placement.queries.js';

export type { UnconfirmedApprovalRow } from './owed.queries.js';
export type { HistoryRow, PlacementRow } from './placement.queries.js';

const CALENDAR = workingCalendar(BANK_HOLIDAYS);

/** Where a child lives: judged before the decision, by the law of the day; and recorded as it is, whatever the law says. */
@Injectable()
export class PlacementsService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly people: PeopleService,
    private readonly placements: PlacementQueries,
    private readonly breaches: BreachesQueries,
    private readonly owed: OwedQueries,
    private readonly facts: PlacementFactsQueries,
    private readonly endingWhileAway: EndingWhileAway,
    private readonly clock: Clock,
  ) {}

  /**
   * The verdict on a placement that nobody has decided, in one statement: nothing is recorded, and nothing locked, for a
   * decision judges again. @throws Problem `not-found`
   */
  async check(_actor: Actor, childId: string, input: CheckPlacementDto): Promise<JudgedPlacement> {
    const asked = askedOf(childId, proposed(input));
    const [row] = await this.facts.gather([asked], { visibility: true });
    if (!row?.is_visible) await this.children.find(childId);
    if (!row) throw selectTheSetting();
    this.db.opened(childId);
    return judgedOf(row, asked);
  }

  /**
   * Starts an approved placement, ending the present one when it is a move.
   * @throws Problem `not-found` · `invalid` · `unlawful`, with every finding · `forbidden` when requester and decider are
   * one, or the decider may not decide · `conflict` when a placement stands in the way
   */
  async start(actor: Actor, childId: string, input: StartPlacementDto): Promise<PlacementRow> {
    const placement = proposed(input);
    if (actor.userId === null || actor.userId === input.approval.decidedBy)
      throw new Problem('forbidden', 'Somebody else has to approve a placement you request');
    await this.children.lock(childId);
    const judged = await this.judge(childId, placement);
    refuseIfUnlawful(judged);
    const followUps = await this.followUps(actor, judged, input);
    refuseAdults(judged);
    await this.makeRoom(actor, childId, placement.startsAt, input.currentEndsBecause, input.whileAwayReason);
    const id = await this.placements.insert({
      ...placement,
      childId,
      basis: 'approved',
      wishesAndFeelings: input.wishesAndFeelings || null,
      wishesNotObtainedReason: input.wishesNotObtainedReason || null,
      circumstances: null,
    });
    const { decidedBy, decidedAt, channel } = input.approval;
    await this.placements.approve({
      ...{ childId, placementId: id, requestedBy: actor.userId, decidedBy, decidedAt, channel },
      verdict: storedFindings(judged.verdict, followUps),
      fingerprint: judged.fingerprint,
      confirmationDueAt: channel === 'telephone' ? confirmationDueAt(decidedAt, this.clock.now(), CALENDAR) : null,
    });
    return (await this.placements.find(id))!;
  }

  /**
   * Records where the child really is, at any hour, whoever is awake. If the law forbids it the breach stands open,
   * unapproved, when this returns (decision 1).
   */
  async recordActual(
    actor: Actor,
    childId: string,
    input: ActualPlacementDto,
  ): Promise<{ placement: PlacementRow; breaches: BreachRow[] }> {
    await this.children.lock(childId);
    if (wasAdultAt(await this.children.birth(childId), input.startsAt)) throw careLeaver();
    const careSettingId = input.careSettingId || (await this.describePlace(input.place!));
    if (!(await this.placements.lockSetting(careSettingId)))
      throw invalid('careSettingId', 'Select where the child is, or describe the place');
    const because = input.currentEndsBecause || 'The child is living elsewhere';
    await this.makeRoom(actor, childId, input.startsAt, because, input.whileAwayReason);
    const id = await this.placements.insert({
      ...{ childId, careSettingId, basis: 'actual', startsAt: input.startsAt, circumstances: input.circumstances },
      route: input.route ?? null,
      detentionDirectedBy: whoDirected(input),
      wishesAndFeelings: null,
      wishesNotObtainedReason: null,
    });
    const breaches = await this.breaches.ofChild(childId);
    const placement = (await this.placements.find(id))!;
    return { placement, breaches: breaches.filter((breach) => breach.placement_id === id) };
  }

  /** @throws Problem `not-found` · `conflict` when it has ended already · `invalid` */
  async end(actor: Actor, id: string, { endedAt, reason, whileAwayReason }: EndPlacementDto): Promise<PlacementRow> {
    const placement = await this.locked(id);
    if (placement.until) throw conflict('This placement has already ended', { existing: `/api/v1/placements/${id}` });
    if (endedAt <= placement.from) throw invalid('endedAt', 'The placement must end after it started');
    await this.db.because(reason);
    await this.placements.end(id, endedAt, reason);
    const { child_id: childId, from: placedFrom } = placement;
    await this.endingWhileAway.record(actor, {
      placementId: id,
      childId,
      placedFrom,
      endedAt,
      reason: whileAwayReason,
    });
    return (await this.placements.find(id))!;
  }

  /** Mends what was recorded wrongly; what was known before stays readable. @throws Problem `stale` · `invalid` */
  async correct(_actor: Actor, id: string, version: number, input: CorrectPlacementDto): Promise<PlacementRow> {
    const placement = await this.locked(id);
    if (input.endedAt && !placement.until)
      throw invalid('endedAt', 'This placement has not ended: record its ending instead');
    const startsAt = input.startsAt ?? placement.from;
    const endedAt = input.endedAt ?? placement.until;
    if (endedAt && endedAt <= startsAt) throw invalid('startsAt', 'The placement must start before it ended');
    await this.db.because(input.reason);
    const basis = await this.basisAfter(placement, startsAt);
    const changed = await this.placements.correct(id, version, { startsAt, endedAt, basis, reason: input.reason });
    if (!changed) throw stale();
    return (await this.placements.find(id))!;
  }

  /**
   * An approval covers no day the law forbade. When the true start turns out to lie on one, the child was there all the
   * same: the placement stands as where the child was, and its breach opens (decision 1).
   */
  private async basisAfter(placement: PlacementRow, startsAt: Date): Promise<PlacementRow['basis']> {
    if (placement.basis === 'actual' || startsAt.getTime() === placement.from.getTime()) return placement.basis;
    const judged = await this.judge(placement.child_id, {
      careSettingId: placement.care_setting_id,
      route: placement.route as Route,
      detentionDirectedBy: placement.detention_directed_by as DetentionDirector | null,
      startsAt,
    });
    return obstacle(judged.verdict) ? 'actual' : 'approved';
  }

  /** The authoriser of a telephone approval confirms or disowns it. Disowned, the placement stands, unapproved. */
  async confirmApproval(actor: Actor, id: string, confirmed: boolean): Promise<PlacementRow> {
    const { approval } = await this.locked(id);
    if (!approval || approval.decidedBy !== actor.userId)
      throw new Problem('forbidden', 'Only the person named as having approved it can confirm or disown it');
    if (approval.confirmedAt || approval.disownedAt) throw conflict('This approval has already been answered');
    if (confirmed) await this.placements.confirm(id, this.clock.now());
    else await this.placements.disown(id, this.clock.now());
    return (await this.placements.find(id))!;
  }

  async find(_actor: Actor, id: string): Promise<PlacementRow> {
    const placement = await this.placements.find(id);
    if (!placement) throw notFound('placement');
    this.db.opened(placement.child_id);
    return placement;
  }

  /** Latest first. */
  async ofChild(_actor: Actor, childId: string): Promise<PlacementRow[]> {
    await this.children.find(childId);
    return this.placements.ofChild(childId);
  }

  /** What was recorded as approved by this actor on the telephone, and waits for their word (decision 2). */
  async unconfirmedApprovals({ userId }: Actor): Promise<UnconfirmedApprovalRow[]> {
    if (!userId) return [];
    const rows = await this.owed.unconfirmedApprovals(userId);
    this.db.opened(...rows.map(({ child_id }) => child_id));
    return rows;
  }

  async history(actor: Actor, id: string): Promise<HistoryRow[]> {
    await this.find(actor, id);
    return this.placements.history(id);
  }

  /** A setting of the register, by its id; null when it is not registered here. */
  settingNamed(careSettingId: string): Promise<{ id: string; name: string } | null> {
    return this.placements.settingNamed(careSettingId);
  }

  /** Who may be named as having approved a placement that this actor requests. */
  async deciders(actor: Actor): Promise<{ id: string; name: string; roles: string[] }[]> {
    const all = await this.placements.deciders(rolesThatMay('placement:approve'));
    return all.filter(({ id }) => id !== actor.userId);
  }

  /** Of a child that is locked: the setting is too, and what is judged stays as it is until the decision is recorded. */
  private async judge(childId: string, placement: ProposedPlacement): Promise<JudgedForDecision> {
    if (!(await this.placements.lockSetting(placement.careSettingId))) throw selectTheSetting();
    const asked = askedOf(childId, placement);
    const row = (await this.facts.gather([asked], { fingerprint: true }))[0]!;
    return { ...judgedOf(row, asked), fingerprint: row.fingerprint! };
  }

  /** Who finds out what is unknown; where nobody is named the one who asks, in five working days (decision 3). */
  private async followUps(actor: Actor, { verdict }: JudgedPlacement, input: StartPlacementDto): Promise<FollowUp[]> {
    const forAll = {
      ownerId: input.unknowns?.ownerId ?? actor.userId!,
      dueAt: input.unknowns?.dueAt ?? dueByDefault(this.clock.now()),
    };
    const named = input.followUps ?? [];
    const decidedAt = input.approval?.decidedAt ?? input.startsAt;
    for (const [field, { dueAt }] of [
      ['unknowns.dueAt', forAll] as const,
      ...named.map((each) => ['followUps', each] as const),
    ])
      if (dueAt <= decidedAt) throw invalid(field, 'Enter a time after the decision by when they find out');
    const followUps = followUpsOf(verdict, named, forAll);
    const owners = [...followUps, ...named].map(({ ownerId }) => ownerId);
    await this.people.required(owners, 'followUps', 'Select who will find out');
    return followUps;
  }

  /** Ends the placement that stands at an instant, when the caller says why; otherwise it is in the way. */
  private async makeRoom(
    actor: Actor,
    childId: string,
    at: Date,
    because: string | undefined,
    reason: string | undefined,
  ): Promise<void> {
    const standing = await this.placements.standingAt(childId, at);
    if (!standing) return;
    const existing = `/api/v1/placements/${standing.id}`;
    if (!because || standing.from >= at || standing.until)
      throw conflict('The child already has a placement at that time', { existing });
    await this.placements.end(standing.id, at, because);
    const { id: placementId, from: placedFrom } = standing;
    await this.endingWhileAway.record(actor, { placementId, childId, placedFrom, endedAt: at, reason });
  }

  private async describePlace(place: PlaceDto): Promise<string> {
    const rows = await this.db.sql<{ id: string }[]>`
      INSERT INTO care_setting (authority_id, name, setting_type, country, postcode)
      VALUES (current_authority(), ${place.name}, ${place.settingType}, ${place.country}, ${place.postcode?.toUpperCase() ?? null})
      RETURNING id`;
    return rows[0]!.id;
  }

  private async locked(id: string): Promise<PlacementRow> {
    const placement = await this.placements.find(id);
    if (!placement) throw notFound('placement');
    await this.children.lock(placement.child_id);
    return (await this.placements.find(id))!; // as it stands now that nobody else can change it
  }
}

function proposed(input: CheckPlacementDto): ProposedPlacement {
  const { careSettingId, route, startsAt } = input;
  return { careSettingId, route, detentionDirectedBy: whoDirected(input), startsAt };
}

function askedOf(childId: string, placement: ProposedPlacement): AskedStay {
  return { ...placement, childId, at: placement.startsAt, endsAt: null };
}

function judgedOf(row: FactsRow, asked: AskedStay): JudgedPlacement {
  const facts = placementFactsOf(row, asked);
  return { verdict: verdictOn(facts), facts, settingName: row.setting_name };
}

function selectTheSetting(): Problem {
  return invalid('careSettingId', 'Select the setting');
}

/** Of detention only; on another route the answer means nothing. */
function whoDirected({
  route,
  detentionDirectedBy,
}: Pick<CheckPlacementDto, 'detentionDirectedBy'> & { route?: Route }) {
  return route === 'detention' ? (detentionDirectedBy ?? null) : null;
}

function refuseIfUnlawful(judged: JudgedPlacement): void {
  const finding = obstacle(judged.verdict);
  if (!finding) return;
  throw new Problem('unlawful', finding.reason, {
    rule: finding.rule,
    ruleVersion: finding.version,
    citation: finding.law,
    on: toIso(judged.facts.on),
    ageOn: ageJudged(judged.facts),
    setting: judged.settingName,
    verdict: verdictJson(judged),
  });
}

/** Nobody of 18 or over is placed (decision 34). */
function refuseAdults({ facts: { bornOn, on } }: JudgedPlacement): void {
  if (bornOn.youngest !== null && on >= birthday(18, bornOn.youngest)) throw careLeaver();
}

function careLeaver(): Problem {
  return invalid('startsAt', 'The young person is 18 or over on that day: a care leaver is not placed');
}
