import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type CodeRow } from './code/code-row.js';
import { type StoredFinding, type ProposedPlacement } from './placement.js';

export interface PlacementRow {
  id: string;
  child_id: string;
  care_setting_id: string;
  from: Date;
  until: Date | null;
  basis: 'approved' | 'actual';
  route: string | null;
  detention_directed_by: string | null;
  wishes_and_feelings: string | null;
  wishes_not_obtained_reason: string | null;
  circumstances: string | null;
  end_reason: string | null;
  version: number;
  setting_name: string;
  setting_type: string;
  country: string;
  postcode: string | null;
  local_authority_area: string | null;
  address_shown: boolean;
  /** Null where the address is hidden. */
  code_facts: CodeRow | null;
  approval: ApprovalRow | null;
}

export interface ApprovalRow {
  id: string;
  requestedBy: string;
  decidedBy: string;
  decidedByName: string;
  decidedAt: string;
  channel: string;
  confirmationDueAt: string | null;
  confirmedAt: string | null;
  disownedAt: string | null;
  verdict: StoredFinding[];
}

export interface NewPlacement extends Omit<ProposedPlacement, 'careSettingId'> {
  childId: string;
  careSettingId: string;
  basis: 'approved' | 'actual';
  wishesAndFeelings: string | null;
  wishesNotObtainedReason: string | null;
  circumstances: string | null;
}

export interface CorrectedPlacement {
  startsAt: Date;
  endedAt: Date | null;
  basis: 'approved' | 'actual';
  reason: string;
}

export interface NewApproval {
  childId: string;
  placementId: string;
  requestedBy: string;
  decidedBy: string;
  decidedAt: Date;
  channel: string;
  verdict: StoredFinding[];
  fingerprint: string;
  confirmationDueAt: Date | null;
}

@Injectable()
export class PlacementQueries {
  constructor(private readonly db: Database) {}

  /** The second lock, after the child’s. False when the setting is not registered here. */
  async lockSetting(careSettingId: string): Promise<boolean> {
    const rows = await this.db.sql`SELECT id FROM care_setting WHERE id = ${careSettingId} FOR NO KEY UPDATE`;
    return rows.length === 1;
  }

  async settingNamed(id: string): Promise<{ id: string; name: string } | null> {
    const rows = await this.db.sql<{ id: string; name: string }[]>`
      SELECT id, name FROM care_setting WHERE authority_id = (SELECT current_authority()) AND id::text = ${id}`;
    return rows[0] ?? null;
  }

  /** The placement open at an instant, or the next one to begin after it. */
  async standingAt(childId: string, at: Date): Promise<{ id: string; from: Date; until: Date | null } | null> {
    const rows = await this.db.sql<{ id: string; from: Date; until: Date | null }[]>`
      SELECT id, lower(during) AS "from", upper(during) AS until FROM placement
       WHERE child_id = ${childId} AND during && tstzrange(${at}, NULL) ORDER BY lower(during) LIMIT 1`;
    return rows[0] ?? null;
  }

  async insert(placement: NewPlacement): Promise<string> {
    const rows = await this.db.sql<{ id: string }[]>`
      INSERT INTO placement (authority_id, child_id, care_setting_id, during, basis, route, detention_directed_by,
                             wishes_and_feelings, wishes_not_obtained_reason, circumstances)
      VALUES (current_authority(), ${placement.childId}, ${placement.careSettingId}, tstzrange(${placement.startsAt}, NULL),
              ${placement.basis}, ${placement.route}, ${placement.detentionDirectedBy}, ${placement.wishesAndFeelings},
              ${placement.wishesNotObtainedReason}, ${placement.circumstances})
      RETURNING id`;
    return rows[0]!.id;
  }

  async approve(approval: NewApproval): Promise<void> {
    await this.db.sql`
      INSERT INTO placement_approval (authority_id, child_id, placement_id, requested_by, decided_by, decided_at, channel,
                                      verdict, fingerprint, confirmation_due_at)
      VALUES (current_authority(), ${approval.childId}, ${approval.placementId}, ${approval.requestedBy},
              ${approval.decidedBy}, ${approval.decidedAt}, ${approval.channel}, ${JSON.stringify(approval.verdict)}::jsonb,
              ${approval.fingerprint}, ${approval.confirmationDueAt})`;
  }

  async end(id: string, endedAt: Date, reason: string): Promise<void> {
    await this.db.sql`
      UPDATE placement SET during = tstzrange(lower(during), ${endedAt}), end_reason = ${reason} WHERE id = ${id}`;
  }

  /** @returns false when the version is no longer the current one */
  async correct(id: string, version: number, to: CorrectedPlacement): Promise<boolean> {
    const rows = await this.db.sql`
      UPDATE placement SET during = tstzrange(${to.startsAt}, ${to.endedAt}), basis = ${to.basis},
                           circumstances = CASE WHEN ${to.basis} = 'actual' THEN coalesce(circumstances, ${to.reason}) END
       WHERE id = ${id} AND version = ${version} RETURNING id`;
    return rows.length === 1;
  }

  async disown(placementId: string, at: Date): Promise<void> {
    await this.db.sql`UPDATE placement_approval SET disowned_at = ${at} WHERE placement_id = ${placementId}`;
    await this.db.sql`
      UPDATE placement SET basis = 'actual', circumstances = 'The approval recorded for this placement was disowned'
       WHERE id = ${placementId}`;
  }

  async confirm(placementId: string, at: Date): Promise<void> {
    await this.db.sql`UPDATE placement_approval SET confirmed_at = ${at} WHERE placement_id = ${placementId}`;
  }

  /** `codeAt`: the instant its 903 code is asked for; left out: now, or the end of one that has ended. */
  async find(id: string, codeAt: Date | null = null): Promise<PlacementRow | null> {
    return (await this.select(id, null, codeAt))[0] ?? null;
  }

  /** Latest first. */
  ofChild(childId: string): Promise<PlacementRow[]> {
    return this.select(null, childId);
  }

  /** Users who may decide placements now, by name. */
  deciders(roles: readonly string[]): Promise<{ id: string; name: string; roles: string[] }[]> {
    return this.db.sql`
      SELECT u.id, u.name, array_agg(DISTINCT r.role) AS roles FROM user_account u
        JOIN role_holding r ON r.authority_id = u.authority_id AND r.user_id = u.id
       WHERE u.disabled_at IS NULL AND r.during @> now() AND r.role = ANY (${roles})
       GROUP BY u.id, u.name ORDER BY u.name`;
  }

  /** Every version of a placement, the first first. */
  history(id: string): Promise<HistoryRow[]> {
    return this.db.sql`
      SELECT v.version, lower(during) AS "from", upper(during) AS until, basis, route, end_reason, recorded_at, recorded_by,
             recorded_why, u.name AS recorded_by_name
        FROM placement_version v LEFT JOIN user_account u ON 'user:' || u.id = v.recorded_by
       WHERE v.id = ${id} ORDER BY v.version`;
  }

  private select(id: string | null, childId: string | null, codeAt: Date | null = null): Promise<PlacementRow[]> {
    return this.db.sql`
      SELECT p.id, p.child_id, p.care_setting_id, lower(p.during) AS "from", upper(p.during) AS until, p.basis, p.route,
             p.detention_directed_by, p.wishes_and_feelings, p.wishes_not_obtained_reason, p.circumstances, p.end_reason,
             p.version, s.name AS setting_name, s.setting_type, s.country, s.postcode, s.local_authority_area,
             may_see_item(p.child_id, 'address') AS address_shown,
             CASE WHEN may_see_item(p.child_id, 'address') THEN coded.facts END AS code_facts,
             CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'requestedBy', a.requested_by,
               'decidedBy', a.decided_by, 'decidedByName', d.name, 'decidedAt', a.decided_at, 'channel', a.channel,
               'confirmationDueAt', a.confirmation_due_at, 'confirmedAt', a.confirmed_at, 'disownedAt', a.disowned_at,
               'verdict', a.verdict) END AS approval
        FROM placement p
        JOIN visible_child c ON c.authority_id = p.authority_id AND c.id = p.child_id
        JOIN care_setting s ON s.authority_id = p.authority_id AND s.id = p.care_setting_id
        LEFT JOIN placement_approval a ON a.authority_id = p.authority_id AND a.placement_id = p.id
        LEFT JOIN user_account d ON d.authority_id = a.authority_id AND d.id = a.decided_by
       CROSS JOIN LATERAL (
          SELECT coalesce(${codeAt}::timestamptz,
                          greatest(lower(p.during), least(now(), upper(p.during) - interval '1 microsecond'))) AS at) asked
       CROSS JOIN LATERAL (
          SELECT jsonb_build_object('at', asked.at,
            'legalStatus', (SELECT l.code FROM legal_status l WHERE l.authority_id = p.authority_id
                AND l.child_id = p.child_id AND l.during @> asked.at LIMIT 1),
            'registered', (SELECT CASE WHEN count(*) = 0 THEN 'unknown'
                WHEN bool_or(r.during @> asked.at AND r.status = 'registered'
                             AND (r.category IS NULL OR r.category = s.setting_type)) THEN 'yes' ELSE 'no' END
               FROM care_setting_registration r WHERE r.authority_id = s.authority_id AND r.care_setting_id = s.id),
            'sameCarersBefore', EXISTS (SELECT FROM placement f WHERE f.authority_id = p.authority_id
                AND f.child_id = p.child_id AND f.care_setting_id = p.care_setting_id
                AND f.route IN ('foster', 'connected-person') AND upper(f.during) = lower(p.during)),
            'temporaryMove', (SELECT e.detail FROM placement_evidence e WHERE e.authority_id = p.authority_id
                AND e.child_id = p.child_id AND e.care_setting_id = p.care_setting_id AND e.kind = 'temporary-move'
                AND e.outcome = 'done' AND NOT e.withdrawn AND e.during @> asked.at ORDER BY lower(e.during) DESC LIMIT 1),
            'youngest', (SELECT max(b.latest)::text FROM date_of_birth_assertion b WHERE b.authority_id = p.authority_id
                AND b.child_id = p.child_id AND (b.superseded_at IS NULL OR b.superseded_at > asked.at)),
            'providerKind', (SELECT v.kind FROM provider v WHERE v.authority_id = s.authority_id AND v.id = s.provider_id),
            'chosen', (SELECT jsonb_build_object('code', k.code, 'reason', k.reason, 'from', lower(k.during),
                'until', upper(k.during)) FROM placement_code k WHERE k.authority_id = p.authority_id
                AND k.placement_id = p.id AND k.during @> asked.at)) AS facts) coded
       WHERE (${id}::uuid IS NULL OR p.id = ${id}) AND (${childId}::uuid IS NULL OR p.child_id = ${childId})
       ORDER BY lower(p.during) DESC`;
  }
}

export interface HistoryRow {
  version: number;
  from: Date;
  until: Date | null;
  basis: string;
  route: string | null;
  end_reason: string | null;
  recorded_at: Date;
  recorded_by: string;
  recorded_by_name: string | null;
  recorded_why: string | null;
}
