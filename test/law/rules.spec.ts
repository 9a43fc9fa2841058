import { RULE_VERDICTS } from '../../src/law/legal-rule.js';
import { judge } from '../../src/law/legal-rule.js';
import { ruleById, RULES } from '../../src/law/registry.js';
import { placementFacts } from './facts.js';
import { RULE_TABLES } from './rule-tables.js';

/** Answers a rule cannot give, each with the reason. */
const NEVER: Record<string, readonly string[]> = {
  // switched off: relying on it is a breach, not relying on it is nothing
  'PL-08': ['met', 'unknown'],
};

describe.each(Object.entries(RULE_TABLES))('%s', (id, rows) => {
  it.each(rows)('%s', (_sentence, told, expected) => {
    const result = judge(ruleById(id), placementFacts(told));
    expect({ is: result.is, reason: result.reason }).toMatchObject({
      is: expected,
      reason: expect.stringMatching(/\w/),
    });
  });
});

describe('the tables', () => {
  it('have a row for every answer of every rule', () => {
    const missing = RULES.flatMap(({ id }) => {
      const given = new Set((RULE_TABLES[id] ?? []).map(([, , expected]) => expected as string));
      const wanted = RULE_VERDICTS.filter((verdict) => !NEVER[id]?.includes(verdict));
      return wanted.filter((verdict) => !given.has(verdict)).map((verdict) => `${id} ${verdict}`);
    });
    expect(missing).toEqual([]);
  });

  it('have no row twice', () => {
    for (const [id, rows] of Object.entries(RULE_TABLES)) {
      const sentences = rows.map(([sentence]) => sentence);
      expect([id, sentences.filter((each, i) => sentences.indexOf(each) !== i)]).toEqual([id, []]);
    }
  });
});
