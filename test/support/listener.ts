import { until } from './program.js';

interface Counts {
  all: { count: number; since: string | null };
  held: { count: number; since: string | null };
}

/** An open page, listening. */
export class Listener {
  /** What it was told, in order. */
  readonly told: Counts[] = [];
  /** Whether the stream has ended. */
  ended = false;
  private readonly stop = new AbortController();

  private constructor(readonly status: number) {}

  static async on(url: string, cookie: string, accept = 'text/event-stream'): Promise<Listener> {
    const stop = new AbortController();
    const response = await fetch(`${url}/live`, { headers: { cookie, accept }, signal: stop.signal });
    const listener = new Listener(response.status);
    listener.stop.signal.addEventListener('abort', () => stop.abort());
    if (response.ok)
      void listener.read(response).catch(() => undefined).finally(() => (listener.ended = true)); // prettier-ignore
    else await response.body?.cancel();
    return listener;
  }

  hasHeard(times: number): Promise<void> {
    return until(`${times} counts`, () => this.told.length >= times);
  }

  close(): void {
    this.stop.abort();
  }

  private async read(response: Response): Promise<void> {
    let text = '';
    for await (const chunk of response.body!) {
      text += Buffer.from(chunk as Uint8Array).toString();
      const events = text.split('\n\n');
      text = events.pop()!;
      for (const event of events) {
        const data = /^event: missing\ndata: (.*)$/.exec(event)?.[1];
        if (data) this.told.push(JSON.parse(data) as Counts);
      }
    }
  }
}
