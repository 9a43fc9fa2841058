import { toIso } from '../../../src/kernel/plain-date.js';
import { type Row } from '../../../src/synthetic/facts.js';
import { type Instant, type Span } from '../../../src/synthetic/london.js';
import { type ApiClient, type Kith } from '../../support/app.js';
import { type ChildFacts, type SettingFacts } from './facts-of-a-month.js';

/** Who records: each only what a person of that role may. */
interface Users {
  socialWorker: ApiClient;
  manager: ApiClient;
  placementOfficer: ApiClient;
}

/** Records facts as people do: over the JSON API, in the order they happened, by those who may. */
export class Recorder {
  /** By the ids of the generator. */
  private readonly settings = new Map<string, string>();
  private readonly childIds = new Map<string, string>();

  private constructor(
    private readonly users: Users,
    private readonly decider: string,
    private readonly director: string,
  ) {}

  static async of(kith: Kith): Promise<Recorder> {
    const users = {
      socialWorker: await kith.as('social-worker'),
      manager: await kith.as('team-manager'),
      placementOfficer: await kith.as('placement-officer'),
    };
    const { 'service-manager': decider, director } = kith.authority.users;
    return new Recorder(users, decider.id, director.id);
  }

  /** Children first: a temporary approval of carers names its child. */
  async record(children: readonly ChildFacts[], settings: readonly SettingFacts[]): Promise<void> {
    await inTurns(children, (child) => this.identity(child));
    await inTurns(settings, (setting) => this.setting(setting));
    await inTurns(children, (child) => this.life(child));
  }

  private async setting({ setting, registrations, restrictions, approvals }: SettingFacts): Promise<void> {
    const { placementOfficer } = this.users;
    const { id } = await this.post(placementOfficer, '/api/v1/care-settings', {
      name: setting.name,
      settingType: setting.setting_type,
      country: setting.country,
      providerName: setting.provider_name,
      regulator: setting.regulator,
      urn: setting.urn,
      postcode: setting.postcode,
      localAuthorityArea: setting.local_authority_area,
    });
    this.settings.set(setting.id, id);
    for (const { status, category, min_age: minAge, max_age: maxAge, places, during } of registrations)
      await this.post(placementOfficer, `/api/v1/care-settings/${id}/registrations`, {
        ...{ status, category, minAge, maxAge, places },
        ...span(during),
      });
    for (const { during } of restrictions)
      await this.post(placementOfficer, `/api/v1/care-settings/${id}/admission-restrictions`, span(during));
    for (const { kind, child_id, during } of approvals)
      await this.post(placementOfficer, `/api/v1/care-settings/${id}/carer-approvals`, {
        ...{ kind, ...span(during) },
        ...(child_id && { childId: this.childIds.get(child_id) }),
      });
  }

  /** Searched for, created, and what is said of the birth. */
  private async identity({ child, births }: ChildFacts): Promise<void> {
    const { socialWorker } = this.users;
    const name = `${child.given_name} ${child.family_name}`;
    const search = await this.post(socialWorker, '/api/v1/children/search', { name });
    const { id } = await this.post(socialWorker, '/api/v1/children', {
      searchId: search.id,
      duplicatesConsidered: true,
      givenName: child.given_name,
      familyName: child.family_name,
      sex: child.sex,
      localNumber: child.local_number,
      homePostcode: child.home_postcode,
      dateOfBirth: birth(births[0]!),
    });
    this.childIds.set(child.id, id);
    for (const later of births.slice(1)) {
      const known = await this.get(socialWorker, `/api/v1/children/${id}`);
      const supersedes = known.birth.assertions.filter((each: any) => !each.supersededAt).map((each: any) => each.id);
      await this.post(socialWorker, `/api/v1/children/${id}/dates-of-birth`, { ...birth(later), supersedes });
    }
  }

  private async life(facts: ChildFacts): Promise<void> {
    const path = `/api/v1/children/${this.childIds.get(facts.child.id)}`;
    await this.care(path, facts);
    await this.answers(path, facts);
    await this.trafficking(path, facts);
    const placements = await this.placements(path, facts);
    for (const absence of facts.absences) await this.absence(path, facts, absence, placements);
  }

  private async care(path: string, { care, statuses }: ChildFacts): Promise<void> {
    const { socialWorker } = this.users;
    for (const { during, end_reason } of care) {
      const period = await this.post(socialWorker, `${path}/periods-of-care`, { from: iso(during.from) });
      for (const status of statuses.filter((each) => holds(during, each.during.from)))
        await this.post(socialWorker, `${path}/legal-statuses`, { code: status.code, from: iso(status.during.from) });
      if (during.until === null) continue;
      // the generator's code for the end of a short break is one of episodes, not of care
      const reason = end_reason === 'X1' ? 'E4A' : end_reason;
      const ending = { endedAt: iso(during.until), reason };
      await this.post(socialWorker, `/api/v1/periods-of-care/${period.id}/ending`, ending);
    }
  }

  private async answers(path: string, { answers }: ChildFacts): Promise<void> {
    const { socialWorker } = this.users;
    let accompaniedFrom: Instant | null = null;
    for (const { answer, during, answered_at, end_reason } of answers) {
      const isRecorded = during.from === accompaniedFrom; // by the reunion that ended the answer before
      const body = { answer, from: iso(during.from), answeredAt: iso(answered_at!) };
      if (!isRecorded) await this.post(socialWorker, `${path}/unaccompanied`, body);
      if (end_reason == null) continue;
      accompaniedFrom = during.until;
      const ending = { endedAt: iso(during.until!), reason: end_reason };
      await this.post(socialWorker, `${path}/unaccompanied/ending`, ending);
    }
  }

  private async trafficking(path: string, facts: ChildFacts): Promise<void> {
    const { socialWorker, manager } = this.users;
    for (const { outcome, screened_at } of facts.screenings)
      await this.post(socialWorker, `${path}/trafficking-screenings`, { outcome, screenedAt: iso(screened_at!) });
    for (const { level, basis, during, end_reason } of facts.findings) {
      const body = { level, basis, from: iso(during.from) };
      const { id } = await this.post(manager, `${path}/trafficking-findings`, body);
      const ending = { reason: end_reason, endedAt: during.until && iso(during.until) };
      if (during.until !== null) await this.post(manager, `/api/v1/trafficking-findings/${id}/ending`, ending);
    }
    for (const { id: referral, referred_at, reference } of facts.referrals) {
      const body = { referredAt: iso(referred_at!), reference };
      const { id } = await this.post(socialWorker, `${path}/nrm-referrals`, body);
      for (const { decision, decided_at } of facts.decisions.filter((each) => each.nrm_referral_id === referral)) {
        const decided = { decision, decidedAt: iso(decided_at!) };
        await this.post(socialWorker, `/api/v1/nrm-referrals/${id}/decisions`, decided);
      }
    }
  }

  /** Approved where the law permits it; otherwise where the child really was. @returns ids by the generator's */
  private async placements(path: string, facts: ChildFacts): Promise<Map<string, string>> {
    const { socialWorker } = this.users;
    const ids = new Map<string, string>();
    for (const placement of facts.placements) {
      const { id } = await this.placement(path, facts, placement);
      ids.set(placement.id, id);
      const decision = facts.directorDecisions.find(({ placement_id }) => placement_id === placement.id);
      if (decision) await this.directorDecides(path, id, decision, facts);
      const { until } = placement.during;
      const ending = { endedAt: until && iso(until), reason: placement.end_reason };
      if (until !== null) await this.post(socialWorker, `/api/v1/placements/${id}/ending`, ending);
    }
    return ids;
  }

  private async placement(path: string, { approvals }: ChildFacts, row: Row<'placement'>): Promise<{ id: string }> {
    const { socialWorker } = this.users;
    const where = {
      careSettingId: this.settings.get(row.care_setting_id),
      route: row.route,
      ...(row.detention_directed_by && { detentionDirectedBy: row.detention_directed_by }),
      startsAt: iso(row.during.from),
    };
    const approval = approvals.find(({ placement_id }) => placement_id === row.id);
    const verdict = await this.post(socialWorker, `${path}/placements/check`, where);
    if (approval && ['permitted', 'permitted-if'].includes(verdict.is))
      return this.post(socialWorker, `${path}/placements`, {
        ...where,
        wishesAndFeelings: row.wishes_and_feelings ?? undefined,
        wishesNotObtainedReason: row.wishes_not_obtained_reason ?? undefined,
        approval: {
          decidedBy: this.decider,
          decidedAt: iso(approval.decided_at!),
          channel: approval.channel,
        },
      });
    const circumstances = row.circumstances ?? 'Decided on what was known then';
    return this.post(socialWorker, `${path}/actual-placements`, { ...where, circumstances });
  }

  private async directorDecides(
    path: string,
    placement: string,
    row: Row<'director_decision'>,
    facts: ChildFacts,
  ): Promise<void> {
    const { socialWorker } = this.users;
    const { items } = await this.get(socialWorker, `${path}/breaches`);
    const order = facts.orders.find(({ id }) => id === row.court_order_id);
    const { id } = items.find((each: any) => each.placementId === placement && each.rule === row.rule);
    await this.post(socialWorker, `/api/v1/breaches/${id}/decisions`, {
      ...{ decision: row.decision, reasons: row.reasons, noAlternativesBecause: 'Not asked here' },
      courtOrder: row.court_order,
      ...(order && { order: orderOf(order) }),
      ofsted: 'not-known',
      exitPlan: row.exit_plan,
      exitBy: toIso(row.exit_by!),
      told: { decidedBy: this.director, decidedAt: iso(row.decided_at!), channel: 'in-person' },
    });
  }

  private async absence(
    path: string,
    { segments: all }: ChildFacts,
    row: Row<'absence'>,
    placements: Map<string, string>,
  ): Promise<void> {
    const segments = all.filter(({ absence_id }) => absence_id === row.id);
    const { socialWorker } = this.users;
    const { id } = await this.post(socialWorker, `${path}/absences`, report(row, segments[0]!.kind!));
    for (const { kind, during } of segments.slice(1)) {
      const from = iso(during.from);
      const found = { locatedAt: from, locatedBy: 'Police', locatedPlace: 'With friends', seen: true, safe: 'yes' };
      if (kind === 'away') await this.post(socialWorker, `/api/v1/absences/${id}/located`, found);
      else await this.post(socialWorker, `/api/v1/absences/${id}/missing-again`, { from });
    }
    if (row.during.until === null) return;
    const placementId = row.returned_to_placement_id && placements.get(row.returned_to_placement_id);
    await this.post(socialWorker, `/api/v1/absences/${id}/returned`, {
      ...{ returnedAt: iso(row.during.until), to: 'same-placement', safe: 'yes' },
      ...(placementId && { placementId }),
    });
  }

  private async post(client: ApiClient, path: string, body: object): Promise<any> {
    const answer = await client.post(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  private async get(client: ApiClient, path: string): Promise<any> {
    return (await client.get(path)).body;
  }
}

/** The five answers of the report, as known in the end. */
function report(row: Row<'absence'>, first: string): object {
  const isKnown = first === 'away';
  return {
    whereabouts: isKnown ? 'known' : row.whereabouts === 'known' ? 'not-known' : row.whereabouts,
    ...(isKnown && { whereaboutsPlace: row.whereabouts_place ?? 'With friends' }),
    ...(isKnown && { whereaboutsVerifiedBy: row.whereabouts_verified_by ?? 'The carer' }),
    lastSeenEarliest: iso(row.last_seen_earliest!),
    lastSeenLatest: iso(row.last_seen_latest!),
    lastSeenPlace: row.last_seen_place,
    lastSeenBy: row.last_seen_by,
    danger: row.danger,
    ...(row.danger_details && { dangerDetails: row.danger_details }),
    police: row.police,
    ...(row.police_told_at && { policeToldAt: iso(row.police_told_at) }),
    ...(row.police_not_told_reason && { policeNotToldReason: row.police_not_told_reason }),
    ...(row.police_reference && { policeReference: row.police_reference }),
    noticedAt: iso(row.noticed_at!),
    reportedAt: iso(row.reported_at!),
    reportedBy: row.reported_by,
  };
}

function orderOf({ kind, detail, reference, during: { from, until } }: Row<'placement_evidence'>): object {
  return { kind, court: detail, reference, from: iso(from), until: until && iso(until) };
}

function birth({ earliest, latest, source, asserted_at }: Row<'date_of_birth_assertion'>): object {
  return { earliest: toIso(earliest!), latest: toIso(latest!), source, assertedAt: iso(asserted_at!) };
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}

function span({ from, until }: Span): object {
  return { from: iso(from), ...(until !== null && { until: iso(until) }) };
}

function holds({ from, until }: Span, at: Instant): boolean {
  return from <= at && (until === null || at < until);
}

/** A few at a time, as several people work. */
async function inTurns<T>(things: readonly T[], record: (thing: T) => Promise<void>): Promise<void> {
  const left = things[Symbol.iterator]();
  const worker = async () => {
    for (const thing of left) await record(thing);
  };
  await Promise.all([worker(), worker(), worker()]);
}
