import { endOfLondonDay, startOfLondonDay } from '../../kernel/london-time.js';
import { plainDate } from '../../kernel/plain-date.js';
import { invalid } from '../../kernel/problem.js';
import { type EpisodeFilterDto } from './episodes.dto.js';
import { type EpisodeFilter } from './episodes.queries.js';

/** Days become the instants London begins and ends them. @throws Problem `invalid` when the last is before the first */
export function filterOf(asked: EpisodeFilterDto): EpisodeFilter {
  const from = asked.from ? startOfLondonDay(plainDate(asked.from)) : null;
  const until = asked.to ? endOfLondonDay(plainDate(asked.to)) : null;
  if (from && until && until <= from) throw invalid('to', 'The last day must not be before the first');
  return {
    notBack: asked.open === undefined ? null : asked.open === 'true',
    kind: asked.kind ?? null,
    from,
    until,
    dated: asked.dated ?? 'overlap',
    team: asked.team ?? null,
    population: asked.population ?? null,
    hours: asked.hours ?? null,
    placedIn: asked.placedIn ?? null,
    interview: asked.interview ?? null,
    sort: asked.sort ?? 'started',
    order: asked.order ?? (asked.open === 'true' ? 'asc' : 'desc'),
  };
}
