import { addDays, birthday, plainDate, type PlainDate } from '../../src/kernel/plain-date.js';
import { startOfLondonDay } from '../../src/kernel/london-time.js';
import {
  CARER_APPROVALS,
  COUNTRIES,
  DETENTION_DIRECTORS,
  PREMISES,
  REGISTERED_SEXES,
  REGISTRATION_CATEGORIES,
  REGISTRATION_STATUSES,
  ROUTES,
  SETTING_TYPES,
  SUPPORT_CATEGORIES,
  type RegistrationCategory,
  type Route,
  type SettingType,
} from '../../src/law/care-setting/codes.js';
import { SETTING_TYPE_TABLE, settingTypeOf } from '../../src/law/care-setting/setting-types.js';
import { EVIDENCE_KIND_TABLE, NOTICE_RECIPIENTS, type EvidenceKind } from '../../src/law/evidence/kinds.js';
import type { Evidence, PlacementFacts } from '../../src/law/placement-facts.js';
import { RULES } from '../../src/law/registry.js';
import type { SettingFacts } from '../../src/law/care-setting/setting-facts.js';
import type { RegistrationSpan, Span, Stay } from '../../src/law/care-setting/stay.js';

/** Numbers in [0, 1), the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Days the law turns on, and clock changes. */
const TURNING_DAYS = ['2011-04-01', '2013-07-01', '2018-04-02', '2021-09-09', '2023-10-28', '2024-02-29', '2024-03-31'];

const AREAS = ['E08000025', 'E10000031', 'E06000060', 'W06000005'];

/** The lawful exceptions somebody may rely on in place of this, and one that is of no rule. */
const exceptionsFor = (kind: EvidenceKind): string[] => {
  const rules = RULES.filter(({ evidence }) => evidence.includes(kind));
  return ['no-such-exception', ...rules.flatMap(({ exceptions }) => exceptions.flatMap(({ code = [] }) => code))];
};

/** Every exception with the evidence it stands in for: rare among all that may be recorded, and what rules turn on. */
const EXCEPTIONS = RULES.flatMap(({ evidence, exceptions }) =>
  evidence.flatMap((kind) =>
    exceptions.flatMap(({ code = [] }) => [code].flat().map((exception) => ({ kind, exception }))),
  ),
);

interface Ages {
  minAge: number | null;
  maxAge: number | null;
}

/** Facts of every kind, crowded around the boundaries. */
export class FactMaker {
  constructor(private readonly random: () => number) {}

  facts(): SettingFacts {
    const on = this.day();
    const setting = this.setting();
    return {
      on,
      bornOn: this.born(on),
      sex: this.orNull(0.1, REGISTERED_SEXES),
      route: this.route(),
      setting,
      registration: {
        status: this.chance(0.6) ? 'registered' : this.pick([...REGISTRATION_STATUSES, 'lapsed'] as const),
        category: this.category(setting.type),
        ...this.ages(),
        agesTestedOn: this.chance(0.3) ? null : addDays(on, -this.below(1500)),
        admissionRestricted: this.chance(0.15),
        ...this.sexAndNumber(),
      },
      childrenBefore: this.below(5),
      carerApproval: this.pick([...CARER_APPROVALS, 'lapsed'] as const),
      carerApprovedOn: this.chance(0.3) ? null : addDays(on, -this.below(200)),
      approvalExtension: this.chance(0.8)
        ? null
        : {
            because: this.pick(['assessment-unfinished', 'refusal-under-review']),
            until: this.chance(0.2) ? null : addDays(on, this.below(40) - 20),
          },
      schemeValues: this.chance(0.9) ? {} : { 'reg-24-weeks': 8 + this.below(10) },
    };
  }

  /** The same, with all the rules of a placement need; a stay that began days or weeks before is as likely as one proposed. */
  placement(): PlacementFacts {
    const facts = this.chance(0.4) ? this.fitting(this.facts()) : this.facts();
    const startsOn = this.chance(0.4) ? facts.on : addDays(facts.on, -this.below(30));
    const startsAt = startOfLondonDay(startsOn).getTime() + 36_000_000;
    return {
      ...facts,
      at: startsOn === facts.on ? startsAt : startOfLondonDay(facts.on).getTime() + 43_200_000,
      startsAt,
      startsOn,
      endsAt: this.chance(0.9) ? null : startsAt + this.below(40) * 86_400_000,
      premises: this.orNull(0.3, PREMISES),
      supportCategory: this.orNull(0.3, SUPPORT_CATEGORIES),
      legalStatus: this.orNull(0.1, ['C1', 'C2', 'V2', 'V3', 'V4', 'L1', 'J1', 'J2']),
      careFrom: this.chance(0.1) ? null : addDays(startsOn, -this.below(30)),
      movedFrom: this.chance(0.5) ? null : { route: this.orNull(0.1, ROUTES) },
      unaccompanied: this.pick(['yes', 'no', 'unknown']),
      trafficked: this.pick(['identified', 'suspected', 'no', 'no', 'unknown']),
      area: { own: this.orNull(0.1, AREAS), setting: this.orNull(0.1, AREAS) },
      shortBreaks: this.chance(0.5) ? null : { longestDays: this.below(30), totalDays: this.below(120) },
      breach: this.chance(0.8)
        ? null
        : {
            knownOn: addDays(facts.on, -this.below(20)),
            decidedOn: this.chance(0.5) ? null : addDays(facts.on, -this.below(10)),
          },
      evidence: this.several(12, () => this.evidence(startsOn)).sort((a, b) => a.at - b.at),
    };
  }

  /** A route and a setting that fits it, as most placements are. */
  private fitting(facts: SettingFacts): SettingFacts {
    const { code, fits } = this.pick(SETTING_TYPE_TABLE.filter((row) => row.fits.length > 0));
    return { ...facts, route: this.pick(fits).route, setting: { ...facts.setting, type: code } };
  }

  private evidence(startsOn: PlainDate): Evidence {
    const relied = this.chance(0.2) ? this.pick(EXCEPTIONS) : null;
    const { code, detail, decidedBy } = relied ? this.rowOf(relied.kind) : this.pick(EVIDENCE_KIND_TABLE);
    const on = addDays(startsOn, this.below(40) - 20);
    const outcomes = ['done', 'done', 'done', 'not-done', 'exception', 'withheld'] as const;
    const outcome = relied ? 'exception' : this.pick(outcomes);
    return {
      kind: code,
      outcome,
      exception: relied?.exception ?? (outcome === 'exception' ? this.pick(exceptionsFor(code)) : null),
      detail:
        detail === null
          ? null
          : this.orNull(
              0.1,
              detail.choices.map(([choice]) => choice),
            ),
      recipient: code === 'notice' ? this.pick(NOTICE_RECIPIENTS) : null,
      reason: this.orNull(0.2, ['because']),
      at: startOfLondonDay(on).getTime() + this.below(86_400) * 1000,
      on,
      until: this.chance(0.5) ? null : addDays(on, this.below(60)),
      dueOn: this.chance(0.5) ? null : addDays(on, this.below(30)),
      decidedAs: this.chance(0.3) ? [] : [this.pick(decidedBy ?? ['social-worker'])],
    };
  }

  private rowOf(kind: EvidenceKind) {
    return EVIDENCE_KIND_TABLE.find(({ code }) => code === kind)!;
  }

  stay(): Stay {
    const day = this.day();
    const bornOn = this.born(day);
    const instants = this.instants(day, bornOn.youngest);
    const setting = this.setting();
    const from = this.pick(instants);
    const later = instants.filter((at) => at > from);
    const ages = this.ages();
    return {
      from,
      until: later.length === 0 || this.chance(0.5) ? null : this.pick(later),
      ...(this.chance(0.3) ? { admittedAt: new Date(from.getTime() - this.below(800) * 86_400_000) } : {}),
      bornOn,
      sex: this.orNull(0.1, REGISTERED_SEXES),
      route: this.route(),
      setting,
      registrations: this.several(5, () => this.registration(setting.type, ages, instants)),
      restrictions: this.several(2, () => this.span(instants)),
      childrenBefore: this.several(4, () => this.span(instants)),
      carerApprovals: this.several(3, () => ({ approval: this.pick(CARER_APPROVALS), ...this.span(instants) })),
    };
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  private route(): Route | null {
    return this.chance(0.5) ? 'other-arrangements' : this.orNull(0.05, ROUTES);
  }

  private setting(): SettingFacts['setting'] {
    return {
      type: this.chance(0.4)
        ? this.pick(['supported-accommodation', 'supported-accommodation', 'childrens-home', 'hospital'] as const)
        : this.orNull(0.03, SETTING_TYPES),
      country: this.chance(0.5) ? 'england' : this.chance(0.5) ? 'wales' : this.orNull(0.1, COUNTRIES),
      detentionDirectedBy: this.chance(0.5) ? null : this.pick(DETENTION_DIRECTORS),
    };
  }

  /** The ages are often the usual ones of the home, so that renewals leave them alone. */
  private registration(type: SettingType | null, usual: Ages, instants: readonly Date[]): RegistrationSpan {
    const status = this.chance(0.6) ? 'registered' : this.pick(REGISTRATION_STATUSES);
    const ages = this.chance(0.7) ? usual : this.ages();
    return { status, category: this.category(type), ...ages, ...this.sexAndNumber(), ...this.span(instants) };
  }

  private category(type: SettingType | null): RegistrationCategory | null {
    const needs = type === null ? [] : settingTypeOf(type).registration;
    if (needs.length > 0 && this.chance(0.8)) return this.pick(needs).category;
    return this.orNull(0.3, REGISTRATION_CATEGORIES);
  }

  private ages(): Ages {
    if (this.chance(0.4)) return { minAge: null, maxAge: null };
    const minAge = 8 + this.below(10);
    return { minAge: this.chance(0.2) ? null : minAge, maxAge: this.chance(0.2) ? null : minAge + this.below(3) };
  }

  private sexAndNumber(): Pick<RegistrationSpan, 'sex' | 'places' | 'otherConditions'> {
    return {
      sex: this.chance(0.7) ? null : this.pick(REGISTERED_SEXES),
      places: this.chance(0.6) ? null : 1 + this.below(4),
      otherConditions: this.chance(0.9) ? null : 'in words',
    };
  }

  private day(): PlainDate {
    if (this.chance(0.3)) return addDays(plainDate(this.pick(TURNING_DAYS)), this.below(5) - 2);
    return addDays(plainDate(this.chance(0.8) ? '2021-06-01' : '2009-01-01'), this.below(2200));
  }

  /** Often a birthday of 16 or 18, or a day beside one; often 29 February. */
  private born(on: PlainDate): SettingFacts['bornOn'] {
    if (this.chance(0.05)) return { youngest: null, oldest: null };
    const youngest = this.chance(0.15)
      ? plainDate(this.pick(['2004-02-29', '2008-02-29']))
      : this.chance(0.5)
        ? addDays(birthday(-this.pick([16, 16, 18]), on), this.below(5) - 2)
        : addDays(on, -4000 - this.below(3000));
    return { youngest, oldest: addDays(youngest, -this.below(3) * 300) };
  }

  /** Few enough that spans touch and overlap, and that many lie on a turning day's midnight. */
  private instants(day: PlainDate, youngest: PlainDate | null): Date[] {
    const birthdays = youngest === null ? [] : [birthday(16, youngest), birthday(18, youngest)];
    const turning = [this.pick(TURNING_DAYS), this.pick(TURNING_DAYS)].map(plainDate);
    const midnights = [...birthdays, ...turning].map(startOfLondonDay);
    const around = [...midnights, startOfLondonDay(day)].flatMap((at) => [
      at,
      new Date(at.getTime() + (this.below(8640) - 4320) * 10_000),
    ]);
    const near = this.several(4, () => new Date(startOfLondonDay(day).getTime() + this.below(1_000_000) * 100_000));
    return [...around, ...near];
  }

  private span(instants: readonly Date[]): Span {
    const from = this.pick(instants);
    const later = instants.filter((at) => at > from);
    return { from, until: later.length === 0 || this.chance(0.4) ? null : this.pick(later) };
  }

  private several<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }

  private orNull<T>(odds: number, list: readonly T[]): T | null {
    return this.chance(odds) ? null : this.pick(list);
  }

  private chance(odds: number): boolean {
    return this.random() < odds;
  }

  /** A whole number from 0, less than `limit`. */
  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }
}
