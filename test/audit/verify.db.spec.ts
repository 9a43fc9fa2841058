import { seeded } from '../law/generated-facts.js';
import { AuditedDatabase } from './audited-database.js';
import { Tamperer, type Tampering } from './tampering.js';

let audited: AuditedDatabase;
beforeAll(async () => {
  audited = await AuditedDatabase.create();
});
afterAll(() => audited.end());

/** Tampers, verifies, and takes it back. */
async function seen(random: () => number, tamper: (tamperer: Tamperer) => Promise<Tampering>) {
  const { victim } = audited;
  return audited.inVain(async () => {
    const tampering = await tamper(new Tamperer(audited.superuser, victim, random));
    const found = await audited.broken(victim.authorityId, { checkpoints: true });
    const withoutCheckpoint = await audited.broken(victim.authorityId);
    const inOther = await audited.broken(victim.otherId);
    return { tampering, found, withoutCheckpoint, inOther };
  });
}

it('an audit nobody touched is intact, read whole or from the last checkpoint', async () => {
  const { authorityId, otherId } = audited.victim;
  for (const id of [authorityId, otherId])
    for (const resume of [false, true]) expect(await audited.broken(id, { checkpoints: true, resume })).toBeNull();
});

const KINDS = Object.keys(new Tamperer(null!, null!, null!).kinds);

describe.each(KINDS)('%s', (kind) => {
  it.each([1, 26, 40])('at row %i: found, and the row named', async (row) => {
    const { tampering, found, withoutCheckpoint, inOther } = await seen(seeded(row), (tamperer) =>
      tamperer.kinds[kind]!(row),
    );
    expect(tampering.broken).toContain(found?.seq);
    expect(withoutCheckpoint === null).toBe(tampering.needsCheckpoint ?? false);
    expect(inOther?.seq).toBe(tampering.inOther);
  });
});

it('finds 60 random tamperings', async () => {
  const random = seeded(4713);
  for (let i = 0; i < 60; i++) {
    const { tampering, found } = await seen(random, (tamperer) => tamperer.anything());
    expect({ tampering, found: tampering.broken.includes(found?.seq ?? 0) }).toEqual({ tampering, found: true });
  }
});

it('resumed at a checkpoint, does not look before it, and knows the row it begins at', async () => {
  const { authorityId } = audited.victim;
  const resumedAfter = (change: string) =>
    audited.inVain(async () => {
      await audited.superuser.query(`UPDATE audit_event SET ${change} AND authority_id = '${authorityId}'`);
      return audited.broken(authorityId, { checkpoints: true, resume: true });
    });
  expect(await resumedAfter(`actor = 'x' WHERE seq = 39`)).toBeNull();
  expect(await resumedAfter(`actor = 'x' WHERE seq = 40`)).toMatchObject({ seq: 40 });
});
