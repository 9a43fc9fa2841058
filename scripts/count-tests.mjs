// Prints `N passed, N failed` (and `, N skipped`, when any were) from the summary that `jest --json` writes. A file that
// could not be run at all counts as one failure.
import { readFileSync } from 'node:fs';

const summary = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const failed = summary.numFailedTests + summary.numRuntimeErrorTestSuites;
const skipped = summary.numPendingTests + summary.numTodoTests;
const counts = [`${summary.numPassedTests} passed`, `${failed} failed`, ...(skipped ? [`${skipped} skipped`] : [])];
console.log(counts.join(', '));
