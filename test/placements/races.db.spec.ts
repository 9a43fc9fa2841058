import { storedVerdict } from '../support/stored-verdict.js';
import pg from 'pg';
import { AppRole } from '../support/app-role.js';
import { freshDatabase } from '../support/database.js';
import { DIFFERENCES, newWorld } from './lawful-always.js';
import { type World } from './hostile-writer.js';

describe('two connections with the rights of the program', () => {
  let owner: pg.Client;
  let one: AppRole;
  let other: AppRole;
  let world: World;

  beforeAll(async () => {
    const database = await freshDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    [one, other] = [await AppRole.connect(database.appUrl), await AppRole.connect(database.appUrl)];
    world = await newWorld(database, 'Testshire');
  });
  afterAll(() => Promise.all([owner.end(), one.end(), other.end()]));

  const place = (app: AppRole, during: string, setting = world.settings[0]) =>
    app.sql<{ id: string }>(
      `INSERT INTO placement (authority_id, child_id, care_setting_id, during, basis, route, circumstances, end_reason)
       VALUES (current_authority(), $1, $2, $3, 'actual', 'other-arrangements', 'test', CASE WHEN upper_inf($3::tstzrange) THEN NULL ELSE 'test' END)
       RETURNING id`,
      [world.children[0], setting, during],
    );
  const differences = async () => (await owner.query<object>(DIFFERENCES)).rows;

  it('an earlier stay made shorter is a new admission of the stay that followed it', async () => {
    const restricted = `INSERT INTO care_setting_restriction (authority_id, care_setting_id, kind, during)
                        VALUES (current_authority(), $1, 'no-new-admissions', '[2024-05-01,)')`;
    await one.begin(world.authorityId);
    const [first] = await place(one, '[2024-04-01, 2024-06-01)');
    const [second] = await place(one, '[2024-06-01,)');
    await one.sql(restricted, [world.settings[0]]);
    await one.commit();
    const breaches = async () =>
      (await owner.query(`SELECT rule FROM breach WHERE placement_id = $1 AND NOT withdrawn`, [second!.id])).rows;
    expect(await breaches()).toEqual([]);
    await one.begin(world.authorityId);
    await one.sql(`UPDATE placement SET during = '[2024-04-01, 2024-05-20)' WHERE id = $1`, [first!.id]);
    await one.commit();
    expect(await differences()).toEqual([]);
    expect(await breaches()).toEqual([{ rule: 'PL-02' }]);
    await one.begin(world.authorityId);
    await one.sql(`UPDATE placement SET during = '[2024-04-01, 2024-06-01)' WHERE id = $1`, [first!.id]);
    await one.commit();
    expect(await breaches()).toEqual([]);
  });

  it.each(['REPEATABLE READ', 'SERIALIZABLE'])(
    'what is judged on an older picture of the facts is refused: %s',
    async (isolation) => {
      const writes: [string, unknown[]][] = [
        [
          `INSERT INTO placement (authority_id, child_id, care_setting_id, during, basis, route, circumstances)
         VALUES (current_authority(), $1, $2, '[2024-06-01,)', 'actual', 'other-arrangements', 'test')`,
          [world.children[1], world.settings[1]],
        ],
        [
          `INSERT INTO care_setting_registration (authority_id, care_setting_id, status, category, during)
         VALUES (current_authority(), $1, 'cancelled', 'childrens-home', '[2024-01-01,)')`,
          [world.settings[1]],
        ],
        [
          `INSERT INTO care_setting_restriction (authority_id, care_setting_id, kind, during)
         VALUES (current_authority(), $1, 'no-new-admissions', '[2024-01-01,)')`,
          [world.settings[1]],
        ],
        [
          `INSERT INTO date_of_birth_assertion (authority_id, child_id, earliest, latest, source, asserted_at)
         VALUES (current_authority(), $1, '2012-01-01', '2012-01-01', 'document', now())`,
          [world.children[1]],
        ],
      ];
      for (const [sql, values] of writes) {
        await one.begin(world.authorityId, { isolation });
        await expect(one.sql(sql, values)).rejects.toMatchObject({ code: 'KA005' });
        await one.rollBack();
      }
    },
  );

  describe('an approval', () => {
    const approved = async (placement: string): Promise<object[]> =>
      one.sql(`UPDATE placement SET basis = 'approved', wishes_and_feelings = 'test' WHERE id = $1`, [placement]);

    /** A lawful placement that was only recorded, with an approval that stands beside it. */
    async function approvable(from: string): Promise<string> {
      await one.begin(world.authorityId);
      const [placement] = await place(one, `[${from},)`, world.settings[1]);
      await one.sql(
        `INSERT INTO placement_approval (authority_id, child_id, placement_id, requested_by, decided_by, decided_at, channel,
                                         verdict, fingerprint)
         VALUES (current_authority(), $1, $2, $3, $4, now(), 'in-person', $5, verdict_fingerprint($1, $6))`,
        [...[world.children[0], placement!.id, world.requester, world.decider], storedVerdict(), world.settings[1]],
      );
      await one.commit();
      return placement!.id;
    }

    it('given before the facts changed approves nothing later; of the facts as they are, it does', async () => {
      await one.begin(world.authorityId);
      await one.sql(
        `UPDATE placement SET during = tstzrange(lower(during), '2024-07-01'), end_reason = 'test' WHERE upper_inf(during)`,
      );
      await one.commit();
      const placement = await approvable('2024-07-01');
      await one.begin(world.authorityId);
      await one.sql(
        `INSERT INTO carer_approval (authority_id, care_setting_id, kind, during) VALUES (current_authority(), $1, 'approved', '[2020-01-01,)')`,
        [world.settings[1]],
      );
      await approved(placement);
      await expect(one.commit()).rejects.toMatchObject({ code: 'KA004' });
      await one.begin(world.authorityId);
      await approved(placement);
      await one.commit();
    });

    it('is for one route, and is nothing once disowned', async () => {
      const [{ id }] = (await owner.query<{ id: string }>(`SELECT id FROM placement WHERE basis = 'approved'`))
        .rows as [{ id: string }];
      expect(await one.refusal(world.authorityId, `UPDATE placement SET route = 'foster' WHERE id = $1`, [id])).toBe(
        'KA004',
      );
      expect(
        await one.refusal(
          world.authorityId,
          'UPDATE placement_approval SET disowned_at = now() WHERE placement_id = $1',
          [id],
        ),
      ).toBe('KA003');
    });
  });
});
