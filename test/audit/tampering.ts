import { createHash } from 'node:crypto';
import type pg from 'pg';

/** A chain of rows 1 to `rows`, of which checkpoints vouch for some. */
export interface Victim {
  authorityId: string;
  /** Another authority, with as many rows. */
  otherId: string;
  rows: number;
  /** In order; the last row is one of them. */
  vouched: readonly number[];
}

export interface Tampering {
  kind: string;
  /** Rows either of which is a right answer; in a chain rewritten from `from` on, the first one vouched for. */
  broken: number[];
  /** Also broken, there, in the chain of the other authority. */
  inOther?: number;
  /** It cannot be seen without checkpoints. */
  needsCheckpoint?: true;
}

type Tamper = (row: number) => Promise<Tampering>;

/**
 * What somebody with every right over the database could do to an audit. Give it a connection of a superuser in a
 * transaction that is rolled back.
 */
export class Tamperer {
  constructor(
    private readonly db: pg.ClientBase,
    private readonly victim: Victim,
    private readonly random: () => number,
  ) {}

  get kinds(): Record<string, Tamper> {
    const edits = {
      actor: `'user:nobody'`,
      action: `'nothing.much'`,
      outcome: `'refused: forbidden'`,
      request_id: 'gen_random_uuid()',
      child_ids: 'child_ids || gen_random_uuid()',
      at: `at + interval '1 microsecond'`,
      hash: `sha256('something else')`,
      entry: `replace(entry, '"action"', '"Action"')`,
    };
    return {
      ...Object.fromEntries(
        Object.entries(edits).map(([column, value]) => [
          `edit ${column}`,
          (row: number) => this.edit(row, `${column} = ${value}`),
        ]),
      ),
      'edit the entry and its hash': (row) => this.editAndHash(row),
      'make the entry unreadable and hash it': (row) =>
        this.edit(row, `entry = 'gone', hash = sha256(convert_to('gone', 'UTF8'))`),
      'delete a row': (row) => this.deleteRow(row),
      'delete the first rows': (row) => this.deleteFirst(row),
      'insert a row between': (row) => this.insertBetween(row),
      'add a row after the head': () => this.addAfterHead(),
      'swap two rows': (row) => this.swap(row),
      'swap the entries of two rows': (row) => this.swapEntries(row),
      'move a row to another authority': (row) => this.move(row),
      'cut the end off': (row) => this.cut(row),
      'cut the end off and set the head back': (row) => this.cutWithHead(row),
      'rewrite the chain from a row on': (row) => this.rewrite(row),
      'set the head back': (row) => this.head(row, `seq = seq - 1`, this.victim.rows),
      'set the head forward': (row) => this.head(row, `seq = seq + 1`, this.victim.rows + 1),
      'alter the hash of the head': (row) => this.head(row, `hash = sha256('else')`, this.victim.rows),
      'alter the time of the head': (row) => this.head(row, `at = at + interval '1 second'`, this.victim.rows),
      'delete the head': () => this.deleteHead(),
      'delete the whole chain': () => this.deleteAll(),
    };
  }

  /** One of the kinds, somewhere. */
  async anything(): Promise<Tampering> {
    const kinds = Object.entries(this.kinds);
    const [kind, tamper] = kinds[Math.floor(this.random() * kinds.length)]!;
    return { ...(await tamper(this.anyRow())), kind };
  }

  private anyRow(): number {
    return 1 + Math.floor(this.random() * this.victim.rows);
  }

  private async edit(row: number, change: string): Promise<Tampering> {
    await this.change(`UPDATE audit_event SET ${change} WHERE authority_id = $1 AND seq = $2`, row);
    return { kind: 'edit', broken: [row] };
  }

  private async editAndHash(row: number): Promise<Tampering> {
    const entry = `replace(entry, '"children"', '"detail2": 1, "children"')`;
    await this.edit(row, `entry = ${entry}, hash = sha256(convert_to(${entry}, 'UTF8'))`);
    return { kind: 'edit', broken: [row, row + 1].filter((seq) => seq <= this.victim.rows) };
  }

  private async deleteRow(row: number): Promise<Tampering> {
    await this.change('DELETE FROM audit_event WHERE authority_id = $1 AND seq = $2', row);
    return { kind: 'delete', broken: [row] };
  }

  private async deleteFirst(row: number): Promise<Tampering> {
    await this.change('DELETE FROM audit_event WHERE authority_id = $1 AND seq <= $2', row);
    return { kind: 'delete', broken: [1] };
  }

  private async insertBetween(row: number): Promise<Tampering> {
    await this.change(
      `INSERT INTO audit_event SELECT authority_id, seq, at + interval '1 microsecond', actor, action, outcome, request_id,
              child_ids, entry, hash FROM audit_event WHERE authority_id = $1 AND seq = $2`,
      row,
    );
    return { kind: 'insert', broken: [row] };
  }

  private async addAfterHead(): Promise<Tampering> {
    const { rows } = this.victim;
    const [last] = await this.from(rows);
    const entry = { ...JSON.parse(last!.entry), seq: rows + 1, previous: last!.hash };
    await this.change(
      `INSERT INTO audit_event SELECT authority_id, seq + 1, at, actor, action, outcome, request_id, child_ids, $3,
              sha256(convert_to($3, 'UTF8')) FROM audit_event WHERE authority_id = $1 AND seq = $2`,
      rows,
      JSON.stringify(entry),
    );
    return { kind: 'add', broken: [rows + 1] };
  }

  private async swap(row: number): Promise<Tampering> {
    const other = this.otherThan(row);
    await this.change('UPDATE audit_event SET seq = -seq WHERE authority_id = $1 AND seq IN ($2, $3)', row, other);
    await this.change('UPDATE audit_event SET seq = $3::int WHERE authority_id = $1 AND seq = -$2::int', row, other);
    await this.change('UPDATE audit_event SET seq = $3::int WHERE authority_id = $1 AND seq = -$2::int', other, row);
    return { kind: 'swap', broken: [Math.min(row, other)] };
  }

  private async swapEntries(row: number): Promise<Tampering> {
    const other = this.otherThan(row);
    await this.change(
      `UPDATE audit_event e SET entry = o.entry, hash = o.hash FROM audit_event o
        WHERE e.authority_id = $1 AND o.authority_id = $1 AND e.seq IN ($2, $3) AND o.seq = $2::int + $3::int - e.seq`,
      row,
      other,
    );
    return { kind: 'swap', broken: [Math.min(row, other)] };
  }

  private async move(row: number): Promise<Tampering> {
    await this.change(
      'UPDATE audit_event SET authority_id = $3 WHERE authority_id = $1 AND seq = $2',
      row,
      this.victim.otherId,
    );
    return { kind: 'move', broken: [row], inOther: row };
  }

  private async cut(row: number): Promise<Tampering> {
    await this.change('DELETE FROM audit_event WHERE authority_id = $1 AND seq >= $2', row);
    return { kind: 'cut', broken: [row] };
  }

  private async cutWithHead(row: number): Promise<Tampering> {
    await this.cut(row);
    await this.db.query(
      `UPDATE audit_chain_head h SET seq = e.seq, at = e.at, hash = e.hash FROM audit_event e
        WHERE h.authority_id = $1 AND e.authority_id = $1 AND e.seq = $2`,
      [this.victim.authorityId, row - 1],
    );
    if (row === 1) await this.deleteHead();
    return { kind: 'cut', broken: [row], needsCheckpoint: true };
  }

  /** As somebody would who knows how the chain is made: every hash from the row on is right again, the head too. */
  private async rewrite(row: number): Promise<Tampering> {
    const { authorityId, vouched } = this.victim;
    let previous = row === 1 ? '' : (await this.from(row - 1))[0]!.hash;
    for (const { seq, entry } of await this.from(row)) {
      const told = JSON.parse(entry) as Record<string, unknown>;
      const rewritten = JSON.stringify({
        ...told,
        previous,
        ...(seq === String(row) && { detail: { harmless: true } }),
      });
      previous = createHash('sha256').update(rewritten).digest('hex');
      await this.db.query(
        `UPDATE audit_event SET entry = $3, hash = decode($4, 'hex') WHERE authority_id = $1 AND seq = $2`,
        [...[authorityId, seq, rewritten, previous]],
      );
    }
    await this.db.query(`UPDATE audit_chain_head SET hash = decode($2, 'hex') WHERE authority_id = $1`, [
      authorityId,
      previous,
    ]);
    return { kind: 'rewrite', broken: [vouched.find((seq) => seq >= row)!], needsCheckpoint: true };
  }

  private async head(_row: number, change: string, broken: number): Promise<Tampering> {
    await this.db.query(`UPDATE audit_chain_head SET ${change} WHERE authority_id = $1`, [this.victim.authorityId]);
    return { kind: 'head', broken: [broken] };
  }

  private async deleteHead(): Promise<Tampering> {
    await this.db.query('DELETE FROM audit_chain_head WHERE authority_id = $1', [this.victim.authorityId]);
    return { kind: 'head', broken: [this.victim.rows] };
  }

  private async deleteAll(): Promise<Tampering> {
    await this.cut(1);
    await this.deleteHead();
    return { kind: 'cut', broken: [1], needsCheckpoint: true };
  }

  private otherThan(row: number): number {
    for (;;) {
      const other = this.anyRow();
      if (other !== row) return other;
    }
  }

  private async from(row: number): Promise<{ seq: string; entry: string; hash: string }[]> {
    const { rows } = await this.db.query<{ seq: string; entry: string; hash: string }>(
      `SELECT seq, entry, encode(hash, 'hex') AS hash FROM audit_event WHERE authority_id = $1 AND seq >= $2 ORDER BY seq`,
      [this.victim.authorityId, row],
    );
    return rows;
  }

  /** $1 is the authority. @throws when nothing was changed: then nothing was tampered with */
  private async change(sql: string, ...values: unknown[]): Promise<void> {
    const { rowCount } = await this.db.query(sql, [this.victim.authorityId, ...values]);
    if (!rowCount) throw new Error(`Nothing was changed by ${sql}`);
  }
}
