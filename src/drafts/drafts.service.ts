import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../children/children.service.js';
import { Database } from '../database/database.js';
import { type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { notFound, Problem } from '../kernel/problem.js';
import {
  type Draft,
  type DraftForm,
  isDraftKey,
  kept,
  MOST_CHARACTERS,
  partsOfKey,
  type UnfinishedDraft,
} from './draft.js';
import { DraftsQueries } from './drafts.queries.js';

const NOTHING: Draft = { form: null, revision: 0, savedAt: null };
const SHOWN = 10;

/** What people have typed and not sent: kept for the one who typed it, for a week, across sessions and devices. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly drafts: DraftsQueries,
    private readonly clock: Clock,
  ) {}

  /** What this user typed on a form; an empty draft when there is none. */
  async find({ userId }: Actor, key: string): Promise<Draft> {
    mustBeKey(key);
    return (userId && (await this.drafts.find(userId, key))) || NOTHING;
  }

  /** What the form is to show: what was refused just now, kept before anything else happens to it, or the draft. */
  async current(actor: Actor, key: string, refused: DraftForm | undefined): Promise<Draft> {
    if (!refused) return this.find(actor, key);
    const revision = await this.save(actor, key, refused);
    return { form: kept(refused), revision, savedAt: this.clock.now() };
  }

  /**
   * Keeps what was typed. With `base`, the revision the page had seen, it does not overwrite what was typed elsewhere
   * since, nor bring back what was sent; without it, it does.
   * @returns the new revision
   * @throws Problem `not-found` for a child not to be seen · `conflict` · `too-large`
   */
  async save(actor: Actor, key: string, form: DraftForm, base: number | null = null): Promise<number> {
    const userId = mustBeSomebody(actor);
    const childId = await this.childOf(key);
    const worthKeeping = kept(form);
    if (JSON.stringify(worthKeeping).length > MOST_CHARACTERS)
      throw new Problem('too-large', 'This is too long to be kept as a draft');
    this.db.unit.detail.draft = partsOfKey(key).kind;
    await this.drafts.forgetOld();
    const revision = await this.drafts.save({ userId, key, childId, form: worthKeeping, base });
    if (revision === null) throw new Problem('conflict', 'This form was changed in another window');
    return revision;
  }

  /** The form was sent, or is thrown away: call it in the transaction that records what was sent. */
  async settle(actor: Actor, key: string): Promise<void> {
    mustBeKey(key);
    if (!actor.userId) return;
    const { kind, ids } = partsOfKey(key);
    const childId = kind === ASSIGNED ? await this.drafts.childAssigned(ids[0]!) : (ids[0] ?? null);
    await this.drafts.save({ userId: actor.userId, key, childId, form: null, base: null });
  }

  /** The latest of this user's, newest first. */
  async unfinished({ userId }: Actor): Promise<UnfinishedDraft[]> {
    const found = userId ? await this.drafts.unfinished(userId, SHOWN) : [];
    this.db.opened(...found.flatMap(({ childId }) => childId ?? []));
    return found;
  }

  private async childOf(key: string): Promise<string | null> {
    mustBeKey(key);
    const { kind, ids } = partsOfKey(key);
    const [first] = ids;
    if (kind === ASSIGNED) return (first && (await this.drafts.childAssigned(first))) || absent();
    return first ? (await this.children.find(first)).id : null;
  }
}

/** The form of an interviewer from outside: its key names the assignment, since the child’s record is closed to them. */
const ASSIGNED = 'assigned-interview';

function absent(): never {
  throw notFound('draft');
}

function mustBeKey(key: string): void {
  if (!isDraftKey(key)) throw notFound('draft');
}

function mustBeSomebody({ userId }: Actor): string {
  if (!userId) throw notFound('draft');
  return userId;
}
