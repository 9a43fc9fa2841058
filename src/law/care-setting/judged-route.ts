import type { Route } from './codes.js';
import type { SettingFacts } from './setting-facts.js';
import { settingTypeOf } from './setting-types.js';

/**
 * The route the law looks at. A route that does not fit the setting is other arrangements, whatever it was called, and
 * a detention place is one only when a court or the Youth Custody Service directed it (Children Act 1989 s.22C).
 * Null when the route cannot be told.
 */
export function judgedRoute({ route, setting }: Pick<SettingFacts, 'route' | 'setting'>): Route | null {
  if (route === 'other-arrangements') return route;
  if (setting.type === null) return null;
  const { fits } = settingTypeOf(setting.type);
  if (route === null) return fits.length > 0 ? null : 'other-arrangements';
  if (route === 'detention' && setting.detentionDirectedBy === null) return 'other-arrangements';
  const fitsHere = fits.some((fit) => fit.route === route && (fit.country === null || fit.country === setting.country));
  return fitsHere ? route : 'other-arrangements';
}
