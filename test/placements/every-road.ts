import { type ApiClient, type Kith, startKith } from '../support/app.js';
import { Facts } from '../support/facts.js';
import { boxes, Visitor } from '../support/visitor.js';
import { seeded } from '../law/generated-facts.js';
import { DIFFERENCES } from './lawful-always.js';

/** One answer of the program to one attempt. */
interface Attempt {
  road: string;
  status: number;
}

export interface Travelled {
  /** How often each road was tried, and how often it was let through. */
  roads: Record<string, { tried: number; let: number }>;
  failures: Attempt[];
  approved: number;
  breaches: number;
  differences: object[];
}

const DAYS: readonly [year: number, month: number, day: number][] = [
  [2024, 2, 28],
  [2024, 2, 29],
  [2024, 3, 1],
  [2024, 6, 1],
  [2025, 1, 15],
  [2025, 10, 26],
  [2026, 1, 5],
  [2026, 3, 29],
];
const BIRTHS = ['2008-02-29', '2008-03-01', '2009-01-15', '2010-01-05', '2010-03-29', '2012-07-07'];
const STATUSES = ['Active', 'Active', 'Suspended', 'Cancelled'];
const CHILDREN = 3;
/** Then every day of every child is taken. */
const ROUNDS_OF_A_WORLD = 25;

/**
 * Two instances of the program, and on each somebody who places children, says where they are, decides their ages and
 * brings in regulators' lists, over the API, on the pages and by files, both at once. After each pair of attempts what
 * stands is compared with what the law says.
 */
export async function travelEveryRoad(rounds: number, seed: number): Promise<Travelled> {
  const first = await startKith();
  const second = await startKith({ beside: first });
  const facts = await Facts.of(first);
  const random = seeded(seed);
  const travellers = [
    await Traveller.of(first, first, facts, random),
    await Traveller.of(second, first, facts, random),
  ];
  let world: World = { children: [], settings: [] };
  const seen: Travelled = { roads: {}, failures: [], approved: 0, breaches: 0, differences: [] };
  for (let round = 0; round < rounds && seen.differences.length === 0; round++) {
    if (round % ROUNDS_OF_A_WORLD === 0) world = await newWorld(facts, round);
    for (const { road, status } of await Promise.all(travellers.map((each) => each.attempt(world)))) {
      const counts = (seen.roads[road] ??= { tried: 0, let: 0 });
      counts.tried++;
      if (status < 400) counts.let++;
      if (status >= 500) seen.failures.push({ road, status });
    }
    seen.differences = await facts.rows(DIFFERENCES);
  }
  const [counts] = await facts.rows<Pick<Travelled, 'approved' | 'breaches'>>(
    `SELECT (SELECT count(*)::int FROM placement WHERE basis = 'approved') AS approved,
            (SELECT count(*)::int FROM breach) AS breaches`,
  );
  await facts.end();
  await second.stop();
  await first.stop();
  return { ...seen, ...counts };
}

interface World {
  children: string[];
  settings: { id: string; urn: string; category: string }[];
}

async function newWorld(facts: Facts, n: number): Promise<World> {
  const children = [];
  for (const bornOn of BIRTHS.slice(0, CHILDREN)) {
    const child = await facts.child({ bornOn });
    await facts.inCare(child, ['2024-01-01']);
    children.push(child);
  }
  const settings = [];
  for (const [i, category] of ['supported-accommodation', 'supported-accommodation', 'childrens-home'].entries()) {
    const [id, urn] = [await facts.setting(category, { registered: ['2023-10-28'] }), `SC${900_000 + n * 3 + i}`];
    await facts.audited(`UPDATE care_setting SET urn = $2, regulator = 'ofsted' WHERE id = $1`, [id, urn]);
    settings.push({ id, urn, category });
  }
  return { children, settings };
}

/** Somebody signed in at one instance, on the pages and over the API, as whoever may do each thing. */
class Traveller {
  private constructor(
    private readonly worker: ApiClient,
    private readonly officer: ApiClient,
    private readonly visitor: Visitor,
    private readonly facts: Facts,
    private readonly deciderId: string,
    private readonly random: () => number,
  ) {}

  static async of(at: Kith, { authority }: Kith, facts: Facts, random: () => number): Promise<Traveller> {
    const [worker, officer] = [await at.as('social-worker'), await at.as('placement-officer')];
    const visitor = await Visitor.as(at, 'social-worker');
    return new Traveller(worker, officer, visitor, facts, authority.users['team-manager'].id, random);
  }

  async attempt({ children, settings }: World): Promise<Attempt> {
    const [child, setting] = [this.pick(children), this.pick(settings)];
    const roads: Record<string, () => Promise<number>> = {
      'approval over the API': () => this.approve(child, setting.id),
      'approval on the pages': () => this.approveOnPages(child, setting.id),
      'where the child is, over the API': () => this.recordActual(child, setting.id),
      'where the child is, on the page': () => this.recordActualOnPage(child, setting.id),
      'a date of birth': () => this.assertBirth(child),
      'a corrected start': () => this.correct(child),
      'a registration': () => this.register(setting),
      'a regulator’s list': () => this.bringList(setting),
    };
    const road = this.pick(Object.keys(roads));
    return { road, status: await roads[road]!() };
  }

  private async approve(child: string, careSettingId: string): Promise<number> {
    const startsAt = this.instant();
    const { status } = await this.worker.post(`/api/v1/children/${child}/placements`, {
      ...{ careSettingId, route: this.route(), startsAt, wishesAndFeelings: 'test', currentEndsBecause: 'test' },
      approval: { decidedBy: this.deciderId, decidedAt: startsAt, channel: 'in-person' },
    });
    return status;
  }

  private async approveOnPages(child: string, setting: string): Promise<number> {
    const day = [...this.pick(DAYS)].reverse() as [number, number, number];
    const steps: [step: string, answers: Record<string, string>][] = [
      ['dates', { careSettingId: setting, route: this.route(), currentEndsBecause: 'test', ...boxes('startsAt', day, '12:00') }], // prettier-ignore
      ['wishes', { wishesAndFeelings: 'test' }],
      ['decision', { decidedBy: this.deciderId, channel: 'in-person', ...boxes('decidedAt', day, '11:00') }],
      ['check', {}],
    ];
    const at = (step: string) => `/children/${child}/placements/journey/${step}`;
    for (const [step, answers] of steps) {
      const form = await this.visitor.open(`${at(step)}${step === 'dates' ? `?setting=${setting}` : ''}`);
      if (!form.html.includes(`action="${at(step)}"`)) return 422; // the law has ended the way before
      const next = await this.visitor.send(form, at(step), answers);
      if (next.status >= 400 || step === 'check') return next.status;
    }
    return 500;
  }

  private async recordActual(child: string, careSettingId: string): Promise<number> {
    const body = { careSettingId, route: this.route(), startsAt: this.instant(), circumstances: 'test', currentEndsBecause: 'test' }; // prettier-ignore
    return (await this.worker.post(`/api/v1/children/${child}/actual-placements`, body)).status;
  }

  private async recordActualOnPage(child: string, setting: string): Promise<number> {
    const day = [...this.pick(DAYS)].reverse() as [number, number, number];
    const answers = { careSettingId: setting, route: this.route(), circumstances: 'test', currentEndsBecause: 'test' };
    const path = `/children/${child}/placements/actual?setting=${setting}`;
    return (await this.visitor.fill(path, { ...answers, ...boxes('startsAt', day, '12:00') })).status;
  }

  private async assertBirth(child: string): Promise<number> {
    const birth = { earliest: this.pick(BIRTHS), source: 'authority-age-assessment' };
    return (await this.worker.post(`/api/v1/children/${child}/dates-of-birth`, birth)).status;
  }

  private async correct(child: string): Promise<number> {
    const { body } = await this.worker.get(`/api/v1/children/${child}/placements`);
    if (body.items.length === 0) return 404;
    const { id, version } = this.pick<{ id: string; version: number }>(body.items);
    const correction = { startsAt: this.instant(), reason: 'test' };
    return (await this.worker.patch(`/api/v1/placements/${id}`, correction, version)).status;
  }

  private async register({ id, category }: World['settings'][number]): Promise<number> {
    const status = this.pick(['registered', 'suspended', 'cancelled']);
    const body = { status, category, from: this.instant(), minAge: this.pick([null, 8, 16]) ?? undefined };
    return (await this.officer.post(`/api/v1/care-settings/${id}/registrations`, body)).status;
  }

  /** Of the kind the setting is, as the regulator would write it; or another. */
  private async bringList({ urn, category }: World['settings'][number]): Promise<number> {
    const kind = category === 'childrens-home' ? "Children's home" : 'Supported accommodation – private residence';
    const [year, month, day] = this.pick(DAYS);
    const row = [urn, kind, this.pick(STATUSES), `${year}-${two(month)}-${two(day)}`, 'test', '', '', '6', this.pick(['', '8', '16']), '17']; // prettier-ignore
    const header =
      'URN,Provision type,Registration status,Registration date,Name,Provider,Postcode,Places,Min age,Max age';
    const path = `/api/v1/provider-lists?regulator=ofsted&asOf=2026-06-01`;
    const list = await this.officer.bring(path, 'text/csv', Buffer.from(`${header}\r\n${row.join(',')}\r\n`));
    if (list.status >= 400) return list.status;
    return (await this.officer.post(`/api/v1/provider-lists/${list.body.id}/recording`)).status;
  }

  private instant(): string {
    const [year, month, day] = this.pick(DAYS);
    return `${year}-${two(month)}-${two(day)}T${this.pick(['00:00', '12:00', '23:30'])}:00Z`;
  }

  private route(): string {
    return this.pick(['other-arrangements', 'other-arrangements', 'childrens-home']);
  }

  private pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)]!;
  }
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
