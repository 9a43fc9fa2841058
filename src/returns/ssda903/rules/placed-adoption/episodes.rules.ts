import { type PlainDate } from '../../../../kernel/plain-date.js';
import { type ChildReturn, type Episode, type EpisodeRow, isFilled, type Row } from '../../child-return.js';
import { decisionsInOrder, isReversed } from '../../definitions/adoption.js';
import { history, periodsIn } from '../../definitions/care.js';
import { isAfter, isBefore } from '../../definitions/days.js';
import { isAdopted, isPlacedForAdoption, isRespite, leftCare } from '../../definitions/episodes.js';
import { rule } from '../../rule.js';

type Decision = Row<'PlacedAdoption'>;

/** The decision to place for adoption against the child's episodes. */
export const placedAdoptionEpisodeRules = [
  rule({
    code: '117',
    says: 'The decision to place for adoption, or its reversal, is dated after the year or after the child’s last episode. Correct whichever date is wrong.',
    fields: [
      'PlacedAdoption.DATE_PLACED_CEASED',
      'PlacedAdoption.DATE_PLACED',
      'Episodes.DEC',
      'Episodes.REC',
      'Episodes.DECOM',
    ],
    atFault: ({ placedAdoption, episodes, collection: { END } }) => {
      const latest = placedAdoption.length > 0 ? episodes.findLast(({ REC }) => REC !== 'X1') : undefined;
      if (!latest) return [];
      const isLate = (day: PlainDate | null) => isAfter(day, END) || isAfter(day, latest.DEC);
      return withEpisode(
        placedAdoption.filter((row) => isLate(row.DATE_PLACED) || isLate(row.DATE_PLACED_CEASED)),
        latest,
      );
    },
  }),
  rule({
    code: '118',
    says: 'The reversal of the decision to place for adoption is dated before this year or before care began. Correct its date, or leave the decision out.',
    fields: ['PlacedAdoption.DATE_PLACED_CEASED', 'Episodes.DECOM', 'Episodes.LS'],
    atFault: ({ placedAdoption, episodes, collection: { START } }) => {
      const first = episodes.find((episode) => !isRespite(episode));
      return withEpisode(
        placedAdoption.filter(
          ({ DATE_PLACED_CEASED: ceased }) => isBefore(ceased, START) || isBefore(ceased, first?.DECOM ?? null),
        ),
        first,
      );
    },
  }),
  rule({
    code: '551',
    says: 'The child is placed for adoption, but the decision that they should be has no date. Give it.',
    fields: ['PlacedAdoption.DATE_PLACED', 'Episodes.PLACE'],
    reports: ['Episodes'],
    atFault: ({ placedAdoption, episodeRows }) =>
      placedAdoption.length > 0 && placedAdoption.every((row) => isFilled(row, 'DATE_PLACED'))
        ? []
        : episodeRows.filter(isPlacedForAdoption),
  }),
  rule({
    code: '552',
    says: 'The decision to place for adoption is dated after the child was first placed for adoption. Correct the date of the decision, or of the placement.',
    fields: ['PlacedAdoption.DATE_PLACED', 'Episodes.DECOM'],
    atFault: (child) => {
      const decision = decisionsInOrder(child).at(-1);
      const first = decision && child.episodes.find(isPlacedForAdoption);
      return first && decision.DATE_PLACED > first.DECOM ? [decision, first] : [];
    },
  }),
  rule({
    code: '553',
    says: 'There is a placement order, but no decision to place for adoption, or one that was reversed while the order lasts. Give the decision, or correct the legal status.',
    fields: [
      'PlacedAdoption.CHILD',
      'PlacedAdoption.DATE_PLACED',
      'PlacedAdoption.DATE_PLACED_CEASED',
      'PlacedAdoption.REASON_PLACED_CEASED',
      'Episodes.LS',
    ],
    atFault: ({ placedAdoption, episodeRows }): readonly Row[] => {
      if (placedAdoption.length === 0) return episodeRows.filter(isUnderPlacementOrder);
      const lasts = episodeRows.some((episode) => isUnderPlacementOrder(episode) && episode.DEC === null);
      return lasts ? placedAdoption.filter(isReversed) : [];
    },
  }),
  rule({
    code: '554',
    says: 'The decision to place for adoption is dated after the placement order began. Correct the date of the decision, or of the order.',
    fields: ['PlacedAdoption.DATE_PLACED', 'Episodes.DECOM', 'Episodes.LS'],
    atFault: (child) => {
      const first = child.placedAdoption.length > 0 ? child.episodes.find(isUnderPlacementOrder) : undefined;
      if (!first) return [];
      const began = placementOrderBegan(child, first);
      return withEpisode(
        child.placedAdoption.filter(({ DATE_PLACED }) => isAfter(DATE_PLACED, began)),
        first,
      );
    },
  }),
  rule({
    code: '557',
    says: 'The child was to be adopted but left care otherwise, so the decision was reversed: its date and reason are missing. Give both.',
    fields: [
      'PlacedAdoption.DATE_PLACED_CEASED',
      'PlacedAdoption.REASON_PLACED_CEASED',
      'Episodes.PLACE',
      'Episodes.LS',
      'Episodes.REC',
    ],
    atFault: ({ placedAdoption, episodeRows }): readonly Row[] => {
      const ended = episodeRows.filter(leftInsteadOfAdoption);
      if (ended.length === 0) return [];
      const standing = placedAdoption.filter(
        (row) => !isFilled(row, 'DATE_PLACED_CEASED') || row.REASON_PLACED_CEASED === null,
      );
      return standing.length > 0 || placedAdoption.length === 0 ? [...ended, ...standing] : [];
    },
  }),
  rule({
    code: '558',
    says: 'The child was adopted, yet the last decision to place for adoption is recorded as reversed. Take the reversal out, or correct how the episode ended.',
    fields: ['PlacedAdoption.DATE_PLACED_CEASED', 'Episodes.REC'],
    reports: ['Episodes'],
    atFault: (child) => (isLastDecisionReversed(child) ? child.episodeRows.filter(isAdopted) : []),
  }),
  rule({
    code: '1003',
    says: 'The decision to place for adoption is dated before care first started. Correct the date of the decision, or of the start of care.',
    fields: ['PlacedAdoption.DATE_PLACED', 'Episodes.DECOM', 'Episodes.RNE'],
    atFault: ({ placedAdoption, episodes }) => {
      const start = placedAdoption.length > 0 ? episodes.find(({ RNE }) => RNE === 'S') : undefined;
      if (!start) return [];
      return withEpisode(
        placedAdoption.filter(({ DATE_PLACED }) => isBefore(DATE_PLACED, start.DECOM)),
        start,
      );
    },
  }),
];

/** Decisions at fault and the episode they were measured against; nothing when there are none. */
function withEpisode(decisions: readonly Decision[], episode: Episode | undefined): readonly Row[] {
  return decisions.length > 0 && episode ? [...decisions, episode] : decisions;
}

function isUnderPlacementOrder({ LS }: EpisodeRow): boolean {
  return LS === 'E1';
}

/** Left care from a placement for adoption or a placement order, and not by adoption. */
function leftInsteadOfAdoption(episode: EpisodeRow): boolean {
  return (isPlacedForAdoption(episode) || isUnderPlacementOrder(episode)) && leftCare(episode) && !isAdopted(episode);
}

/** The day of the first episode under a placement order in the same period of care, in an earlier return perhaps. */
function placementOrderBegan(child: ChildReturn, first: Episode): PlainDate {
  const period = periodsIn(history(child)).find(({ episodes }) => episodes.includes(first));
  return period?.episodes.find(isUnderPlacementOrder)?.DECOM ?? first.DECOM;
}

/** Of decisions without a date nobody knows which is last: then all must be reversed. */
function isLastDecisionReversed(child: ChildReturn): boolean {
  const last = decisionsInOrder(child).at(-1);
  if (last) return isFilled(last, 'DATE_PLACED_CEASED');
  const { placedAdoption } = child;
  return placedAdoption.length > 0 && placedAdoption.every((row) => isFilled(row, 'DATE_PLACED_CEASED'));
}
