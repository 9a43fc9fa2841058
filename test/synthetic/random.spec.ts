import { Random } from '../../src/synthetic/random.js';

describe('repeatable chance', () => {
  const first = (random: Random) => Array.from({ length: 5 }, () => random.next());

  it('answers the same numbers to the same words, and others to others', () => {
    expect(first(Random.of('a', 1))).toEqual(first(Random.of('a', 1)));
    expect(first(Random.of('a', 1))).not.toEqual(first(Random.of('a', 2)));
    expect(first(Random.of('a1'))).not.toEqual(first(Random.of('a', 1)));
  });

  it('is even, over ten thousand draws', () => {
    const random = Random.of('even');
    const tenths = new Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) tenths[random.whole(0, 9)]!++;
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('picks by weight', () => {
    const random = Random.of('weights');
    const picks = Array.from({ length: 4000 }, () => random.weighted([['often', 3], ['seldom', 1], ['never', 0]])); // prettier-ignore
    expect(picks).not.toContain('never');
    expect(picks.filter((pick) => pick === 'seldom').length / 4000).toBeCloseTo(0.25, 1);
  });

  it('waits for as long as it is told to, on average', () => {
    const random = Random.of('waiting');
    const waits = Array.from({ length: 4000 }, () => random.waiting(3));
    expect(waits.reduce((sum, wait) => sum + wait, 0) / 4000).toBeCloseTo(3, 0);
  });

  it('makes ids PostgreSQL reads as UUIDs of version 4, all different', () => {
    const random = Random.of('ids');
    const ids = Array.from({ length: 1000 }, () => random.uuid());
    expect(new Set(ids).size).toBe(1000);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
