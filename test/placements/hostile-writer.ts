import { randomUUID } from 'node:crypto';
import { type AppRole } from '../support/app-role.js';
import { storedVerdict } from '../support/stored-verdict.js';

/** The facts one generated history is about. */
export interface World {
  authorityId: string;
  children: string[];
  settings: string[];
  requester: string;
  decider: string;
}

type Write = () => Promise<unknown>;

const DAYS = [
  ...[
    '2021-09-08 23:00Z',
    '2021-11-01Z',
    '2023-10-27 23:00Z',
    '2024-01-15Z',
    '2024-02-28Z',
    '2024-02-29Z',
    '2024-03-01Z',
  ],
  ...['2024-06-01 12:00Z', '2024-06-01 22:30Z', '2025-01-01Z', '2026-01-01Z', '2027-05-05Z'],
];
const BIRTHS = ['2006-03-01', '2008-02-29', '2008-03-01', '2008-06-01', '2009-01-01', '2012-07-07'];
const ROUTES = ['other-arrangements', 'other-arrangements', 'childrens-home', 'foster'];
const VERDICT = storedVerdict();

/**
 * Somebody with the rights of the app role who tries to get a child approved where the law forbids it, by any sequence
 * of statements on what a verdict rests on, at any isolation level.
 */
export class HostileWriter {
  constructor(
    private readonly app: AppRole,
    private readonly world: World,
    private readonly random: () => number,
  ) {}

  /** One transaction of up to three writes. @returns whether it was committed */
  async transaction(): Promise<boolean> {
    const isolation = this.random() < 0.7 ? 'READ COMMITTED' : this.pick(['REPEATABLE READ', 'SERIALIZABLE']);
    try {
      await this.app.begin(this.world.authorityId, { isolation });
      await this.app.sql(`SET LOCAL lock_timeout = '2s'`);
      for (let writes = 1 + this.below(3); writes > 0; writes--) await this.tryToWrite();
      await this.app.commit();
      return true;
    } catch {
      await this.app.rollBack();
      return false;
    }
  }

  /** What is refused is taken back by itself. */
  private async tryToWrite(): Promise<void> {
    await this.app.sql('SAVEPOINT before');
    try {
      await this.write();
    } catch {
      await this.app.sql('ROLLBACK TO before');
    }
  }

  private write(): Promise<unknown> {
    const writes: Write[] = [
      ...[() => this.approve(), () => this.approve(), () => this.recordActual(), () => this.movePlacement()],
      ...[
        () => this.reroute(),
        () => this.callApproved(),
        () => this.disown(),
        () => this.register(),
        () => this.register(),
      ],
      ...[
        () => this.reregister(),
        () => this.restrict(),
        () => this.endRestriction(),
        () => this.assertBirth(),
        () => this.supersede(),
      ],
    ];
    return this.pick(writes)();
  }

  private async approve(): Promise<void> {
    const [child, setting, id] = [this.pick(this.world.children), this.pick(this.world.settings), randomUUID()];
    await this.insertPlacement(id, child, setting, 'approved');
    await this.insertApproval(id, child, setting);
  }

  private recordActual(): Promise<unknown> {
    return this.insertPlacement(randomUUID(), this.pick(this.world.children), this.pick(this.world.settings), 'actual');
  }

  private insertPlacement(id: string, child: string, setting: string, basis: string): Promise<unknown> {
    const span = this.shortSpan();
    return this.app.sql(
      `INSERT INTO placement (authority_id, id, child_id, care_setting_id, during, basis, route, wishes_and_feelings,
                              circumstances, end_reason)
       VALUES (current_authority(), $1, $2, $3, $4, $5, $6, 'test', 'test', CASE WHEN upper_inf($4::tstzrange) THEN NULL ELSE 'test' END)`,
      [id, child, setting, span, basis, this.pick(ROUTES)],
    );
  }

  private insertApproval(id: string, child: string, setting: string): Promise<unknown> {
    return this.app.sql(
      `INSERT INTO placement_approval (authority_id, child_id, placement_id, requested_by, decided_by, decided_at, channel,
                                       verdict, fingerprint)
       VALUES (current_authority(), $1, $2, $3, $4, now(), 'in-person', $5, verdict_fingerprint($1, $6))`,
      [child, id, this.world.requester, this.world.decider, VERDICT, setting],
    );
  }

  private movePlacement(): Promise<unknown> {
    return this.somePlacement(
      `during = $1::tstzrange, end_reason = CASE WHEN upper_inf($1::tstzrange) THEN NULL ELSE 'test' END`,
      this.shortSpan(),
    );
  }

  private reroute(): Promise<unknown> {
    return this.somePlacement('route = $1', this.pick(ROUTES));
  }

  /** Makes an approved placement of one that was only recorded, with or without an approval of its own. */
  private async callApproved(): Promise<void> {
    const [placement] = (await this.somePlacement(
      `basis = 'approved', wishes_and_feelings = $1`,
      'test',
    )) as Placement[];
    if (placement && this.random() < 0.8)
      await this.insertApproval(placement.id, placement.child_id, placement.care_setting_id);
  }

  private somePlacement(change: string, value: string): Promise<object[]> {
    return this.app.sql(
      `UPDATE placement SET ${change} WHERE id = (SELECT id FROM placement WHERE child_id = $2 ORDER BY random() LIMIT 1)
       RETURNING id, child_id, care_setting_id`,
      [value, this.pick(this.world.children)],
    );
  }

  private disown(): Promise<unknown> {
    return this.app.sql(
      `UPDATE placement_approval SET disowned_at = CASE WHEN disowned_at IS NULL THEN now() END
        WHERE id = (SELECT id FROM placement_approval ORDER BY random() LIMIT 1)`,
    );
  }

  private register(): Promise<unknown> {
    return this.app.sql(
      `INSERT INTO care_setting_registration (authority_id, care_setting_id, status, category, min_age, max_age, during)
       VALUES (current_authority(), $1, $2, $3, $4, $5, $6)`,
      [...[this.pick(this.world.settings), this.status(), this.category(), ...this.ages(), this.span()]],
    );
  }

  private reregister(): Promise<unknown> {
    return this.app.sql(
      `UPDATE care_setting_registration SET status = $1, min_age = $2, max_age = $3, during = $4
        WHERE id = (SELECT id FROM care_setting_registration WHERE care_setting_id = $5 ORDER BY random() LIMIT 1)`,
      [this.status(), ...this.ages(), this.span(), this.pick(this.world.settings)],
    );
  }

  private restrict(): Promise<unknown> {
    return this.app.sql(
      `INSERT INTO care_setting_restriction (authority_id, care_setting_id, kind, during)
       VALUES (current_authority(), $1, 'no-new-admissions', $2)`,
      [this.pick(this.world.settings), this.span()],
    );
  }

  private endRestriction(): Promise<unknown> {
    return this.app.sql(
      `UPDATE care_setting_restriction SET during = $1
        WHERE id = (SELECT id FROM care_setting_restriction WHERE care_setting_id = $2 ORDER BY random() LIMIT 1)`,
      [this.span(), this.pick(this.world.settings)],
    );
  }

  private assertBirth(): Promise<unknown> {
    const day = this.pick(BIRTHS);
    return this.app.sql(
      `INSERT INTO date_of_birth_assertion (authority_id, child_id, earliest, latest, source, asserted_at)
       VALUES (current_authority(), $1, $2, $2, 'document', now())`,
      [this.pick(this.world.children), day],
    );
  }

  private supersede(): Promise<unknown> {
    return this.app.sql(
      `WITH two AS (SELECT array_agg(id) AS ids FROM (SELECT id FROM date_of_birth_assertion WHERE child_id = $1
                      ORDER BY random() LIMIT 2) some)
       UPDATE date_of_birth_assertion SET superseded_by = CASE WHEN $2::timestamptz IS NULL THEN NULL ELSE ids[2] END,
              superseded_at = CASE WHEN ids[2] IS NULL THEN NULL ELSE $2::timestamptz END FROM two WHERE id = ids[1]`,
      [this.pick(this.world.children), this.random() < 0.2 ? null : this.pick(DAYS)],
    );
  }

  private status(): string {
    return this.pick(['registered', 'registered', 'registered', 'suspended', 'cancelled']);
  }

  private category(): string | null {
    return this.pick(['supported-accommodation', 'supported-accommodation', 'childrens-home', null]);
  }

  private ages(): [number | null, number | null] {
    return this.random() < 0.6 ? [null, null] : [this.pick([8, 14, 16]), this.pick([17, 18, null])];
  }

  /** Two days in order; the second is often open. */
  private span(): string {
    const [from, until] = [this.below(DAYS.length), this.below(DAYS.length)].sort((a, b) => a - b) as [number, number];
    return `[${DAYS[from]!},${from === until || this.random() < 0.4 ? '' : DAYS[until]!})`;
  }

  /** From one of the days to the next but few: so that stays follow each other without a gap. */
  private shortSpan(): string {
    const from = this.below(DAYS.length - 1);
    const until = from + 1 + this.below(3);
    return `[${DAYS[from]!},${DAYS[until] ?? ''})`;
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }
}

interface Placement {
  id: string;
  child_id: string;
  care_setting_id: string;
}
