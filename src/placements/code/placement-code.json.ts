import { toIso } from '../../kernel/plain-date.js';
import { type PlacementCodeDto } from './placement-code.dto.js';
import { collectionYearOf, meaningOf, type PlacementCode } from './placement-code.js';

export function placementCodeJson(of: PlacementCode): PlacementCodeDto {
  return {
    on: toIso(of.on),
    collectionYear: collectionYearOf(of.on),
    code: of.stands,
    because: of.stands === null ? of.because : meaningOf(of.stands),
    isChosen: of.chosen !== null,
    reason: of.chosen?.reason ?? null,
    fits: of.fits.map((code) => ({ code, meaning: meaningOf(code) })),
    provider: of.provider,
    question: of.question,
  };
}
