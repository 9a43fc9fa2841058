import { plainDate } from '../../src/kernel/plain-date.js';
import { ROUTES, SETTING_TYPES } from '../../src/law/care-setting/codes.js';
import { ROUTE_TABLE } from '../../src/law/care-setting/routes.js';
import { SETTING_TYPE_TABLE } from '../../src/law/care-setting/setting-types.js';
import { judge, met, type LegalRule } from '../../src/law/legal-rule.js';
import { ruleById, RULES } from '../../src/law/registry.js';

describe('the list of rules', () => {
  it('has each id once', () => {
    const ids = RULES.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s can be checked by a lawyer', (_id, rule) => {
    expect(rule.source).toMatch(/^https:\/\/www\.(legislation\.)?gov\.uk\//);
    expect(rule.version).toMatch(/^\d{4}-\d\d-\d\d\.\d+$/);
    expect(plainDate(rule.version.slice(0, 10))).toBe(rule.inForceFrom);
    for (const exception of rule.exceptions) {
      expect(Object.values(exception).filter((words) => words === '')).toEqual([]);
    }
  });

  it('finds a rule by its id, and says when there is none', () => {
    expect(ruleById('PL-01').law).toContain('reg 27A');
    expect(() => ruleById('PL-99')).toThrow('There is no rule “PL-99”');
  });
});

describe('a dated version of a rule', () => {
  const rule: LegalRule<{ on: ReturnType<typeof plainDate> }> = {
    ...ruleById('PL-01'),
    reads: ['on'],
    inForceFrom: plainDate('2021-09-09'),
    inForceUntil: plainDate('2030-01-01'),
    apply: () => met('applied'),
  };

  it.each([
    ['the day before it', '2021-09-08', 'not-engaged'],
    ['its first day', '2021-09-09', 'met'],
    ['its last day', '2029-12-31', 'met'],
    ['the day its successor begins', '2030-01-01', 'not-engaged'],
  ])('on %s', (_sentence, on, expected) => {
    expect(judge(rule, { on: plainDate(on) }).is).toBe(expected);
  });
});

describe('the tables of words', () => {
  it('have one row for each setting type and each route', () => {
    expect(SETTING_TYPE_TABLE.map((row) => row.code).sort()).toEqual([...SETTING_TYPES].sort());
    expect(ROUTE_TABLE.map((row) => row.code).sort()).toEqual([...ROUTES].sort());
  });

  it('give every route but other arrangements a setting it fits', () => {
    const fitting = new Set(SETTING_TYPE_TABLE.flatMap((row) => row.fits.map((fit) => fit.route)));
    expect([...fitting, 'other-arrangements'].sort()).toEqual([...ROUTES].sort());
  });
});
