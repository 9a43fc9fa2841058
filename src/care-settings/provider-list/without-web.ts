import { openWithoutWeb, type ServicesWithoutWeb } from '../../database/without-web.js';
import { CareSettingsModule } from '../care-settings.module.js';
import { ProviderListsService } from './provider-lists.service.js';

/** Providers' lists for the command line: the same service, no routes. */
export interface OpenLists extends Pick<ServicesWithoutWeb, 'units' | 'close'> {
  lists: ProviderListsService;
}

export async function openLists(url: string): Promise<OpenLists> {
  const { units, get, close } = await openWithoutWeb(url, { imports: [CareSettingsModule] });
  return { units, lists: get(ProviderListsService), close };
}
