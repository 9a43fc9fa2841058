import { Injectable } from '@nestjs/common';
import { type LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { type ClientRequest, type IncomingMessage } from 'node:http';
import { request, type RequestOptions } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.js';

const TIMEOUT_MS = 10_000;
/** What a receiver answers is not read further. */
const ANSWER_LIMIT = 16_384;

/** Not taken, with a code for it: `ETIMEDOUT`, `private address`. */
export class NotTaken extends Error {
  constructor(
    readonly problem: string,
    readonly status: number | null = null,
  ) {
    super(problem);
    this.name = 'NotTaken';
  }
}

/**
 * Other people's servers, which may answer anything and whose names may lead anywhere. A name is looked up once a
 * connection, every address it has must be public, and the connection goes to those very addresses: so that a name
 * cannot mean one thing when it is judged and another when it is used. Redirects are refused, not followed.
 */
@Injectable()
export class Receivers {
  /** Whether the address of a receiver may be written to now. @throws NotTaken */
  async mustBePublic({ hostname }: URL): Promise<void> {
    await this.addressesOf(withoutBrackets(hostname));
  }

  /** @returns the status of an answer of success. @throws NotTaken */
  async post(url: URL, headers: Record<string, string>, body: string): Promise<number> {
    const status = await this.send(url, headers, body).catch((error: unknown) => {
      throw notTakenBecause(error);
    });
    if (status >= 200 && status < 300) return status;
    throw new NotTaken(status >= 300 && status < 400 ? 'redirect refused' : `HTTP ${status}`, status);
  }

  protected isPermitted(address: string): boolean {
    return isPublicAddress(address);
  }

  protected resolve(hostname: string): Promise<LookupAddress[]> {
    return lookup(hostname, { all: true });
  }

  protected open(url: URL, options: RequestOptions, answered: (response: IncomingMessage) => void): ClientRequest {
    return request(url, options, answered);
  }

  private async addressesOf(hostname: string): Promise<LookupAddress[]> {
    const family = isIP(hostname);
    const addresses = family ? [{ address: hostname, family }] : await this.resolve(hostname).catch(unknownHost);
    if (addresses.length === 0) throw new NotTaken('ENOTFOUND');
    if (!addresses.every(({ address }) => this.isPermitted(address))) throw new NotTaken('private address');
    return addresses;
  }

  private async send(url: URL, headers: Record<string, string>, body: string): Promise<number> {
    const addresses = await this.addressesOf(withoutBrackets(url.hostname));
    return new Promise((resolve, reject) => {
      const options: RequestOptions = {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        agent: false, // a connection of its own: none that another name has opened
        lookup: pinnedTo(addresses),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      };
      const answered = (response: IncomingMessage) => {
        let read = 0;
        response.on('data', (chunk: Buffer) => (read += chunk.length) > ANSWER_LIMIT && response.destroy());
        response.on('error', () => undefined); // the answer's status is all we need
        response.on('close', () => resolve(response.statusCode!));
      };
      this.open(url, options, answered).on('error', reject).end(body);
    });
  }
}

/** Node asks this in place of the system's resolver. */
function pinnedTo(addresses: LookupAddress[]): LookupFunction {
  return (_hostname, { all }, callback) => {
    if (all) callback(null, addresses);
    else callback(null, addresses[0]!.address, addresses[0]!.family);
  };
}

function unknownHost(error: unknown): never {
  throw notTakenBecause(error);
}

function notTakenBecause(error: unknown): NotTaken {
  if (error instanceof NotTaken) return error;
  const { code, name } = error as { code?: unknown; name: string };
  if (name === 'AbortError' || name === 'TimeoutError') return new NotTaken('ETIMEDOUT');
  return new NotTaken((typeof code === 'string' ? code : name).replaceAll(/[^\w .:-]/g, '').slice(0, 80) || 'unknown');
}

/** An IPv6 address stands in brackets in an URL. */
function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
