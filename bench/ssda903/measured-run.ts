import { checkReturn } from '../../src/returns/ssda903/check-return.js';
import { codeSetsOf } from '../../src/returns/ssda903/code-sets/code-sets.js';
import { collectionOf } from '../../src/returns/ssda903/collection.js';
import { Children } from '../../src/returns/ssda903/reading/children.js';
import { readPostcodes, readProviders } from '../../src/returns/ssda903/reading/lists.js';
import { readBytes, readFolder } from '../../src/returns/ssda903/reading/return-folder.js';
import { sharedUpns } from '../../src/returns/ssda903/reading/shared-upns.js';
import { Judge } from '../../src/returns/ssda903/validate.js';
import { AUTHORITY } from './world.js';

/**
 * Run in a process of its own: checks the made-up return of a folder and prints, as JSON, the most memory that took, and
 * how long the rules alone take on rows already made (processor time, all threads: the wall clock is other programs' too).
 *   node measured-run.js FOLDER YEAR
 */
const [folder, yearGiven] = process.argv.slice(2) as [string, string];
const year = Number(yearGiven);
const current = readFolder(`${folder}/current`, year);
const previous = readFolder(`${folder}/previous`, year - 1);
const providers = readProviders('providers.csv', readBytes(`${folder}/providers.csv`));
const postcodes = readPostcodes('postcodes.csv', readBytes(`${folder}/postcodes.csv`));
if (!('list' in providers) || !('list' in postcodes)) throw new Error('the made-up lists cannot be read');
const lists = { providers: providers.list, postcodes: postcodes.list, authority: AUTHORITY };
const checked = checkReturn({ year, rulesOf: year, current, previous, ...lists });
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);

const collection = collectionOf(year);
const context = { collection, rulesOf: year, codes: codeSetsOf(year), ...lists, sharedUpns: sharedUpns(current) };
const judge = new Judge(context);
let rulesMs = 0;
let batch = [];
for (const child of new Children(collection, current, previous)) {
  batch.push(child);
  if (batch.length < 1000) continue;
  rulesMs += timeOf(batch);
  batch = [];
}
rulesMs += timeOf(batch);
console.log(JSON.stringify({ children: checked.children.count, faults: checked.findings.count, megabytes, rulesMs }));

function timeOf(children: Parameters<Judge['judge']>[0][]): number {
  const from = process.cpuUsage();
  for (const child of children) judge.judge(child);
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}
