import { createHash } from 'node:crypto';

/**
 * Chance that can be repeated: the same words, the same numbers, on every machine. The generator is Chris Doty-Humphrey's
 * small fast counter (sfc32), begun from a hash of the words, so that streams of different words are unrelated.
 */
export class Random {
  private constructor(
    private a: number,
    private b: number,
    private c: number,
    private counter: number,
  ) {}

  static of(...words: (string | number)[]): Random {
    const hash = createHash('sha256').update(JSON.stringify(words)).digest();
    const random = new Random(hash.readInt32LE(0), hash.readInt32LE(4), hash.readInt32LE(8), 1);
    for (let i = 0; i < 12; i++) random.bits();
    return random;
  }

  /** 0 or more, below 1. */
  next(): number {
    return this.bits() / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Both ends are possible. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  between(least: number, below: number): number {
    return least + this.next() * (below - least);
  }

  /** Waiting times: most are short, a few are long. */
  waiting(mean: number): number {
    return -Math.log(1 - this.next()) * mean;
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)]!;
  }

  /** Picks by weight; the weights need not add up to anything. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let left = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    return choices.at(-1)![0];
  }

  /** In the form of a version 4 UUID. */
  uuid(): string {
    const hex = Array.from({ length: 4 }, () => this.bits().toString(16).padStart(8, '0')).join('');
    const variant = '89ab'[parseInt(hex.charAt(16), 16) % 4]!;
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  /** 32 bits, as a number that is not negative. */
  private bits(): number {
    const t = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + t) | 0;
    return t >>> 0;
  }
}
