import { Injectable } from '@nestjs/common';
import { type Permission } from '../auth/permissions.js';
import { NoticesService } from '../children/notices.service.js';
import { PageFrame } from '../http/unit.interceptor.js';
import { type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { durationInWords } from '../missing/absence.js';
import { MissingService } from '../missing/missing.service.js';
import { PreferencesService } from '../people/preferences.service.js';
import { paths } from './paths.js';

interface NavigationItem {
  text: string;
  href: string;
}

/** What surrounds every page of somebody signed in. Its counts are no accesses: nothing of it is audited. */
export interface Frame {
  authorityName: string;
  userId: string;
  userName: string;
  navigation: NavigationItem[];
  /** Keys of one letter do something by themselves. */
  shortcuts: boolean;
  mayReport: boolean;
  unreadNotices: number;
  missingNow: { count: number; since: string | null; longest: string | null };
  asAt: Date;
}

const NAVIGATION: { text: string; href: string; needs: Permission }[] = [
  { text: 'Home', href: paths.home, needs: 'own:use' },
  { text: 'Search', href: paths.search, needs: 'child:read' },
  { text: 'Children', href: paths.children, needs: 'child:read' },
  { text: 'Missing', href: paths.missing, needs: 'missing:read' },
  { text: 'Settings', href: paths.careSettings, needs: 'care-setting:read' },
  { text: 'Returns', href: paths.returns, needs: 'return:read' },
  { text: 'Report missing', href: paths.reportMissing, needs: 'missing:record' },
];

@Injectable()
export class KithFrame extends PageFrame {
  constructor(
    private readonly missing: MissingService,
    private readonly notices: NoticesService,
    private readonly preferences: PreferencesService,
    private readonly clock: Clock,
  ) {
    super();
  }

  async of(actor: Actor): Promise<{ frame: Frame }> {
    const asAt = this.clock.now();
    const seesMissing = actor.permissions.has('missing:read');
    const { count, since } = seesMissing ? await this.missing.summary() : { count: 0, since: null };
    const frame = {
      ...(await this.preferences.withAuthority()),
      userId: actor.userId ?? '',
      userName: actor.name,
      navigation: navigationFor(actor),
      mayReport: actor.permissions.has('missing:record'),
      unreadNotices: await this.notices.unread(actor),
      missingNow: { count, since: since?.toISOString() ?? null, longest: since && durationInWords(since, asAt) },
      asAt,
    };
    return { frame };
  }
}

function navigationFor({ permissions }: Actor): NavigationItem[] {
  return NAVIGATION.filter(({ needs }) => permissions.has(needs)).map(({ text, href }) => ({
    text,
    href,
    active: false,
  }));
}
