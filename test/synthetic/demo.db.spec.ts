import pg from 'pg';
import { isPassword } from '../../src/auth/passwords.js';
import { fillDemo } from '../../src/synthetic/demo.js';
import { type SignIn } from '../../src/synthetic/fill.js';
import { DEMO_ROLES } from '../../src/synthetic/staff.js';
import { freshDatabase } from '../support/database.js';

const NOW = new Date();
let owner: pg.Client;
let filled: SignIn[][];

beforeAll(async () => {
  const { ownerUrl } = await freshDatabase();
  const fill = () => fillDemo({ ownerUrl, password: 'a password for everybody', log: () => undefined, now: NOW });
  filled = await Promise.all([fill(), fill()]); // two programs started at once
  owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
}, 120_000);

afterAll(() => owner.end());

async function count(sql: string): Promise<number> {
  const { rows } = await owner.query<{ count: string }>(sql, [NOW]);
  return Number(rows[0]!.count);
}

it('fills 600 children once, however many start at once', async () => {
  expect(await count(`SELECT count(*) FROM child WHERE $1::timestamptz IS NOT NULL`)).toBe(600);
  expect(await count(`SELECT count(*) FROM authority WHERE $1::timestamptz IS NOT NULL`)).toBe(1);
  expect(filled[0]).toEqual(filled[1]);
});

it('gives each role one user, who can sign in', async () => {
  expect(filled[0]!.map(({ role }) => role)).toEqual([...DEMO_ROLES]);
  expect(filled[0]![0]!.email).toBe('social-worker@demo.test');
  for (const { role, email } of filled[0]!) {
    const { rows } = await owner.query<{ roles: string[]; password_hash: string }>('SELECT * FROM user_signing_in($1)', [email]); // prettier-ignore
    expect(rows[0]!.roles).toEqual([role]);
    expect(await isPassword(rows[0]!.password_hash, 'a password for everybody')).toBe(true);
  }
});

it.each([
  ['children missing', `FROM absence WHERE during @> $1::timestamptz AND located_at IS NULL`, 4],
  ['missing for over 28 days', `FROM absence WHERE during @> $1::timestamptz AND lower(during) < $1 - interval '28 days'`, 1],
  ['missing for hours', `FROM absence WHERE during @> $1::timestamptz AND lower(during) > $1 - interval '6 hours'`, 1],
  ['found and not back', `FROM absence WHERE during @> $1::timestamptz AND located_at IS NOT NULL`, 1],
  ['breaches the director has not decided on', `FROM breach b WHERE during @> $1::timestamptz AND NOT withdrawn AND NOT EXISTS (SELECT FROM decided_breach d WHERE d.breach_id = b.id)`, 3],
  ['breaches decided on', `FROM breach JOIN decided_breach ON breach_id = id WHERE during @> $1::timestamptz AND NOT withdrawn`, 1],
  ['breaches because a registration lapsed', `FROM breach b JOIN placement p ON p.id = b.placement_id WHERE b.during @> $1::timestamptz AND p.basis = 'approved' AND b.rule = 'PL-02' AND NOT withdrawn`, 1],
  ['breaches by an age decided again', `FROM breach b JOIN date_of_birth_assertion a USING (child_id) WHERE b.during @> $1::timestamptz AND a.source = 'authority-age-assessment' AND a.superseded_by IS NULL AND b.rule = 'PL-01'`, 1],
  ['children for whom somebody has to decide since a suspension', `FROM lapse_work WHERE outcome IS NULL AND $1::timestamptz IS NOT NULL`, 1],
  ['what was decided since a suspension', `FROM lapse_work WHERE outcome IS NOT NULL AND decided_at < $1`, 1],
  ['what is to be found out about placements, late', `FROM follow_up WHERE outcome IS NULL AND due_at < $1`, 1],
  ['what was found out about placements', `FROM follow_up WHERE answered_at < $1`, 300],
  ['sixteenth birthdays within four weeks', `FROM date_of_birth_assertion WHERE superseded_by IS NULL AND latest + interval '16 years' BETWEEN $1 AND $1 + interval '28 days'`, 3],
  ['children of the social worker', `FROM allocation a JOIN user_account u ON u.id = a.worker_id WHERE u.email = 'social-worker@demo.test' AND a.during @> $1::timestamptz`, 15],
  ['children with a missing profile and a photograph', `FROM profile_photo WHERE during @> $1::timestamptz`, 6],
  ['profiles nobody has confirmed for three months', `FROM profile_photo WHERE during @> $1::timestamptz AND confirmed_at < $1 - interval '3 months'`, 1],
  ['steps of the ladder acknowledged', `FROM escalation_rung WHERE acknowledged_at < $1`, 12],
  ['steps of the ladder owed', `FROM escalation_rung WHERE acknowledged_at IS NULL AND due_at < $1`, 4],
  ['placement plans of placements that go on', `FROM placement_evidence WHERE kind = 'placement-plan' AND during @> $1::timestamptz`, 150],
  ['placements that go on without a plan recorded', `FROM placement p WHERE p.during @> $1::timestamptz AND NOT EXISTS (SELECT FROM placement_evidence e WHERE e.child_id = p.child_id AND e.kind = 'placement-plan')`, 10],
  ['approvals out of the area', `FROM placement_evidence WHERE kind = 'out-of-area-approval' AND decided_by IS NOT NULL AND during @> $1::timestamptz`, 20],
  ['return interviews still within their 72 hours', `FROM interviews_owed($1) WHERE pending AND due_at > $1`, 4],
  ['interviews with somebody from outside', `FROM interview_assignment WHERE during @> $1::timestamptz AND handed_in_at IS NULL`, 1],
  ['shifts to come', `FROM on_call WHERE lower(during) > $1`, 16],
  ['children whose distance from home is known', `FROM child c JOIN placement p ON p.child_id = c.id AND p.during @> $1::timestamptz JOIN care_setting s ON s.id = p.care_setting_id WHERE postcode_miles(c.home_postcode, s.postcode, $1::date) < 60`, 100],
  ['restricted children', `FROM restriction WHERE during @> $1::timestamptz`, 2],
])('has %s now', async (_words, from, least) => {
  expect(await count(`SELECT count(*) ${from}`)).toBeGreaterThanOrEqual(least);
}); // prettier-ignore

it('has recorded nothing later than now', async () => {
  expect(await count('SELECT count(*) FROM audit_event WHERE at > $1')).toBe(0);
  expect(await count('SELECT count(*) FROM audit_event WHERE at <= $1')).toBeGreaterThan(2000);
});
