import { jest } from '@jest/globals';
import { birthday, plainDate } from '../../src/kernel/plain-date.js';
import type { PlacementFacts } from '../../src/law/placement-facts.js';
import { factsAt, type Stay } from '../../src/law/care-setting/stay.js';
import { under16Setting } from '../../src/law/care-setting/under-16-setting.js';
import { judgeStay, type JudgedSpan } from '../../src/law/care-setting/unlawful-spans.js';
import { judge } from '../../src/law/legal-rule.js';
import { CARE_SETTING_RULES, RULES } from '../../src/law/registry.js';
import { verdictOn } from '../../src/law/verdict.js';
import { FactMaker, seeded } from './generated-facts.js';

const maker = new FactMaker(seeded(1989));
const someFacts = Array.from({ length: 2_500 }, () => maker.placement());
const someStays = Array.from({ length: 1_000 }, () => maker.stay());

/** Those that rest on evidence; the other ones rest on the place alone. */
const EVIDENCED = RULES.filter(({ id, evidence }) => evidence.length > 0 && id !== 'PL-03');

const outline = (spans: readonly JudgedSpan[]) =>
  spans.map(({ rule, verdict, from, until }) => [rule, verdict, from.getTime(), until?.getTime() ?? null]);

describe('a verdict', () => {
  it('is a function of the facts and their day alone, whenever it is asked and however often', () => {
    const frozen = someFacts.map((facts) => deepFreeze(structuredClone(facts)));
    const asked = () => frozen.map((facts) => JSON.stringify(verdictOn(facts)));
    const now = asked();
    jest.useFakeTimers({ now: new Date('2045-07-01T12:00:00Z') });
    try {
      expect(asked().filter((verdict, i) => verdict !== now[i])).toEqual([]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('is permitted only when no rule that refuses is breached or unknown', () => {
    for (const facts of someFacts) {
      const { is, findings } = verdictOn(facts);
      const blocked = findings.some(({ rule, verdict, severity }) =>
        verdict === 'unknown'
          ? ['PL-01', 'PL-02', 'SA-01'].includes(rule)
          : verdict === 'breached' && severity.includes('blocks'),
      );
      expect(is.startsWith('permitted')).toBe(!blocked);
    }
  });

  it('says why and what to do wherever it is breached or unknown, and nowhere else', () => {
    const findings = someFacts.flatMap((facts) => verdictOn(facts).findings);
    const wrong = findings.filter(({ verdict, cause, remedies, reason }) => {
      const failed = verdict === 'breached' || verdict === 'unknown';
      return (cause !== null) !== failed || remedies.length > 0 !== failed || reason === '';
    });
    expect(wrong).toEqual([]);
  });

  it('reads no fact that it does not say it reads, and shows each it says', () => {
    const read = new Map(RULES.map(({ id }) => [id, new Set<string>()]));
    for (const facts of someFacts) for (const rule of RULES) judge(rule, watched(facts, read.get(rule.id)!));
    // some are read only where a rare exception is relied on: look for it
    const rare = new FactMaker(seeded(1991));
    const unread = () => RULES.filter(({ id, reads }) => reads.some((fact) => !read.get(id)!.has(fact)));
    for (let n = 0; n < 20_000 && unread().length > 0; n++) {
      const facts = rare.placement();
      for (const rule of unread()) judge(rule, watched(facts, read.get(rule.id)!));
    }
    for (const { id, reads } of RULES) expect([id, [...read.get(id)!].sort()]).toEqual([id, [...reads].sort()]);
  });

  it('reads no evidence of a kind that it does not say it reads', () => {
    for (const facts of someFacts.slice(0, 1_000))
      for (const rule of RULES) {
        const only = { ...facts, evidence: facts.evidence.filter(({ kind }) => rule.evidence.includes(kind)) };
        const [one, other] = [judge(rule, only), judge(rule, facts)].map((result) => JSON.stringify(result));
        if (one !== other) expect([rule.id, one]).toEqual([rule.id, other]);
      }
  });

  it('never rests on what is done later than the instant judged', () => {
    const judged = (facts: PlacementFacts) => JSON.stringify(RULES.map((rule) => judge(rule, facts)));
    const rests = someFacts.filter((facts) => {
      const known = { ...facts, evidence: facts.evidence.filter(({ at }) => at <= facts.at) };
      return judged(known) !== judged(facts);
    });
    expect(rests).toEqual([]);
  });

  it('is not-engaged or unknown, never met, where all that is recorded is the place', () => {
    for (const { on, at, startsAt, startsOn, bornOn, ...facts } of someFacts) {
      const bare = {
        ...facts,
        ...{ on, at, startsAt, startsOn, bornOn, endsAt: null, legalStatus: null, careFrom: null, movedFrom: null },
        ...{ unaccompanied: 'unknown' as const, trafficked: 'unknown' as const, shortBreaks: null, breach: null },
        ...{ area: { own: null, setting: null }, premises: null, supportCategory: null, evidence: [] },
      };
      const met = EVIDENCED.filter((rule) => judge(rule, bare).is === 'met');
      if (met.length > 0) expect(met.map(({ id }) => id)).toEqual([]);
    }
  });

  it('never newly breaches the under-16 rule for an older child', () => {
    let eased = 0;
    for (const facts of someFacts) {
      const { youngest } = facts.bornOn;
      if (youngest === null) continue;
      const older = { ...facts, bornOn: { youngest: birthday(-1, youngest), oldest: null } };
      const [before, after] = [judge(under16Setting, facts).is, judge(under16Setting, older).is];
      if (before !== 'breached') expect(after).not.toBe('breached');
      else if (after !== 'breached') eased++;
    }
    expect(eased).toBeGreaterThan(20);
  });

  it('is never eased by calling the placement something else', () => {
    for (const facts of someFacts.filter(
      (each) => each.setting.type === 'tent' || each.setting.type === 'independent-flat',
    )) {
      const called = { ...facts, route: 'parent' as const };
      const honest = { ...facts, route: 'other-arrangements' as const };
      expect(verdictOn(called).is).toBe(verdictOn(honest).is);
    }
  });
});

describe('judging a stay', () => {
  it('gives each rule every instant of the stay once, and neighbours that differ', () => {
    for (const stay of someStays) {
      for (const { id } of CARE_SETTING_RULES) {
        const spans = judgeStay(stay).filter((span) => span.rule === id);
        expect([spans[0]?.from, spans.at(-1)?.until]).toEqual([stay.from, stay.until]);
        for (const [i, span] of spans.entries()) {
          if (span.until !== null) expect(span.from < span.until).toBe(true);
          const next = spans[i + 1];
          if (next === undefined) continue;
          expect(next.from).toEqual(span.until);
          expect(next.verdict).not.toBe(span.verdict);
          expect(span.endedBy).not.toBeNull();
        }
      }
    }
  });

  it('says of every instant what the rule says of that instant alone', () => {
    const random = new FactMaker(seeded(7));
    for (const stay of someStays) {
      const spans = judgeStay(stay);
      for (const at of [...spans.map((span) => span.from), ...spans.flatMap(instantsWithin)]) {
        const rule = random.pick(CARE_SETTING_RULES);
        const span = spans.find(
          (each) => each.rule === rule.id && each.from <= at && (each.until === null || at < each.until),
        );
        expect(span?.verdict).toBe(judge(rule, factsAt(stay, at)).is);
      }
    }
  });

  it('loses nothing when a stay is judged in two halves', () => {
    for (const stay of someStays) {
      const cut = new Date(stay.from.getTime() + 200 * 86_400_000);
      if (stay.until !== null && stay.until <= cut) continue;
      const admittedAt = stay.admittedAt ?? stay.from;
      const halves = [...judgeStay({ ...stay, until: cut }), ...judgeStay({ ...stay, from: cut, admittedAt })];
      expect(outline(joined(halves))).toEqual(outline(judgeStay(stay)));
    }
  });

  it('does not depend on the order in which facts are handed in', () => {
    for (const stay of someStays) {
      const turned: Stay = {
        ...stay,
        registrations: stay.registrations.toReversed(),
        restrictions: stay.restrictions.toReversed(),
        childrenBefore: stay.childrenBefore.toReversed(),
        carerApprovals: stay.carerApprovals.toReversed(),
      };
      expect(judgeStay(turned)).toEqual(judgeStay(stay));
    }
  });
});

/** The last millisecond of a span and one in its middle. */
function instantsWithin({ from, until }: JudgedSpan): Date[] {
  const end = until ?? new Date(from.getTime() + 1_000 * 86_400_000);
  return [new Date(end.getTime() - 1), new Date(Math.floor((from.getTime() + end.getTime()) / 2))];
}

/** Per rule, neighbours of one verdict made one. */
function joined(spans: readonly JudgedSpan[]): JudgedSpan[] {
  return CARE_SETTING_RULES.flatMap(({ id }) =>
    spans
      .filter((span) => span.rule === id)
      .reduce<JudgedSpan[]>((done, span) => {
        const last = done.at(-1);
        return last?.verdict === span.verdict
          ? [...done.slice(0, -1), { ...last, until: span.until }]
          : [...done, span];
      }, []),
  );
}

/** The same facts, noting which of them are read. */
function watched(facts: PlacementFacts, read: Set<string>): PlacementFacts {
  return new Proxy(facts, {
    get(target, name) {
      read.add(name as string);
      return target[name as keyof PlacementFacts];
    },
  });
}

function deepFreeze(facts: PlacementFacts): PlacementFacts {
  for (const value of Object.values(facts)) if (typeof value === 'object' && value !== null) Object.freeze(value);
  return Object.freeze(facts);
}

it('the generator reaches the day the law began', () => {
  expect(someFacts.some((facts) => facts.on === plainDate('2021-09-09'))).toBe(true);
});
