import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../children/children.service.js';
import { Database } from '../database/database.js';
import { stale } from '../http/versions.js';
import { conflict, invalid, notFound } from '../kernel/problem.js';
import { succeed } from '../kernel/succession.js';
import { type CareSettingRecord, type CarerApproval, type Registration, type Rejudged } from './care-setting.js';
import { CareSettingsQueries } from './care-settings.queries.js';
import { categoryOf } from './provider-list/provision-types.js';
import { SettingFactsQueries, type NewRegistration } from './setting-facts.queries.js';

export type { NewRegistration } from './setting-facts.queries.js';

/** When a fact holds: `until` is exclusive, null or left out while it goes on. */
export interface During {
  from: Date;
  until?: Date | null;
}

export type Correction<T> = Partial<T> & { reason: string };

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
  ) {}

  /** Ends the registration of the same category that held where this one begins. @throws Problem `not-found` · `invalid` · `conflict` */
  async register(settingId: string, registration: NewRegistration): Promise<Recorded> {
    const { registrations } = await this.locked(settingId, 'care setting');
    refuseFaults(registration);
    const sameCategory = registrations.filter(({ category }) => category === registration.category);
    const place = succeed(sameCategory, registration.from);
    if (!place) throw conflict('One that begins at that very time is already recorded: correct it instead');
    const ends = sameCategory.find(({ id }) => id === place.ends) ?? null;
    const until = registration.until ?? place.until;
    return this.judged(settingId, async () => ({
      id: await this.facts.insertRegistration(settingId, { ...registration, until }, ends),
    }));
  }

  /** @throws Problem `not-found` · `stale` · `invalid` · `conflict` */
  async correctRegistration(id: string, seen: number, correction: Correction<NewRegistration>): Promise<Corrected> {
    const settingId = await this.facts.settingOfRegistration(id);
    const { registrations } = await this.locked(settingId, 'registration');
    const { id: _, version, ...recorded } = registrations.find((each) => each.id === id)!;
    const { reason, ...change } = correction;
    const registration = { ...recorded, ...given(change) };
    refuseStale(version, seen);
    refuseFaults(registration);
    await this.db.because(reason);
    return this.judged(settingId!, async () => ({ version: await this.facts.updateRegistration(id, registration) }));
  }

  /** No new admissions, from then on. @throws Problem `not-found` · `invalid` · `conflict` with one that stands */
  async restrictAdmissions(settingId: string, { from, until = null }: During): Promise<Recorded> {
    await this.locked(settingId, 'care setting');
    refuseBackwards(from, until);
    return this.judged(settingId, async () => ({ id: await this.facts.insertRestriction(settingId, from, until) }));
  }

  /** @throws Problem `not-found` · `stale` · `invalid` · `conflict` */
  async correctRestriction(id: string, seen: number, correction: Correction<During>): Promise<Corrected> {
    const settingId = await this.facts.settingOfRestriction(id);
    const { restrictions } = await this.locked(settingId, 'restriction on admissions');
    const recorded = restrictions.find((each) => each.id === id)!;
    const { from, until } = { ...recorded, ...given(correction) };
    refuseStale(recorded.version, seen);
    refuseBackwards(from, until);
    await this.db.because(correction.reason);
    return this.judged(settingId!, async () => ({ version: await this.facts.updateRestriction(id, from, until) }));
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

  private async judged<T>(settingId: string, change: () => Promise<T>): Promise<T & Rejudged> {
    return {
      ...(await this.compared(settingId, change)),
      placementsJudged: await this.settings.placementsIn(settingId),
    };
  }

  private async compared<T>(settingId: string, change: () => Promise<T>): Promise<T & Rejudged> {
    const before = await this.settings.standingBreaches(settingId);
    const result = await change();
    const after = await this.settings.standingBreaches(settingId);
    const not = (these: string[]) => (id: string) => !these.includes(id);
    const [breachesOpened, breachesClosed] = [after.filter(not(before)).length, before.filter(not(after)).length];
    Object.assign(this.db.unit.detail, { careSetting: settingId, breachesOpened, breachesClosed });
    return { ...result, placementsJudged: 0, breachesOpened, breachesClosed };
  }
}

function refuseStale(version: number, seen: number): void {
  if (version !== seen) throw stale();
}

function refuseBackwards(from: Date, until: Date | null): void {
  if (until && until <= from) throw invalid('until', 'It must end after it starts');
}

function refuseFaults(registration: Omit<Registration, 'id' | 'version'>): void {
  const { from, until, minAge, maxAge, category, subcategory } = registration;
  refuseBackwards(from, until);
  if (subcategory !== null && categoryOf(subcategory) !== category)
    throw invalid('subcategory', 'This kind is not one of the category it is registered as');
  if (minAge !== null && maxAge !== null && maxAge < minAge)
    throw invalid('maxAge', 'The oldest age must not be below the youngest');
}

function refuseWrongApproval({ kind, childId, until }: Omit<CarerApproval, 'id' | 'version'>): void {
  if (kind === 'approved' && childId) throw invalid('childId', 'A full approval is not for one child');
  if (kind !== 'approved' && !childId) throw invalid('childId', 'Select the child it is for');
  if (kind !== 'approved' && !until) throw invalid('until', 'Enter when it ends: it is temporary');
}

function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
