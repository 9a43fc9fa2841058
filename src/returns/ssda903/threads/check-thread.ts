import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { type CheckJob, runCheck } from './check-job.js';

// Checking a return is never urgent: whoever records a missing child goes first. On Linux this is the thread's own
// priority; elsewhere it would be the whole program's.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);

parentPort!.postMessage(await runCheck(workerData as CheckJob));
