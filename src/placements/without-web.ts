import { openWithoutWeb } from '../database/without-web.js';
import { type Actor } from '../kernel/actor.js';
import { type CheckPlacementDto } from './placement.dto.js';
import { type JudgedPlacement } from './placement.js';
import { PlacementsModule } from './placements.module.js';
import { PlacementsService } from './placements.service.js';

export { verdictJson } from './placement.js';

/** The gate for the command line: the same service, no routes. */
export interface OpenGate {
  /** In a unit of work of its own. */
  check(actor: Actor, childId: string, input: CheckPlacementDto): Promise<JudgedPlacement>;
  close(): Promise<void>;
}

export async function openGate(url: string): Promise<OpenGate> {
  const { units, get, close } = await openWithoutWeb(url, { imports: [PlacementsModule] });
  const placements = get(PlacementsService);
  return {
    check: (actor, childId, input) =>
      units.run(actor, { action: 'placement.check' }, () => placements.check(actor, childId, input)),
    close,
  };
}
