import { succeed } from '../../src/kernel/succession.js';

const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
const span = (id: string, from: string, until: string | null) => ({
  id,
  from: day(from),
  until: until ? day(until) : null,
});

const SPANS = [span('late', '2025-06-01', null), span('early', '2024-01-01', '2024-07-01')];

describe('where a new span fits', () => {
  it.each([
    ['among none', [], '2025-01-01', { ends: null, until: null }],
    ['after an open one: ends it', SPANS, '2025-08-01', { ends: 'late', until: null }],
    ['inside a closed one: takes its end', SPANS, '2024-03-01', { ends: 'early', until: day('2024-07-01') }],
    ['where one ends: until the next', SPANS, '2024-07-01', { ends: null, until: day('2025-06-01') }],
    ['before all: until the first', SPANS, '2023-01-01', { ends: null, until: day('2024-01-01') }],
    ['where one begins: nowhere', SPANS, '2025-06-01', null],
  ])('%s', (_sentence, spans, from, fits) => {
    expect(succeed(spans, day(from))).toEqual(fits);
  });
});
