import { Injectable } from '@nestjs/common';
import { settingTypeOf } from '../../law/care-setting/setting-types.js';
import { type SettingType } from '../../law/care-setting/codes.js';
import { type Actor } from '../../kernel/actor.js';
import { type AbsenceRow, MissingService, segmentsOf } from '../missing.service.js';
import { type Mentioned, MissingHistoryQueries, type PlacedThen } from './missing-history.queries.js';
import { type PatternEpisode } from './pattern.js';

/** A child's absences, the latest first, and what of them a pattern is looked for in. */
export interface MissingHistory {
  absences: AbsenceRow[];
  episodes: PatternEpisode[];
}

@Injectable()
export class MissingHistoryService {
  constructor(
    private readonly missing: MissingService,
    private readonly queries: MissingHistoryQueries,
  ) {}

  /** @throws Problem `not-found` */
  async of(actor: Actor, childId: string): Promise<MissingHistory> {
    const absences = await this.missing.ofChild(actor, childId);
    const placed = new Map((await this.queries.placedThen(childId)).map((then) => [then.absenceId, then]));
    const mentioned = await this.queries.mentioned(childId);
    const episodes = absences.map((absence) => {
      const said = mentioned.filter(({ absenceId }) => absenceId === absence.id);
      return episodeOf(absence, placed.get(absence.id), said);
    });
    return { absences, episodes };
  }
}

function episodeOf(absence: AbsenceRow, placed: PlacedThen | undefined, said: Mentioned[]): PatternEpisode {
  const named = (of: Mentioned['kind']) => said.filter(({ kind }) => kind === of).map(({ name }) => name);
  return {
    id: absence.id,
    segments: segmentsOf(absence),
    places: [absence.located_place, absence.whereabouts_place, ...named('place')].filter((place) => place !== null),
    placement: placed ? { id: placed.settingId, name: nameOf(placed) } : null,
    people: named('person'),
  };
}

/** A name that says where the child lives is kept from those who may not know it; what kind of place it is, is not. */
function nameOf({ name, settingType }: PlacedThen): string {
  return name ?? `${settingTypeOf(settingType as SettingType).label}, address restricted`;
}
