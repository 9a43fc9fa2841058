// A program on the embedded database, to be killed by tests: prints what startEmbeddedPostgres answered as one line of
// JSON, then each message as a line; stops on SIGTERM; ends with 7 when the database is lost.
import path from 'node:path';

const { startEmbeddedPostgres } = await import(
  path.resolve(import.meta.dirname, '../../dist/src/database/embedded-postgres.js')
);
const server = await startEmbeddedPostgres({
  dataDir: process.argv[2],
  log: (message) => console.log(message),
  onLost: (error) => {
    console.log(error.message);
    process.exit(7);
  },
});
console.log(JSON.stringify(server));
const alive = setInterval(() => undefined, 1000);
process.on('SIGTERM', () => {
  clearInterval(alive);
  void server.stop();
});
