import { codeSetsOf } from './code-sets/code-sets.js';
import { type Collection, collectionOf } from './collection.js';
import { type Context, type PostcodeTable, type ProviderList } from './context.js';
import { Findings } from './findings.js';
import { loaded, type Plan, plan } from './plan.js';
import { Children } from './reading/children.js';
import { type ReadingProblem } from './reading/reading-problem.js';
import { type ReturnFiles } from './reading/return-folder.js';
import { sharedUpns } from './reading/shared-upns.js';
import { Judge } from './validate.js';

/** A whole return to check, read but not judged. */
export interface ReturnToCheck {
  /** The collection year and the year whose rules judge it (2025 is 2025-26). */
  readonly year: number;
  readonly rulesOf: number;
  readonly current: ReturnFiles;
  readonly previous: ReturnFiles | null;
  readonly providers: ProviderList | null;
  readonly postcodes: PostcodeTable | null;
  /** Three digits. */
  readonly authority: string | null;
}

/** A whole return, judged. */
export interface CheckedReturn {
  readonly collection: Collection;
  readonly rulesOf: number;
  readonly current: ReturnFiles;
  readonly previous: ReturnFiles | null;
  readonly children: Children;
  readonly plan: Plan;
  readonly findings: Findings;
  readonly problems: readonly ReadingProblem[];
}

/** Judges every child. `onProgress` hears now and then how many have been. */
export function checkReturn(
  given: ReturnToCheck,
  onProgress: (judged: number, all: number) => void = () => {},
): CheckedReturn {
  const { year, rulesOf, current, previous } = given;
  const collection = collectionOf(year);
  const children = new Children(collection, current, previous);
  const context = contextOf(given, collection);
  const findings = new Findings();
  const judge = new Judge(context);
  for (let child = 0; child < children.count; child++) {
    findings.add(child, judge.judge(children.at(child)));
    if (child % PROGRESS_EVERY === 0) onProgress(child, children.count);
  }
  onProgress(children.count, children.count);
  const asked = plan(rulesOf, loaded(sentBy(current), previous && sentBy(previous), context));
  const problems = [...current.problems, ...lastYears(previous), ...children.problems];
  return { collection, rulesOf, current, previous, children, plan: asked, findings, problems };
}

const PROGRESS_EVERY = 500;

function contextOf(
  { rulesOf, current, providers, postcodes, authority }: ReturnToCheck,
  collection: Collection,
): Context {
  return {
    collection,
    rulesOf,
    codes: codeSetsOf(rulesOf),
    providers,
    postcodes,
    authority,
    sharedUpns: sharedUpns(current),
  };
}

/** Problems of last year's files, so named that nobody looks for them in this year's. */
function lastYears(previous: ReturnFiles | null): ReadingProblem[] {
  return (previous?.problems ?? []).map((problem) => ({
    ...problem,
    file: `${problem.file ?? 'the folder'} (last year)`,
  }));
}

function sentBy({ form, tables }: ReturnFiles) {
  return { form, tables: new Set(tables.keys()) };
}
