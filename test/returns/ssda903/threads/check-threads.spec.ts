import { CheckThreads } from '../../../../src/returns/ssda903/threads/check-threads.js';

describe('places for returns on their way in', () => {
  it('are eight; the ninth is told in plain words, and may come once another is done', async () => {
    const threads = new CheckThreads();
    const done: (() => void)[] = [];
    const eight = Array.from({ length: 8 }, () => threads.admit(() => new Promise<void>((end) => done.push(end))));
    expect(threads.underWay).toBe(8);
    await expect(threads.admit(async () => 'never begun')).rejects.toMatchObject({
      kind: 'conflict',
      message: '8 returns are being checked or wait for it. Send yours again in a minute',
    });
    done[0]!();
    await eight[0];
    expect(await threads.admit(async () => 'checked')).toBe('checked');
    done.forEach((end) => end());
    await Promise.all(eight);
    expect(threads.underWay).toBe(0);
  });

  it('are free again when the work fails', async () => {
    const threads = new CheckThreads();
    await expect(threads.admit(() => Promise.reject(new Error('the disk is full')))).rejects.toThrow(
      'the disk is full',
    );
    expect(threads.underWay).toBe(0);
  });
});
