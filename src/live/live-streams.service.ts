import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { type Response } from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import { Announcements } from '../database/announcements.js';
import { AwayQueries } from './away.queries.js';
import { LiveSessions, type LiveSession } from './live-sessions.service.js';
import { audienceOf, type Away, countsEvent, countsFor } from './missing-counts.js';

/** Between two looks at the same authority, however much happens in it. */
const REST_MS = 100;
/** Heartbeats, and whether sessions still stand; grants that end by themselves are noticed then too. */
const ROUND_MS = 20_000;
/** Tabs of browsers that cannot share a stream; one more ends the oldest. */
const STREAMS_OF_A_SESSION = 4;
/** Of a listener who does not read. */
const MOST_UNREAD = 16_384;

const HEARTBEAT = Buffer.from(': still here\n\n');
const BEGINNING = 'retry: 5000\n\n';

interface Listener extends LiveSession {
  response: Response;
  /** Of the last event sent; the same bytes are the same object. */
  told: Buffer | null;
}

/** The listeners of one authority, and what they were told last. */
class Room {
  readonly listeners = new Set<Listener>();
  /** By audience: worked out once, however many listen. */
  events = new Map<string, Buffer>();
  /** As last looked at; null until then. */
  away: Away | null = null;
  looking: Promise<void> | null = null;
  isStale = false;
}

/**
 * Streams of counts to open pages (server-sent events). What is sent is worked out once for each audience whenever the
 * database announces a change; a stream neither keeps a session alive nor outlives it.
 */
@Injectable()
export class LiveStreams implements OnModuleDestroy {
  private readonly logger = new Logger(LiveStreams.name);
  private readonly rooms = new Map<string, Room>();
  private readonly ofSession = new Map<string, Listener[]>();
  private hearing: Promise<void> | null = null;
  private round: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly announcements: Announcements,
    private readonly away: AwayQueries,
    private readonly sessions: LiveSessions,
  ) {}

  /** Answers a request with a stream; the counts as they stand come first. */
  async open(session: LiveSession, response: Response): Promise<void> {
    await (this.hearing ??= this.begin());
    if (this.stopped) return void response.status(503).end();
    if (response.destroyed) return; // the page was left meanwhile, and says so to nobody any more
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
    response.socket?.setNoDelay(true);
    response.write(BEGINNING);
    const listener: Listener = { ...session, response, told: null };
    const room = this.roomOf(session.authorityId);
    room.listeners.add(listener);
    this.join(listener);
    response.on('close', () => this.leave(listener));
    // whoever comes while nothing has changed is told what the others were
    if (room.away && !room.isStale && room.listeners.size > 1) this.tell(room, room.away, [listener]);
    else await this.look(session.authorityId, room);
  }

  /** How many listen. */
  get listeners(): number {
    return [...this.rooms.values()].reduce((sum, { listeners }) => sum + listeners.size, 0);
  }

  /** Streams never end by themselves. */
  onModuleDestroy(): void {
    this.stopped = true;
    if (this.round) clearInterval(this.round);
    for (const { listeners } of this.rooms.values()) for (const listener of listeners) this.end(listener);
  }

  /** Ends the streams of sessions that no longer stand, tells the others that we are still here. */
  async lookRound(): Promise<void> {
    for (const [authorityId, room] of this.rooms) {
      const sids = [...new Set([...room.listeners].map(({ sid }) => sid))];
      if (sids.length === 0) continue;
      const standing = await this.sessions.whoMay(authorityId, await this.sessions.standing(sids));
      const users = new Map(standing.map(({ sid, userId }) => [sid, userId]));
      for (const listener of room.listeners)
        if (users.get(listener.sid) !== listener.userId) this.end(listener);
        else this.write(listener, HEARTBEAT);
      await this.look(authorityId, room);
    }
  }

  private async begin(): Promise<void> {
    this.round = setInterval(() => void this.lookRound().catch((error: unknown) => this.lost(error)), ROUND_MS);
    this.round.unref();
    await this.announcements.hear('kith_missing', (authorityId) => {
      for (const [id, room] of this.rooms) if (authorityId === null || authorityId === id) void this.look(id, room);
    });
  }

  /** One look at a time for each authority; what happens during one is seen by the next. */
  private look(authorityId: string, room: Room): Promise<void> {
    room.isStale = true;
    room.looking ??= this.lookUntilFresh(authorityId, room);
    return room.looking;
  }

  private async lookUntilFresh(authorityId: string, room: Room): Promise<void> {
    await Promise.resolve(); // so that it is `looking` before it can end
    while (room.isStale && room.listeners.size > 0 && !this.stopped) {
      room.isStale = false;
      try {
        room.away = await this.away.of(authorityId);
        room.events = this.tell(room, room.away, room.listeners);
      } catch (error) {
        this.lost(error);
      }
      if (room.isStale) await sleep(REST_MS);
    }
    room.looking = null;
  }

  /** @returns the event of each audience among them */
  private tell(room: Room, away: Away, listeners: Iterable<Listener>): Map<string, Buffer> {
    const events = new Map<string, Buffer>();
    for (const listener of listeners) {
      const audience = audienceOf(away, listener.userId);
      const event = events.get(audience) ?? sameAs(room.events.get(audience), countsEvent(countsFor(away, audience)));
      events.set(audience, event);
      if (event === listener.told) continue;
      listener.told = event;
      this.write(listener, event);
    }
    return events;
  }

  private write({ response }: Listener, bytes: Buffer): void {
    if (response.writableLength > MOST_UNREAD) response.destroy();
    else if (response.writable) response.write(bytes);
  }

  private roomOf(authorityId: string): Room {
    const room = this.rooms.get(authorityId) ?? new Room();
    this.rooms.set(authorityId, room);
    return room;
  }

  private join(listener: Listener): void {
    const others = this.ofSession.get(listener.sid) ?? [];
    this.ofSession.set(listener.sid, [...others, listener]);
    if (others.length >= STREAMS_OF_A_SESSION) this.end(others[0]!);
  }

  private end(listener: Listener): void {
    this.leave(listener); // nothing is written to it from here on
    listener.response.end();
  }

  private leave(listener: Listener): void {
    this.rooms.get(listener.authorityId)?.listeners.delete(listener);
    const left = (this.ofSession.get(listener.sid) ?? []).filter((other) => other !== listener);
    if (left.length) this.ofSession.set(listener.sid, left);
    else this.ofSession.delete(listener.sid);
  }

  private lost(error: unknown): void {
    this.logger.warn({ msg: 'live counts could not be read', code: (error as { code?: string }).code });
  }
}

/** The bytes there were, when they say the same: then nobody is told twice. */
function sameAs(before: Buffer | undefined, event: string): Buffer {
  return before?.toString() === event ? before : Buffer.from(event);
}
