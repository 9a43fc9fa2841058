import { RULES } from '../../../src/returns/ssda903/registry.js';
import { INJECTIONS, injectInto } from './injected-faults.js';
import { check, madeUpChildren, told } from './made-up-return.js';

const YEAR = 2026;
// `npm run prove` sets 10,000
const COUNT = Number(process.env.KITH_FAULT_CHILDREN ?? 1500);
const children = madeUpChildren(COUNT, YEAR);
const KINDS_AT_ONCE = 8;

const groups = Array.from({ length: Math.ceil(INJECTIONS.length / KINDS_AT_ONCE) }, (_, i) => {
  const kinds = INJECTIONS.slice(i * KINDS_AT_ONCE, (i + 1) * KINDS_AT_ONCE);
  return { codes: kinds.map(({ code }) => code).join(' '), kinds };
});

describe(`of ${COUNT} children without fault, one in twenty is given a fault of each kind`, () => {
  it('of kinds the registry has rules for', () => {
    const known = new Set(RULES.map(({ code }) => code));
    expect(INJECTIONS.map(({ code }) => code).filter((code) => !known.has(code))).toEqual([]);
  });

  it.each(groups)('$codes: each is found, and nobody else has any', ({ kinds }) => {
    const { changed, codes } = injectInto(children, kinds);
    const faults = told(check(changed, YEAR)).map((fault) => fault.split(' '));
    expect(kinds.map(({ code }) => code).filter((code) => ![...codes.values()].includes(code))).toEqual([]);
    const found = new Set(faults.map(([child, code]) => `${child} ${code}`));
    expect([...codes].map(([child, code]) => `${child} ${code}`).filter((fault) => !found.has(fault))).toEqual([]);
    expect(faults.filter(([child]) => !codes.has(child!))).toEqual([]);
  });
});
