import { type PlainDate } from '../../../../kernel/plain-date.js';
import { type Episode } from '../../child-return.js';
import { periodsOfCare } from '../../definitions/care.js';
import { birthdayIn903, isOnOrBefore, isSameDay, isWithin } from '../../definitions/days.js';
import { endsInCare } from '../../definitions/spells.js';
import { rule } from '../../rule.js';

/** Missing and away spells against the episodes and periods of care they fall in. */
export const inCareRules = [
  rule({
    code: '575',
    says: 'The placement the child went missing from has ended, but the spell has not. Give the day the spell ended.',
    fields: ['Missing.MIS_END'],
    needs: ['Missing', 'Episodes'],
    atFault: ({ missing, episodes }) =>
      missing.filter(
        ({ MIS_START, MIS_END }) =>
          MIS_END === null &&
          MIS_START !== null &&
          episodes.some(({ DECOM, DEC }, i) => isWithin(MIS_START, DECOM, DEC) && placementEnd(episodes, i) !== null),
      ),
  }),
  rule({
    code: '577',
    says: 'The child has left care, but the spell has no end or ends outside every period of care. Correct its end, or the dates of care.',
    fields: ['Missing.MIS_END'],
    needs: ['Missing', 'Episodes'],
    // a child without any episode is rule 581
    atFault: (child) =>
      child.missing.filter(
        ({ MIS_START, MIS_END }) =>
          MIS_START !== null && periodsOfCare(child).length > 0 && !endsInCare(child, MIS_START, MIS_END),
      ),
  }),
  rule({
    code: '578',
    says: 'The spell starts outside every period of care. Correct its start, or the dates of care.',
    fields: ['Missing.MIS_START'],
    needs: ['Missing', 'Episodes'],
    // a child without any episode is rule 581
    atFault: (child) =>
      child.missing.filter(({ MIS_START }) => {
        if (MIS_START === null) return false;
        const periods = periodsOfCare(child);
        return periods.length > 0 && !periods.some(({ start, end }) => isDuring(MIS_START, start, end));
      }),
  }),
  rule({
    code: '580',
    says: 'The young person was missing until turning 18, when care ended. Change the reason care ended to E8.',
    fields: ['Episodes.REC', 'Missing.MIS_END', 'Missing.DOB'],
    reports: ['Episodes'],
    atFault: ({ missing, episodeRows }) =>
      episodeRows.filter(
        ({ DEC, REC }) =>
          REC !== 'E8' &&
          missing.some(({ MIS_END, DOB }) => isSameDay(DEC, MIS_END) && isSameDay(DEC, birthdayIn903(18, DOB))),
      ),
  }),
  rule({
    code: '581',
    says: 'The spell does not start in any of the child’s episodes. Correct its start, or add the episode.',
    fields: ['Missing.MIS_START'],
    needs: ['Missing', 'Episodes'],
    atFault: ({ missing, episodes }) =>
      missing.filter(
        ({ MIS_START }) => MIS_START !== null && !episodes.some(({ DECOM, DEC }) => isDuring(MIS_START, DECOM, DEC)),
      ),
  }),
];

/** Both ends included; without an end it runs on. */
function isDuring(day: PlainDate, from: PlainDate, to: PlainDate | null): boolean {
  return isOnOrBefore(from, day) && (to === null || day <= to);
}

/**
 * The day the placement of an episode ended; null while it lasts. A change of legal status alone begins a new episode,
 * not a new placement.
 */
function placementEnd(episodes: readonly Episode[], i: number): PlainDate | null {
  const { DEC, REC } = episodes[i]!;
  const next = episodes[i + 1];
  const goesOn = next?.RNE === 'L' && REC === 'X1' && isSameDay(next.DECOM, DEC);
  return goesOn ? placementEnd(episodes, i + 1) : DEC;
}
