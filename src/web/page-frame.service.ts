import { Injectable } from '@nestjs/common';
import { NoticesService } from '../children/notices.service.js';
import { PageFrame } from '../http/unit.interceptor.js';
import { type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { MessagesService } from '../messages/messages.service.js';
import { OnCallService } from '../missing/escalation/on-call.service.js';
import { MissingService } from '../missing/missing.service.js';
import { PreferencesService } from '../people/preferences.service.js';
import { type MissingBanner, missingBanner } from './missing-banner.js';
import { menuFor, type NavigationItem } from './navigation.js';

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
  /** Null for those who may not know. */
  missingNow: MissingBanner | null;
  /** Messages that did not reach somebody, for those who ring instead. */
  undelivered: number;
  /** From when on nobody is on call for a role, soon enough to be told to those who keep the roster. */
  rosterGap: Date | null;
  asAt: Date;
}

@Injectable()
export class KithFrame extends PageFrame {
  constructor(
    private readonly missing: MissingService,
    private readonly notices: NoticesService,
    private readonly preferences: PreferencesService,
    private readonly messages: MessagesService,
    private readonly onCall: OnCallService,
    private readonly clock: Clock,
  ) {
    super();
  }

  async of(actor: Actor): Promise<{ frame: Frame }> {
    const asAt = this.clock.now();
    const frame = {
      ...(await this.preferences.withAuthority()),
      userId: actor.userId ?? '',
      userName: actor.name,
      navigation: menuFor(actor.permissions),
      mayReport: actor.permissions.has('missing:record'),
      unreadNotices: await this.notices.unread(actor),
      missingNow: actor.permissions.has('missing:read') ? missingBanner(await this.missing.summary(actor), asAt) : null,
      undelivered: actor.permissions.has('telephone-list:use') ? await this.messages.undelivered() : 0,
      rosterGap: actor.permissions.has('on-call:manage') ? await this.onCall.nextGap() : null,
      asAt,
    };
    return { frame };
  }
}
