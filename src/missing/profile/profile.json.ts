import { toIso } from '../../kernel/plain-date.js';
import {
  type MissingProfileDto,
  type ProfileItemDto,
  type ProfilePhotoDto,
  type ProfileStandingDto,
} from './profile-answers.dto.js';
import { type ProfileStanding } from './profile-standing.js';
import { type Profile } from './profile.service.js';
import { type ProfileItem, type ProfilePhoto } from './profile.js';

export function profileJson({ childId, items, photo, handOvers, standing, addressShown }: Profile): MissingProfileDto {
  return {
    childId,
    standing: standingJson(standing),
    items: items.map(itemJson),
    photo: photo && photoJson(photo),
    handOvers: handOvers.map((each) => ({ ...each, handedAt: each.handedAt.toISOString() })),
    addressShown,
  };
}

export function photoJson(photo: ProfilePhoto): ProfilePhotoDto {
  const { pictureId, mediaType, width, height, takenOn, confirmedBy } = photo;
  return {
    ...{ pictureId, mediaType, width, height, takenOn, confirmedBy },
    ...{ from: photo.from.toISOString(), confirmedAt: photo.confirmedAt.toISOString() },
  };
}

export function itemJson({ childId: _, ...item }: ProfileItem): ProfileItemDto {
  return {
    ...item,
    from: item.from.toISOString(),
    until: item.until?.toISOString() ?? null,
    confirmedAt: item.confirmedAt.toISOString(),
  };
}

function standingJson({ lastConfirmedAt, dueOn, ...standing }: ProfileStanding): ProfileStandingDto {
  return {
    ...standing,
    lastConfirmedAt: lastConfirmedAt?.toISOString() ?? null,
    dueOn: dueOn === null ? null : toIso(dueOn),
  };
}
