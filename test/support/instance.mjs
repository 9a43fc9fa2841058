// One running program without its pages, to be killed by tests: takes due steps by a clock that is the machine's and as
// many milliseconds more as the file named first says. Needs DATABASE_URL; says “working” when it takes steps, ends on SIGTERM.
import { Test } from '@nestjs/testing';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const built = (file) => import(path.resolve(import.meta.dirname, '../../dist/src', file));
const { AppModule } = await built('app.module.js');
const { loadConfig } = await built('config.js');
const { JobsWorker } = await built('jobs/jobs-worker.js');
const { Clock } = await built('kernel/clock.js');

const [, , ahead] = process.argv;
class ClockAhead extends Clock {
  now() {
    return new Date(Date.now() + Number(readFileSync(ahead, 'utf8')));
  }
}

const config = { ...loadConfig(), databaseUrl: process.env.DATABASE_URL };
const module = await Test.createTestingModule({ imports: [AppModule.forRoot(config)] })
  .overrideProvider(Clock)
  .useValue(new ClockAhead())
  .compile();
await module.init();
await module.get(JobsWorker).start();
const alive = setInterval(() => undefined, 1000);
process.on('SIGTERM', () => {
  clearInterval(alive);
  void module.close().then(() => process.exit(0));
});
console.log('working');
