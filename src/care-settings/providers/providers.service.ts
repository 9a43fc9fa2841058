import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { stale } from '../../http/versions.js';
import { invalid, notFound } from '../../kernel/problem.js';
import { type Provider, type ProviderFields, ProvidersQueries } from './providers.queries.js';

export { PROVIDER_KINDS, type Provider, type ProviderFields, type ProviderKind } from './providers.queries.js';

/** Who runs the places where children live. */
@Injectable()
export class ProvidersService {
  constructor(
    private readonly db: Database,
    private readonly queries: ProvidersQueries,
  ) {}

  /** By the beginning of the name, a page at a time. */
  async list(name = '', page = 1): Promise<Paged<Provider>> {
    const rows = await this.queries.page(name, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    return { items: rows.map(({ total: _, ...row }) => row), page, pageSize: PAGE_SIZE, total: rows[0]?.total ?? 0 };
  }

  /** @throws Problem `not-found` */
  async find(id: string): Promise<Provider> {
    const provider = await this.queries.find(id);
    if (!provider) throw notFound('provider');
    return provider;
  }

  /** @throws Problem `invalid` · `conflict` when the name or the number is another's */
  async add(fields: ProviderFields): Promise<string> {
    refuseFaults(fields);
    return this.queries.insert(fields);
  }

  /** @returns the new version. @throws Problem `not-found` · `stale` · `invalid` · `conflict` */
  async correct(id: string, seen: number, change: Partial<ProviderFields>, reason: string): Promise<number> {
    const before = await this.find(id);
    const fields = { ...before, ...change };
    refuseFaults(fields);
    await this.db.because(reason);
    const version = await this.queries.update(id, seen, fields);
    if (version === null) throw stale();
    return version;
  }
}

function refuseFaults({ urn, regulator }: ProviderFields): void {
  if (urn && (!regulator || regulator === 'none'))
    throw invalid('regulator', 'Select the regulator whose reference number this is');
}
