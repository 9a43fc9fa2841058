import { type Permission } from '../auth/permissions.js';
import { paths } from './paths.js';

export interface NavigationItem {
  text: string;
  href: string;
  /** Where the addresses of its pages begin, besides its own. */
  also: readonly string[];
}

interface Place {
  text: string;
  href: string;
  also?: readonly string[];
  needs: Permission;
  /** Those who may do this reach it from another place. */
  unless?: Permission;
}

const MENU: readonly Place[] = [
  { text: 'Home', href: paths.home, needs: 'own:use' },
  { text: 'Search', href: paths.search, needs: 'child:read' },
  { text: 'Children', href: paths.children, also: ['/placements', '/breaches', '/follow-ups'], needs: 'child:read' },
  {
    text: 'Missing',
    href: paths.missing,
    also: [paths.onCall, paths.handovers, paths.ladder, '/rungs', '/pack-releases'],
    needs: 'missing:read',
  },
  { text: 'On call', href: paths.onCall, needs: 'escalation:read', unless: 'missing:read' },
  { text: 'Escalation ladder', href: paths.ladder, needs: 'escalation:read', unless: 'missing:read' },
  {
    text: 'Care settings',
    href: paths.careSettings,
    also: ['/registration-changes', paths.lapseWorks],
    needs: 'care-setting:read',
  },
  { text: 'Compliance', href: paths.compliance, needs: 'compliance:read' },
  { text: 'Returns', href: paths.returns, needs: 'return:read' },
  { text: 'Messages', href: paths.messages, needs: 'outbox:manage' },
  { text: 'Other programs', href: paths.webhooks, needs: 'webhook:manage' },
  { text: 'Report missing', href: paths.reportMissing, needs: 'missing:record' },
];

/** The menu of somebody who may do these things. */
export function menuFor(permissions: ReadonlySet<string>): NavigationItem[] {
  return MENU.filter(({ needs, unless }) => permissions.has(needs) && !(unless && permissions.has(unless))).map(
    ({ text, href, also = [] }) => ({ text, href, also }),
  );
}

/** Whether the page at an address belongs to an item of the menu. */
export function belongsTo(path: string, { href, also }: NavigationItem): boolean {
  return [href, ...also].some((begins) => path === begins || (begins !== paths.home && path.startsWith(`${begins}/`)));
}
