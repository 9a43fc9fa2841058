import { validate, validateAll } from '../../../src/returns/ssda903/validate.js';
import { aChild } from './a-child.js';

const backwards = aChild().missing({ MISSING: 'M', MIS_START: '2025-05-03', MIS_END: '2025-05-02' });
const codesOf = (faults: readonly { rule: { code: string } }[]) => faults.map(({ rule }) => rule.code);

it('validates one child as it is typed', () => {
  const { child, context } = backwards.inYear(2025);
  expect(codesOf(validate(child, context))).toContain('567');
});

it('passes over the rules whose files were not sent', () => {
  const { child, context } = aChild().missing({ MISSING: 'M', MIS_START: '2025-05-03' }).without('Header').inYear(2025);
  expect(codesOf(validate(child, context))).not.toContain('INT04');
  const sent = aChild().missing({ MISSING: 'M', MIS_START: '2025-05-03' }).inYear(2025);
  expect(codesOf(validate(sent.child, sent.context))).toContain('INT04');
});

it('asks the rules of the year that judges', () => {
  const order = aChild().dolo({ DOLO_START: '' });
  const [before, after] = [order.inYear(2025), order.inYear(2025, 2026)];
  expect(codesOf(validate(before.child, before.context))).not.toContain('700');
  expect(codesOf(validate(after.child, after.context))).toContain('700');
});

it('validates children as they come, one by one', async () => {
  const { child, context } = backwards.inYear(2025);
  async function* stream() {
    yield child;
    yield aChild().inYear(2025).child;
  }
  const verdicts: string[][] = [];
  for await (const { faults } of validateAll(stream(), context)) verdicts.push(codesOf(faults));
  expect(verdicts[0]).toContain('567');
  expect(verdicts[1]).toEqual([]);
});
