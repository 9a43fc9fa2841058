import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import pg from 'pg';
import { type DataSource } from 'typeorm';

const AGAIN_MS = 1_000;

/** Hears what was announced; null: something may have been missed, so look for yourself. */
export type Hearer = (announced: string | null) => void;

/**
 * What the database announces when a transaction commits (`NOTIFY`), heard on one connection of its own, opened when the
 * first hearer comes. When it breaks it is opened again, and every hearer told that it may have missed something.
 */
@Injectable()
export class Announcements implements OnModuleDestroy {
  private readonly logger = new Logger(Announcements.name);
  private readonly hearers = new Map<string, Hearer[]>();
  private client: pg.Client | null = null;
  private again: NodeJS.Timeout | null = null;
  private opening: Promise<void> | null = null;
  private stopped = false;

  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** @param channel a word of ours; resolves once it is heard, or when it will be tried again */
  async hear(channel: string, hearer: Hearer): Promise<void> {
    this.hearers.set(channel, [...(this.hearers.get(channel) ?? []), hearer]);
    await (this.opening ??= this.open());
    await this.client?.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    if (this.again) clearTimeout(this.again);
    await this.opening;
    await this.client?.end().catch(() => undefined);
  }

  private async open(): Promise<void> {
    const { url } = this.source.options as { url: string };
    const client = new pg.Client({ connectionString: url, application_name: 'kith-announcements', keepAlive: true });
    client.on('error', () => undefined); // 'end' follows
    client.on('end', () => this.openAgain());
    client.on('notification', ({ channel, payload }) => this.tell(channel, payload ?? ''));
    try {
      await client.connect();
      for (const channel of this.hearers.keys()) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      this.client = client;
    } catch (error) {
      this.logger.warn({ msg: 'announcements are not heard', code: (error as { code?: string }).code });
      await client.end().catch(() => undefined);
      this.openAgain();
    }
  }

  private openAgain(): void {
    this.client = null;
    if (this.stopped || this.again) return;
    this.again = setTimeout(() => {
      this.again = null;
      this.opening = this.open().then(() => {
        if (this.client) for (const channel of this.hearers.keys()) this.tell(channel, null);
      });
    }, AGAIN_MS);
    this.again.unref();
  }

  private tell(channel: string, announced: string | null): void {
    for (const hearer of this.hearers.get(channel) ?? []) hearer(announced);
  }
}
