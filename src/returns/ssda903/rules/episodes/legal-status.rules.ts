import { type PlainDate } from '../../../../kernel/plain-date.js';
import { type ChildReturn, type Episode } from '../../child-return.js';
import { rule, type Rule } from '../../rule.js';

interface Limit {
  code: string;
  LS: string;
  /** The most days from the first start to the last end. */
  days: number;
  /** Whether an episode that starts before the last one ends lengthens the same spell. */
  joinsOverlaps: boolean;
  says: string;
}

/** A legal status that may only last so long, over however many episodes in a row; an open one runs to 31 March. */
function lastsAtMost(limit: Limit): Rule {
  return rule({
    code: limit.code,
    says: limit.says,
    fields: ['Episodes.LS', 'Episodes.DECOM', 'Episodes.DEC'],
    atFault: (child) => (child.episodes.some(({ LS }) => LS === limit.LS) ? spellsOver(child, limit) : []),
  });
}

function spellsOver(child: ChildReturn, limit: Limit): Episode[] {
  return spellsUnder(child, limit)
    .filter(({ episodes, end }) => end - episodes[0]!.DECOM > limit.days)
    .flatMap(({ episodes }) => episodes);
}

/** Runs of episodes under one legal status, each starting the day the one before ends. */
function spellsUnder({ episodes, collection: { END } }: ChildReturn, { LS, joinsOverlaps }: Limit) {
  const spells: { episodes: Episode[]; end: PlainDate }[] = [];
  for (const episode of episodes) {
    if (episode.LS !== LS) continue;
    const end = episode.DEC ?? END;
    const spell = spells.at(-1);
    if (spell && (episode.DECOM === spell.end || (joinsOverlaps && episode.DECOM < spell.end))) {
      spell.episodes.push(episode);
      if (end > spell.end) spell.end = end;
    } else {
      spells.push({ episodes: [episode], end });
    }
  }
  return spells;
}

/** How long a legal status may last, and where it allows a child to live. */
export const legalStatusRules = [
  lastsAtMost({
    code: '361',
    LS: 'L1',
    days: 3,
    joinsOverlaps: false,
    says: 'Police protection lasted more than 72 hours. Correct its dates, or add the legal status that followed.',
  }),
  lastsAtMost({
    code: '362',
    LS: 'L2',
    days: 21,
    joinsOverlaps: false,
    says: 'The emergency protection order lasted more than 21 days. Correct its dates, or add the legal status that followed.',
  }),
  lastsAtMost({
    code: '363',
    LS: 'L3',
    days: 7,
    joinsOverlaps: true,
    says: 'The child assessment order lasted more than seven days. Correct its dates, or add the legal status that followed.',
  }),
  lastsAtMost({
    code: '364',
    LS: 'J2',
    days: 21,
    joinsOverlaps: true,
    says: 'Accommodation after arrest lasted more than 21 days. Correct its dates, or add the legal status that followed.',
  }),
  rule({
    code: '378',
    says: 'A child placed with parents cannot be accommodated under section 20. Correct the placement or the legal status.',
    fields: ['Episodes.PLACE', 'Episodes.LS'],
    atFault: ({ episodeRows }) => episodeRows.filter(({ PLACE, LS }) => PLACE === 'P1' && LS === 'V2'),
  }),
  rule({
    code: '408',
    says: 'The child is placed for adoption under a placement order, but the legal status is not a placement order. Correct the legal status or the placement.',
    fields: ['Episodes.PLACE', 'Episodes.LS'],
    atFault: ({ episodeRows }) =>
      episodeRows.filter(({ PLACE, LS }) => (PLACE === 'A5' || PLACE === 'A6') && LS !== 'E1'),
  }),
];
