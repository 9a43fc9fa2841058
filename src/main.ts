import { kith } from './cli/kith.js';

await kith(['start', ...process.argv.slice(2)]);
