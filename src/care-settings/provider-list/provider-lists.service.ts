import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Database } from '../../database/database.js';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { londonDay, startOfLondonDay } from '../../kernel/london-time.js';
import { day } from '../../kernel/time-in-words.js';
import { parsePlainDate, toIso, type PlainDate } from '../../kernel/plain-date.js';
import { conflict, invalid, notFound } from '../../kernel/problem.js';
import { settingTypeOf } from '../../law/care-setting/setting-types.js';
import { type Rejudged } from '../care-setting.js';
import { CareSettingsService, noSuchPostcode } from '../care-settings.service.js';
import { SettingFactsService, type NewRegistration } from '../setting-facts.service.js';
import {
  listChanges,
  statusStart,
  touchesConditions,
  touchesParticulars,
  type ChangedSetting,
  type ListChange,
} from './list-changes.js';
import { type ListedSetting, type ListFault } from './listed-setting.js';
import { LIST_REGULATORS, type ListRegulator } from './provision-types.js';
import {
  type ChangeShown,
  type ListShown,
  type NewListed,
  type ProviderListRow,
  ProviderListsQueries,
} from './provider-lists.queries.js';
import { readProviderList, type ProviderList } from './read-provider-list.js';

export type { ChangeShown, ListShown, ProviderListRow } from './provider-lists.queries.js';

/** A file that was read, before anything of it is kept. */
export interface ReceivedList {
  fileName: string;
  sha256: Buffer;
  list: ProviderList;
}

export interface ListOutcome {
  added: number;
  changed: number;
  lapsed: number;
  breachesOpened: number;
  breachesClosed: number;
  /** Children for whom somebody has to decide now. */
  workOpened: number;
  /** Living where something changed about the registration: their workers and placement officers have been told. */
  children: number;
}

/** New ones are added this many at a time, so that one can be told how far it is. */
const AT_ONCE = 2_000;

/** The regulator's published list of providers: read, compared, shown, and then recorded whole or not at all. */
@Injectable()
export class ProviderListsService {
  constructor(
    private readonly db: Database,
    private readonly queries: ProviderListsQueries,
    private readonly settings: CareSettingsService,
    private readonly facts: SettingFactsService,
    private readonly clock: Clock,
  ) {}

  /** Outside the transaction: reading takes as long as it takes. */
  async read(file: string, fileName: string): Promise<ReceivedList> {
    return this.readBytes(await readFile(file), fileName);
  }

  async readBytes(bytes: Buffer, fileName: string): Promise<ReceivedList> {
    const sha256 = createHash('sha256').update(bytes).digest();
    return { fileName, sha256, list: await readProviderList(bytes) };
  }

  /** Keeps a list with what it would change here; records nothing of it. @throws Problem `invalid` */
  async keep(actor: Actor, received: ReceivedList, regulator: ListRegulator, asOf: PlainDate): Promise<string> {
    if (asOf > londonDay(this.clock.now())) throw invalid('asOf', 'The list cannot be of a day to come');
    const { fileName, sha256, list } = received;
    const shown = await this.compared(list, regulator, asOf);
    return this.queries.keep({
      ...{ regulator, asOf: toIso(asOf), fileName: fileName.slice(0, 255), sha256, rows: list.rows, shown },
      ...{ listed: shown.faults.length ? [] : list.settings, by: actor.label },
    });
  }

  /** @throws Problem `not-found` */
  async find(id: string): Promise<ProviderListRow> {
    const list = await this.queries.find(id);
    if (!list) throw notFound('list');
    return list;
  }

  /** The latest first. */
  async page(page = 1): Promise<Paged<ProviderListRow>> {
    const rows = await this.queries.page(PAGE_SIZE, (page - 1) * PAGE_SIZE);
    return { items: rows.map(({ total: _, ...row }) => row), page, pageSize: PAGE_SIZE, total: rows[0]?.total ?? 0 };
  }

  /**
   * Records what was shown: every placement it touches is judged again at once, and whoever must know is told.
   * @param progress settings recorded so far, of how many
   * @throws Problem `not-found` · `conflict` when it is recorded already, or when the register has changed since it was shown
   */
  async record(actor: Actor, id: string, progress?: (done: number, all: number) => void): Promise<ListOutcome> {
    const list = await this.find(id);
    if (list.shown.faults.length)
      throw invalid('file', 'Mend the rows at fault first: a list is recorded whole or not at all');
    const listed = await this.queries.listed(id);
    if (!listed) throw conflict('This list is recorded already');
    const asOf = parsePlainDate(list.asOf)!;
    await this.queries.oneAtATime();
    await this.settings.lock(list.shown.changes.flatMap(({ settingId }) => settingId ?? []));
    const changes = await this.changes(listed, list.regulator, asOf);
    const shown = await this.shown(changes, list.shown.agencies, listed.length);
    if (signature(shown) !== signature(list.shown))
      throw conflict('The register has changed since this list was compared with it: bring the list in again');
    await this.db.because(reasonOf(asOf));
    const outcome = await this.apply(changes, list, asOf, progress);
    await this.queries.markRecorded(id, this.clock.now(), actor.label);
    Object.assign(this.db.unit.detail, { providerList: id, ...outcome });
    return outcome;
  }

  private async compared(list: ProviderList, regulator: ListRegulator, asOf: PlainDate): Promise<ListShown> {
    const faults = list.faults.length ? list.faults : await this.wrongPostcodes(list.settings);
    if (faults.length) return { faults, agencies: list.agencies, same: 0, changes: [] };
    return this.shown(await this.changes(list.settings, regulator, asOf), list.agencies, list.settings.length);
  }

  private async wrongPostcodes(settings: readonly ListedSetting[]): Promise<ListFault[]> {
    const wrong = new Set(await this.settings.impossiblePostcodes(settings.flatMap(({ postcode }) => postcode ?? [])));
    const at = settings.filter(({ postcode }) => postcode !== null && wrong.has(postcode));
    return at.map(({ row, postcode }) => ({ row, column: 'postcode', message: noSuchPostcode(postcode!) }));
  }

  private async changes(
    listed: readonly ListedSetting[],
    regulator: ListRegulator,
    asOf: PlainDate,
  ): Promise<ListChange[]> {
    return listChanges(listed, await this.queries.known(regulator, startOfLondonDay(asOf)));
  }

  private async shown(changes: readonly ListChange[], agencies: number, settings: number): Promise<ListShown> {
    const there = await this.queries.placementsIn(
      changes.flatMap((change) => ('known' in change ? [change.known.id] : [])),
    );
    const named = changes.filter(({ is }) => is !== 'lapsed').length;
    return {
      faults: [],
      agencies,
      same: settings - named,
      changes: changes.map((change) => changeShown(change, there)),
    };
  }

  private async apply(
    changes: readonly ListChange[],
    { id, regulator }: ProviderListRow,
    asOf: PlainDate,
    progress: ((done: number, all: number) => void) | undefined,
  ): Promise<ListOutcome> {
    const outcome = {
      added: 0,
      changed: 0,
      lapsed: 0,
      breachesOpened: 0,
      breachesClosed: 0,
      workOpened: 0,
      children: 0,
    };
    let done = 0;
    const on = (more: number) => progress?.((done += more), changes.length);
    const added = changes.flatMap((change) => (change.is === 'new' ? [newListed(change.listed, regulator, asOf)] : []));
    for (let from = 0; from < added.length; from += AT_ONCE) {
      const piece = added.slice(from, from + AT_ONCE);
      await this.queries.addAll(piece);
      outcome.added += piece.length;
      on(piece.length);
    }
    for (const change of changes) {
      if (change.is === 'new') continue;
      for (const did of await this.applyOne(change, id, asOf)) {
        outcome.breachesOpened += did.breachesOpened;
        outcome.breachesClosed += did.breachesClosed;
        outcome.workOpened += did.workOpened;
        outcome.children += did.childrenTold;
      }
      if (change.is === 'changed') outcome.changed++;
      if (change.is === 'lapsed') outcome.lapsed++;
      on(1);
    }
    return outcome;
  }

  /** What each change of the registration did. A contradiction changes nothing: somebody has to look. */
  private async applyOne(
    change: Exclude<ListChange, { is: 'new' }>,
    listId: string,
    asOf: PlainDate,
  ): Promise<Rejudged[]> {
    if (change.is === 'contradicting') return [];
    if (change.is === 'lapsed') {
      const { registration, id } = change.known;
      const from = startOfLondonDay(asOf);
      return [
        await this.registered(id, { ...registration!, status: 'not-registered', from, until: null }, listId, asOf),
      ];
    }
    const did = await this.begun(change, listId, asOf);
    if (touchesConditions(change))
      did.push(await this.registered(change.known.id, registrationOf(change, asOf), listId, asOf));
    if (touchesParticulars(change)) await this.particulars(change, asOf);
    return did;
  }

  /** The status began on another day than was recorded. */
  private async begun({ listed, known }: ChangedSetting, listId: string, asOf: PlainDate): Promise<Rejudged[]> {
    const start = statusStart(listed, known);
    if (!start) return [];
    const correction = { from: fromOf(listed, asOf), reason: reasonOf(asOf) };
    return [await this.facts.correctRegistration(start.id, start.version, correction, listId)];
  }

  /** From its time on; one that begins at that very time is put right. */
  private async registered(
    id: string,
    registration: NewRegistration,
    listId: string,
    asOf: PlainDate,
  ): Promise<Rejudged> {
    const { registrations } = await this.settings.open(id);
    const same = registrations.find(
      ({ from, category }) => from.getTime() === registration.from.getTime() && category === registration.category,
    );
    if (!same) return this.facts.register(id, registration, listId);
    const correction = { ...registration, until: same.until, reason: reasonOf(asOf) };
    return this.facts.correctRegistration(same.id, same.version, correction, listId);
  }

  private async particulars({ listed, known }: ChangedSetting, asOf: PlainDate): Promise<void> {
    const { version } = await this.settings.find(known.id);
    const change = {
      ...(listed.name !== null && { name: listed.name }),
      ...(listed.providerName !== null && { providerName: listed.providerName }),
      ...(listed.postcode !== null && { postcode: listed.postcode }),
      ...(listed.area !== null && { localAuthorityArea: listed.area }),
    };
    await this.settings.correct(known.id, version, change, reasonOf(asOf));
  }
}

/** Whether two comparisons say the same, whatever the order of what they are kept as. */
function signature({ changes }: ListShown): string {
  return JSON.stringify(
    changes
      .map(({ is, urn, settingId, differences, was, status }) => [is, urn, settingId, differences, was, status])
      .sort(),
  );
}

function reasonOf(asOf: PlainDate): string {
  return `As the regulator’s list of ${day(asOf)} has it`;
}

function changeShown(change: ListChange, there: ReadonlyMap<string, number>): ChangeShown {
  const listed = 'listed' in change ? change.listed : null;
  const known = 'known' in change ? change.known : null;
  return {
    is: change.is,
    urn: (listed ?? known)!.urn,
    name: listed?.name ?? known?.name ?? null,
    settingId: known?.id ?? null,
    row: listed?.row ?? null,
    differences: 'differences' in change ? change.differences : [],
    was: known?.registration?.status ?? null,
    status: listed?.status ?? null,
    placements: known ? (there.get(known.id) ?? 0) : 0,
  };
}

/** From the day the list gives for the status, or from its own day. */
function fromOf({ statusFrom }: ListedSetting, asOf: PlainDate): Date {
  return startOfLondonDay(statusFrom ?? asOf);
}

function newListed(listed: ListedSetting, regulator: ListRegulator, asOf: PlainDate): NewListed {
  const { settingType, urn } = listed;
  return {
    ...listed,
    // homes for children are listed without their names
    name: listed.name ?? `${settingTypeOf(settingType).label} ${urn}`,
    country: LIST_REGULATORS[regulator],
    regulator,
    from: fromOf(listed, asOf).toISOString(),
  };
}

/** What the list leaves out stays as it was. */
function registrationOf({ listed, known, differences }: ChangedSetting, asOf: PlainDate): NewRegistration {
  const was = known.registration;
  return {
    status: listed.status,
    category: listed.category,
    subcategory: listed.subcategory ?? was?.subcategory ?? null,
    minAge: listed.minAge ?? was?.minAge ?? null,
    maxAge: listed.maxAge ?? was?.maxAge ?? null,
    places: listed.places ?? was?.places ?? null,
    sex: listed.sex ?? was?.sex ?? null,
    otherConditions: was?.otherConditions ?? null,
    from: differences.includes('status') ? fromOf(listed, asOf) : startOfLondonDay(asOf),
    until: null,
  };
}

/** For forms and the command line. @throws Problem `invalid` */
export function listDay(text: string | undefined): PlainDate {
  const day = text === undefined ? null : parsePlainDate(text);
  if (day === null) throw invalid('asOf', 'Enter the day the list is of');
  return day;
}
