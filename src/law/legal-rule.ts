import { isBefore, type PlainDate } from '../kernel/plain-date.js';
import type { EvidenceKind } from './evidence/kinds.js';

export const RULE_VERDICTS = ['met', 'breached', 'not-engaged', 'unknown'] as const;
export type RuleVerdict = (typeof RULE_VERDICTS)[number];

/** Something that would make it lawful, in words a worker can act on. */
export interface Remedy {
  says: string;
  /** The first day it helps; null: as soon as it is done. */
  from: PlainDate | null;
}

export interface Met {
  is: 'met';
  reason: string;
  /** What the record must still show for this to hold: conditions the facts do not carry. */
  provided: readonly string[];
}
export interface NotEngaged {
  is: 'not-engaged';
  reason: string;
}
export interface Failed {
  is: 'breached' | 'unknown';
  /** The same for the same failing, for counting and comparing: `registration-suspended`. */
  cause: string;
  reason: string;
  remedies: readonly Remedy[];
}
export type RuleResult = Met | NotEngaged | Failed;

/** An exception the law makes, or was once said to make. */
export interface LawfulException {
  /** As evidence names it when a person relies on it; left out where other facts show that it applies. */
  code?: string;
  name: string;
  law: string;
  /** A disabled exception is named so that nobody looks for it; it lifts nothing. */
  enabled: boolean;
  /** The reason or evidence a person must record to rely on it. */
  needs: string;
  /** What must follow, and by when. */
  followUp: string;
  /** Working days within which it must follow; left out where nothing has to. */
  workingDays?: number;
}

/** What becomes of a decision when the rule cannot be judged (a missing fact is neither yes nor no). */
export type WhenUnknown = 'refuses-approval' | 'may-proceed-with-owner-and-due-time';

/**
 * `blocks`: a breach cannot be approved, only recorded. `alerts`: somebody is told. `reports`: it is counted.
 * `blocks-return`: the Department refuses the row in its return, whatever the law says of the placement.
 */
export const SEVERITIES = ['blocks', 'alerts', 'reports', 'blocks-return'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * One duty in law. A rule never asks what today is: the day judged is a fact. When the law changes, a version with its
 * own `inForceFrom` is put beside the old one, which gets an `inForceUntil`.
 */
export interface LegalRule<Facts extends { on: PlainDate }> {
  /** As in the product's list of rules, e.g. `PL-01`. */
  id: string;
  duty: string;
  /** The citation. */
  law: string;
  /** Where the text can be read. */
  source: string;
  inForceFrom: PlainDate;
  /** Exclusive. */
  inForceUntil?: PlainDate;
  /** Day of the law, and which reading of it this is. Kept with every verdict. */
  version: string;
  severity: readonly Severity[];
  exceptions: readonly LawfulException[];
  whenUnknown: WhenUnknown;
  /** What a lawyer has yet to confirm, in words; empty when the text was read. */
  unverified: readonly string[];
  /** The facts it reads, by name: they are shown and stored with the verdict. */
  reads: readonly (keyof Facts & string)[];
  /** Of the evidence, the kinds it reads. */
  evidence: readonly EvidenceKind[];
  apply(facts: Facts): RuleResult;
}

/** Applies the law of the day judged. */
export function judge<Facts extends { on: PlainDate }>(rule: LegalRule<Facts>, facts: Facts): RuleResult {
  if (isBefore(facts.on, rule.inForceFrom)) return notEngaged('This law was not yet in force');
  if (rule.inForceUntil !== undefined && !isBefore(facts.on, rule.inForceUntil)) {
    return notEngaged('This law was no longer in force');
  }
  return rule.apply(facts);
}

export function met(reason: string, provided: readonly string[] = []): Met {
  return { is: 'met', reason, provided };
}

export function notEngaged(reason: string): NotEngaged {
  return { is: 'not-engaged', reason };
}

export function breached(cause: string, reason: string, remedies: readonly Remedy[]): Failed {
  return { is: 'breached', cause, reason, remedies };
}

export function unknown(cause: string, reason: string, remedies: readonly Remedy[]): Failed {
  return { is: 'unknown', cause, reason, remedies };
}

/** A remedy that helps as soon as it is done. */
export function atOnce(says: string): Remedy {
  return { says, from: null };
}
