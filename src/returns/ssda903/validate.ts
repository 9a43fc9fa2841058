import { type ChildReturn } from './child-return.js';
import { type Context } from './context.js';
import { type Fault, judge } from './judge.js';
import { loaded, plan, RulesByTables } from './plan.js';
import { type Rule } from './rule.js';

/** What the rules say of one child. */
export interface Verdict {
  readonly child: ChildReturn;
  readonly faults: readonly Fault[];
}

/** Every fault of one child's return. Rules whose files or lists are not there are passed over: see `plan`. */
export function validate(child: ChildReturn, context: Context): readonly Fault[] {
  return new Judge(context).judge(child);
}

/** Verdicts on children one after the other, as they come; nothing is kept of those judged. */
export async function* validateAll(
  children: Iterable<ChildReturn> | AsyncIterable<ChildReturn>,
  context: Context,
): AsyncGenerator<Verdict> {
  const judge = new Judge(context);
  for await (const child of children) yield { child, faults: judge.judge(child) };
}

/** Judges children of the same context. */
export class Judge {
  private rules: RulesByTables | null = null;
  private sent: ChildReturn['sent'] | null = null;
  private sentLast: ChildReturn['sent'] | null = null;

  constructor(private readonly context: Context) {}

  judge(child: ChildReturn): readonly Fault[] {
    return judge(this.rulesFor(child), child, this.context);
  }

  /** The children of one return were sent with the same files, so the plan is made once. */
  private rulesFor(child: ChildReturn): readonly Rule[] {
    const last = child.previous?.sent ?? null;
    if (this.rules === null || this.sent !== child.sent || this.sentLast !== last) {
      this.sent = child.sent;
      this.sentLast = last;
      this.rules = new RulesByTables(plan(this.context.rulesOf, loaded(child.sent, last, this.context)).rules);
    }
    return this.rules.for(child);
  }
}
