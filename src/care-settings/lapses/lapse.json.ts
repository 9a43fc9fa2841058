import { standingAt } from '../../rejudging/rejudgement.js';
import { figuresOf, standingsOf } from './change-figures.js';
import { type LapseWorkDto, type RegistrationChangeDto } from './lapse.dto.js';
import { type ChangeOfFact, type LapseWorkRow } from './lapses.service.js';

export function workJson(row: LapseWorkRow): LapseWorkDto {
  const { id, childId, placementId, outcome, reasons } = row;
  return {
    ...{ id, childId, placementId, outcome, reasons },
    changeId: row.rejudgementId,
    childName: `${row.givenName} ${row.familyName}`,
    setting: row.settingName,
    owner: row.ownerName,
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    decidedBy: row.decidedByName,
    decidedAt: row.decidedAt && row.decidedAt.toISOString(),
  };
}

export function changeJson({ change, ofFact }: ChangeOfFact, now: Date): RegistrationChangeDto {
  const { id, cause, factId, said, says, recordedBy, recordedWhy, stays, work } = change;
  const { then, now: known } = figuresOf({ change, ofFact });
  const named = stays.filter(({ givenName }) => givenName !== null);
  return {
    ...{ id, cause, factId, said, says, recordedBy, recordedWhy },
    settingId: change.careSettingId!,
    setting: change.settingName!,
    recordedAt: change.recordedAt.toISOString(),
    asKnownThen: then,
    asKnownNow: known,
    workOpened: work.length,
    workDecided: work.filter(({ outcome }) => outcome !== null).length,
    children: named.map((stay) => {
      const { from, before, after } = standingsOf(stay, change);
      return {
        ...{ childId: stay.childId, placementId: stay.placementId, before, after },
        name: `${stay.givenName} ${stay.familyName}`,
        from: from && from.toISOString(),
        now: standingAt(stay.now, now),
        workId: work.find(({ placementId }) => placementId === stay.placementId)?.workId ?? null,
      };
    }),
    withheld: stays.length - named.length,
  };
}
