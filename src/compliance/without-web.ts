import { openWithoutWeb, type ServicesWithoutWeb } from '../database/without-web.js';
import { JudgingModule } from './judging.module.js';
import { NightsService } from './nights.service.js';
import { VerdictsService } from './verdicts.service.js';

/** The judging for the command line: the same services, no routes and no steps. */
export interface OpenJudging extends Pick<ServicesWithoutWeb, 'units' | 'close'> {
  nights: NightsService;
  verdicts: VerdictsService;
}

export async function openJudging(url: string): Promise<OpenJudging> {
  const { units, get, close } = await openWithoutWeb(url, { imports: [JudgingModule] });
  return { units, nights: get(NightsService), verdicts: get(VerdictsService), close };
}
