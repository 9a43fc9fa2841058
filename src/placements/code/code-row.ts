import { londonDay } from '../../kernel/london-time.js';
import { ageOn, parsePlainDate } from '../../kernel/plain-date.js';
import { type Country, type Route, type SettingType } from '../../law/care-setting/codes.js';
import { type CodeFacts, type PlacementCode, standingCode } from './placement-code.js';

/** What is recorded and bears on a placement's code at an instant; instants as JSON has them. */
export interface CodeRow {
  at: string;
  legalStatus: string | null;
  registered: CodeFacts['registered'];
  sameCarersBefore: boolean;
  temporaryMove: CodeFacts['temporaryMove'];
  youngest: string | null;
  providerKind: string | null;
  chosen: { code: string; from: string; until: string | null; reason: string } | null;
}

interface OfPlacement {
  setting_type: string;
  country: string;
  route: string | null;
  /** Null where the actor may not know what the place is. */
  code_facts: CodeRow | null;
}

/** Null where the place is hidden from the actor: the code tells what it is. */
export function codeOf({ setting_type, country, route, code_facts: row }: OfPlacement): PlacementCode | null {
  if (row === null) return null;
  const on = londonDay(new Date(row.at));
  const youngest = row.youngest === null ? null : parsePlainDate(row.youngest);
  const facts: CodeFacts = {
    on,
    settingType: setting_type as SettingType,
    country: country as Country,
    route: route as Route | null,
    ...{ legalStatus: row.legalStatus, registered: row.registered, sameCarersBefore: row.sameCarersBefore },
    ...{ temporaryMove: row.temporaryMove, providerKind: row.providerKind },
    age: youngest === null ? null : ageOn(on, youngest),
  };
  const chosen = row.chosen && {
    ...row.chosen,
    from: new Date(row.chosen.from),
    until: row.chosen.until === null ? null : new Date(row.chosen.until),
  };
  return standingCode(facts, chosen);
}
