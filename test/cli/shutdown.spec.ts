import { Shutdown } from '../../src/cli/shutdown.js';

function opened(name: string, closed: string[]): [Promise<string>, (name: string) => void] {
  return [Promise.resolve(name), (name) => void closed.push(name)];
}

describe('the end of a command', () => {
  it('closes what was opened, the last first, and once however often it is asked', async () => {
    const [shutdown, closed]: [Shutdown, string[]] = [new Shutdown(), []];
    await shutdown.hold(...opened('database', closed));
    await shutdown.hold(...opened('server', closed));
    await Promise.all([shutdown.end(), shutdown.end()]);
    await shutdown.end();
    expect(closed).toEqual(['server', 'database']);
  });

  it('waits for what is still opening, and closes it', async () => {
    const [shutdown, closed]: [Shutdown, string[]] = [new Shutdown(), []];
    let open!: (name: string) => void;
    const opening = new Promise<string>((resolve) => (open = resolve));
    void shutdown.hold(opening, (name) => void closed.push(name));
    const ended = shutdown.end();
    expect(closed).toEqual([]);
    open('database');
    await ended;
    expect(closed).toEqual(['database']);
  });

  it('has nothing to close of what never opened', async () => {
    const [shutdown, closed]: [Shutdown, string[]] = [new Shutdown(), []];
    const held = shutdown.hold(Promise.reject<string>(new Error('no room')), (name) => void closed.push(name));
    await expect(held).rejects.toThrow('no room');
    await shutdown.end();
    expect(closed).toEqual([]);
    expect(shutdown.failure).toBeNull();
  });

  it('remembers why it came, and closes the rest when one thing will not close', async () => {
    const [shutdown, closed]: [Shutdown, string[]] = [new Shutdown(), []];
    await shutdown.hold(...opened('database', closed));
    await shutdown.hold(Promise.resolve('server'), () => Promise.reject(new Error('stuck')));
    shutdown.fail(new Error('the database is gone'));
    await shutdown.requested;
    await shutdown.end();
    expect(closed).toEqual(['database']);
    expect(shutdown.failure?.message).toBe('the database is gone');
  });
});
