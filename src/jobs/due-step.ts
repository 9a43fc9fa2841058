import { type Actor } from '../kernel/actor.js';

/** A step whose time has come, and which is ours to do until the lease ends. */
export interface DueStep {
  authorityId: string;
  /** `escalation.climb`: the part before the dot is who acts (`system:escalation`), the whole is what the audit says. */
  kind: string;
  /** What it is about: an absence, an interview, a message. */
  subjectId: string;
  /** When it was to happen; when it does happen is the clock's to say. */
  dueAt: Date;
  /** Proves that the step is ours. */
  claim: string;
  /** 1, unless it failed, or its program died, before. */
  attempts: number;
}

/**
 * Does the step inside a unit of work of the step's authority. What it writes is recorded together with the step being
 * done, or not at all; it may run again, so it has no effects outside the database.
 * @returns when the same step is due again; nothing when it is done
 */
export type StepHandler = (step: DueStep, actor: Actor) => Promise<Date | void>;

/**
 * Does the step outside any unit of work, for effects outside the building. It opens units of its own, and calls
 * `settle` inside the one that records the outcome. The lease is renewed while it runs.
 */
export type OutsideHandler = (step: DueStep, actor: Actor, settle: Settle) => Promise<void>;

/** The step is done, or due again at an instant. @throws StepLost when it is not ours any more: roll back */
export type Settle = (again?: Date | void) => Promise<void>;

/** The step was moved, cancelled or taken over while we were at it: what we did must not stand. */
export class StepLost extends Error {
  constructor({ kind, subjectId }: DueStep) {
    super(`the step ${kind} of ${subjectId} is not ours any more`);
    this.name = 'StepLost';
  }
}
