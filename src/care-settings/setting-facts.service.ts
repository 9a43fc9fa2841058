import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../children/children.service.js';
import { Database } from '../database/database.js';
import { stale } from '../http/versions.js';
import { conflict, invalid, notFound, type Problem } from '../kernel/problem.js';
import { succeed } from '../kernel/succession.js';
import { type ChangedFact, RejudgingService } from '../rejudging/rejudging.service.js';
import {
  type AdmissionRestriction,
  type CareSettingRecord,
  type CarerApproval,
  type Registration,
  type Rejudged,
} from './care-setting.js';
import { CareSettingsQueries } from './care-settings.queries.js';
import { type StatusChange } from './lapses/lapse-work.js';
import { LapsesService } from './lapses/lapses.service.js';
import {
  endedBy,
  refuseBackwards,
  refuseFaults,
  refuseOverlap,
  refuseRestrictedTwice,
  refuseSwallowing,
} from './registration-spans.js';
import { SettingFactsQueries, type NewRegistration } from './setting-facts.queries.js';

export type { NewRegistration } from './setting-facts.queries.js';

/** When a fact holds: `until` is exclusive, null or left out while it goes on. */
export interface During {
  from: Date;
  until?: Date | null;
}

export type Correction<T> = Partial<T> & { reason: string };

/** A fact about a setting that its placements are judged on; a new one has its id only once it is recorded. */
type JudgedFact = Omit<ChangedFact, 'factId'> & { status?: StatusChange };

export type Recorded = Rejudged & { id: string };
export type Corrected = Rejudged & { version: number };

/**
 * Registration, restrictions on admission and approvals of carers: separate dated facts (decision 9). A change of the
 * first two judges the placements in the setting again, in the database and in the same transaction; the answer says
 * with what result.
 */
@Injectable()
export class SettingFactsService {
  constructor(
    private readonly db: Database,
    private readonly settings: CareSettingsQueries,
    private readonly facts: SettingFactsQueries,
    private readonly children: ChildrenService,
    private readonly rejudging: RejudgingService,
    private readonly lapses: LapsesService,
  ) {}

  /**
   * Ends the registration of the same category that held where this one begins. `providerListId`: the regulator's list
   * that says so. @throws Problem `not-found` · `invalid` · `conflict`
   */
  async register(
    settingId: string,
    registration: NewRegistration,
    providerListId: string | null = null,
  ): Promise<Recorded> {
    const { registrations } = await this.locked(settingId, 'care setting');
    refuseFaults(registration);
    const sameCategory = registrations.filter(({ category }) => category === registration.category);
    const place = succeed(sameCategory, registration.from);
    if (!place) throw alreadyRecorded();
    const ends = sameCategory.find(({ id }) => id === place.ends) ?? null;
    const recorded = { ...registration, until: registration.until ?? place.until };
    refuseOverlap(
      recorded,
      sameCategory.filter(({ id }) => id !== place.ends),
    );
    const insert = async () => ({ id: await this.facts.insertRegistration(settingId, recorded, ends) });
    return this.judged(settingId, registrationFact(ends, recorded, providerListId), insert, ({ id }) => id);
  }

  /**
   * One that began at another time than was thought takes the end of the one before it along.
   * @throws Problem `not-found` · `stale` · `invalid` · `conflict`
   */
  async correctRegistration(
    id: string,
    seen: number,
    correction: Correction<NewRegistration>,
    providerListId: string | null = null,
  ): Promise<Corrected> {
    const settingId = await this.facts.settingOfRegistration(id);
    const { registrations } = await this.locked(settingId, 'registration');
    const before = registrations.find((each) => each.id === id)!;
    const { id: _, version, ...recorded } = before;
    const { reason, ...change } = correction;
    const registration = { ...recorded, ...given(change) };
    refuseStale(version, seen);
    refuseFaults(registration);
    const moves =
      registration.category === recorded.category && registration.from.getTime() !== recorded.from.getTime();
    const ended = moves ? endedBy(before, registrations) : null;
    refuseSwallowing(registration, ended);
    refuseOverlap(
      registration,
      registrations.filter((each) => each.id !== id && each.id !== ended?.id),
    );
    await this.db.because(reason);
    const update = async () => ({ version: await this.facts.updateRegistration(id, registration, ended) });
    return this.judged(settingId!, registrationFact(before, registration, providerListId), update, () => id);
  }

  /** No new admissions, from then on. @throws Problem `not-found` · `invalid` · `conflict` with one that stands */
  async restrictAdmissions(settingId: string, { from, until = null }: During): Promise<Recorded> {
    const { restrictions } = await this.locked(settingId, 'care setting');
    refuseBackwards(from, until);
    refuseRestrictedTwice({ from, until }, restrictions);
    const insert = async () => ({ id: await this.facts.insertRestriction(settingId, from, until) });
    return this.judged(settingId, restrictionFact(null, { from, until }), insert, ({ id }) => id);
  }

  /** @throws Problem `not-found` · `stale` · `invalid` · `conflict` */
  async correctRestriction(id: string, seen: number, correction: Correction<During>): Promise<Corrected> {
    const settingId = await this.facts.settingOfRestriction(id);
    const { restrictions } = await this.locked(settingId, 'restriction on admissions');
    const recorded = restrictions.find((each) => each.id === id)!;
    const { from, until } = { ...recorded, ...given(correction) };
    refuseStale(recorded.version, seen);
    refuseBackwards(from, until);
    refuseRestrictedTwice(
      { from, until },
      restrictions.filter((each) => each.id !== id),
    );
    await this.db.because(correction.reason);
    const update = async () => ({ version: await this.facts.updateRestriction(id, from, until) });
    return this.judged(settingId!, restrictionFact(recorded, { from, until }), update, () => id);
  }

  /** @throws Problem `not-found` · `invalid` · `conflict` with an approval that stands */
  async approve(settingId: string, approval: Omit<CarerApproval, 'id' | 'version'>): Promise<Recorded> {
    if (approval.childId) await this.children.lock(approval.childId);
    await this.locked(settingId, 'care setting');
    refuseBackwards(approval.from, approval.until);
    refuseWrongApproval(approval);
    return this.compared(settingId, async () => ({ id: await this.facts.insertApproval(settingId, approval) }));
  }

  /** @throws Problem `not-found` · `stale` · `invalid` · `conflict` */
  async correctApproval(
    id: string,
    seen: number,
    correction: Correction<During & { terms: string | null }>,
  ): Promise<Corrected> {
    const settingId = await this.facts.settingOfApproval(id);
    const { approvals } = await this.locked(settingId, 'approval');
    const recorded = approvals.find((each) => each.id === id);
    if (!recorded) throw notFound('approval');
    if (recorded.childId) this.db.opened(recorded.childId);
    const approval = { ...recorded, ...given(correction) };
    refuseStale(recorded.version, seen);
    refuseBackwards(approval.from, approval.until);
    refuseWrongApproval(approval);
    await this.db.because(correction.reason);
    return this.compared(settingId!, async () => ({
      version: await this.facts.updateApproval(id, approval.from, approval.until, approval.terms),
    }));
  }

  /** The children placed there, then the setting, are locked; then it is read. */
  private async locked(settingId: string | null, what: string): Promise<CareSettingRecord> {
    if (settingId) await this.settings.lock(settingId);
    const setting = settingId && (await this.settings.record(settingId));
    if (!setting) throw notFound(what);
    return setting;
  }

  private async judged<T>(
    careSettingId: string,
    { status = { before: null, after: null }, ...fact }: JudgedFact,
    change: () => Promise<T>,
    factId: (did: T) => string,
  ): Promise<T & Rejudged> {
    const [did, kept] = await this.rejudging.around(
      { careSettingId },
      () => this.compared(careSettingId, change),
      (did) => ({ ...fact, factId: factId(did) }),
      status.before !== status.after,
    );
    const placementsJudged = await this.settings.placementsIn(careSettingId);
    if (!kept) return { ...did, placementsJudged };
    const workOpened = await this.lapses.open(kept, status);
    const childrenTold = fact.cause === 'registration' ? await this.lapses.tell(kept) : 0;
    return { ...did, placementsJudged, workOpened, childrenTold, changeId: kept.id };
  }

  private async compared<T>(settingId: string, change: () => Promise<T>): Promise<T & Rejudged> {
    const before = await this.settings.standingBreaches(settingId);
    const result = await change();
    const after = await this.settings.standingBreaches(settingId);
    const not = (these: string[]) => (id: string) => !these.includes(id);
    const [breachesOpened, breachesClosed] = [after.filter(not(before)).length, before.filter(not(after)).length];
    Object.assign(this.db.unit.detail, { careSetting: settingId, breachesOpened, breachesClosed });
    return { ...result, placementsJudged: 0, breachesOpened, breachesClosed, ...NO_CHILD };
  }
}

function alreadyRecorded(): Problem {
  const message = 'One that begins at that very time is already recorded: correct it instead';
  return conflict(message, { errors: [{ field: 'from', message }] });
}

const NO_CHILD = { workOpened: 0, childrenTold: 0, changeId: null };

function refuseStale(version: number, seen: number): void {
  if (version !== seen) throw stale();
}

function refuseWrongApproval({ kind, childId, until }: Omit<CarerApproval, 'id' | 'version'>): void {
  if (kind === 'approved' && childId) throw invalid('childId', 'A full approval is not for one child');
  if (kind !== 'approved' && !childId) throw invalid('childId', 'Select the child it is for');
  const hasLongest = kind === 'reg-24-temporary' || kind === 'reg-23-emergency';
  if (hasLongest && !until) throw invalid('until', 'Enter when it ends: it is temporary');
}

function registrationFact(
  before: Registration | null,
  after: NewRegistration,
  providerListId: string | null,
): JudgedFact {
  const status = { before: before?.status ?? null, after: after.status };
  return { cause: 'registration', said: before && fieldsOf(before), says: { ...after }, providerListId, status };
}

function restrictionFact(before: AdmissionRestriction | null, after: Required<During>): JudgedFact {
  return { cause: 'admission-restriction', said: before && fieldsOf(before), says: { ...after } };
}

/** As it stood, without what identifies it. */
function fieldsOf({ id: _, version: __, ...fields }: Registration | AdmissionRestriction): Record<string, unknown> {
  return fields;
}

function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
