import { seeded } from '../law/generated-facts.js';
import { seen, times } from '../support/proof.js';
import { AuditedDatabase } from './audited-database.js';
import { Tamperer } from './tampering.js';

const TAMPERINGS = times(1000);

it(`finds and locates ${TAMPERINGS} random tamperings`, async () => {
  const audited = await AuditedDatabase.create();
  const { victim } = audited;
  const tamperer = new Tamperer(audited.superuser, victim, seeded(1969));
  const kinds = new Map<string, number>();
  try {
    for (let i = 0; i < TAMPERINGS; i++)
      await audited.inVain(async () => {
        const tampering = await tamperer.anything();
        const found = await audited.broken(victim.authorityId, { checkpoints: true });
        expect({ ...tampering, found: tampering.broken.includes(found?.seq ?? 0) }).toEqual({
          ...tampering,
          found: true,
        });
        kinds.set(tampering.kind, (kinds.get(tampering.kind) ?? 0) + 1);
      });
    expect(kinds.size).toBe(Object.keys(tamperer.kinds).length);
    seen(
      `${TAMPERINGS} random tamperings of ${kinds.size} kinds with a chain of ${victim.rows} rows: each found, its row named.`,
    );
  } finally {
    await audited.end();
  }
}, 3_600_000);
