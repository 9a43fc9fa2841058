import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHash } from 'node:crypto';
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible';
import { type DataSource } from 'typeorm';
import { poolOf } from '../database/pool.js';
import { Problem } from '../kernel/problem.js';

/** Cyber Essentials v3.2: no more than 10 guesses in 5 minutes. */
const TRIES = 10;
const WINDOW_SECONDS = 300;
/** From one address, over all names: an office shares one. */
const TRIES_PER_ADDRESS = 100;

/** Where a sign-in comes from. */
export interface Origin {
  address: string;
  /** The id of a device that has signed this name in before, from its signed cookie. */
  device: string | null;
}

/**
 * Wrong tries are counted in the database, so that several instances count together; per name, existing or not, with a
 * ceiling per address. A device that signed a name in before has a count of its own: others cannot lock it out.
 */
@Injectable()
export class SignInTries {
  private readonly perName: RateLimiterPostgres;
  private readonly perAddress: RateLimiterPostgres;

  constructor(@InjectDataSource() source: DataSource) {
    const store = {
      storeClient: poolOf(source),
      tableName: 'sign_in_try',
      tableCreated: true,
      clearExpiredByTimeout: false,
    };
    this.perName = new RateLimiterPostgres({ ...store, keyPrefix: 'name', points: TRIES, duration: WINDOW_SECONDS });
    this.perAddress = new RateLimiterPostgres({
      ...store,
      keyPrefix: 'address',
      points: TRIES_PER_ADDRESS,
      duration: WINDOW_SECONDS,
    });
  }

  /** Counts a try before it is made, so that tries at the same moment all count. @throws Problem `too-many-tries` */
  async begin(name: string, origin: Origin): Promise<void> {
    try {
      await this.perAddress.consume(digest(origin.address));
      await this.perName.consume(keyOf(name, origin));
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal;
      const retryAfter = Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1000);
      const minutes = Math.ceil(retryAfter / 60);
      throw new Problem(
        'too-many-tries',
        `Too many tries. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, then try again`,
        { retryAfter },
      );
    }
  }

  async succeeded(name: string, origin: Origin): Promise<void> {
    await this.perName.delete(keyOf(name, origin));
    await this.perAddress.reward(digest(origin.address));
  }
}

function keyOf(name: string, { device }: Origin): string {
  return digest(device ? `${device} ${name.toLowerCase()}` : name.toLowerCase());
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
