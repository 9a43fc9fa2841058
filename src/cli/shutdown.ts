/** A second Ctrl-C this long after the first means it: until then npm and the terminal send theirs too. */
const IMPATIENCE_MS = 10_000;

/**
 * What is open, closed in reverse order when the command ends: by itself, by SIGINT or SIGTERM, or because something it
 * needs was lost.
 */
export class Shutdown {
  private readonly closers: (() => Promise<unknown>)[] = [];
  private closing: Promise<void> | null = null;
  private begun!: () => void;
  /** Resolves when the end begins. */
  readonly requested = new Promise<void>((resolve) => (this.begun = resolve));
  /** Why, when it was not asked for. */
  failure: Error | null = null;

  /** Waits for something to open; it will be closed even when the end comes while it is still opening. */
  async hold<T>(opening: Promise<T>, close: (opened: T) => unknown): Promise<T> {
    this.closers.push(async () => {
      const opened = await opening.catch(() => null);
      if (opened !== null) await close(opened);
    });
    return opening;
  }

  get hasBegun(): boolean {
    return this.closing !== null;
  }

  /** Something the command cannot go on without is gone. */
  fail(error: Error): void {
    this.failure ??= error;
    void this.end();
  }

  /** However often it is called, everything is closed once. */
  end(): Promise<void> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  onSignals(): void {
    let firstAt: number | undefined;
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        if (firstAt !== undefined && Date.now() - firstAt > IMPATIENCE_MS) process.exit(1);
        firstAt ??= Date.now();
        void this.end();
      });
  }

  private async closeAll(): Promise<void> {
    this.begun();
    for (let close = this.closers.pop(); close; close = this.closers.pop())
      await close().catch((error: unknown) => (this.failure ??= error as Error));
  }
}
