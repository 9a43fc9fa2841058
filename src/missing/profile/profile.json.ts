import { toIso } from '../../kernel/plain-date.js';
import { type MissingProfileDto, type ProfileItemDto, type ProfileStandingDto } from './profile-answers.dto.js';
import { type ProfileStanding } from './profile-standing.js';
import { type Profile } from './profile.service.js';
import { type ProfileItem } from './profile.js';

export function profileJson({ childId, items, photo, handOvers, standing, addressShown }: Profile): MissingProfileDto {
  return {
    childId,
    standing: standingJson(standing),
    items: items.map(itemJson),
    photo: photo && {
      pictureId: photo.pictureId,
      mediaType: photo.mediaType,
      width: photo.width,
      height: photo.height,
      takenOn: photo.takenOn,
      from: photo.from.toISOString(),
      confirmedAt: photo.confirmedAt.toISOString(),
      confirmedBy: photo.confirmedBy,
    },
    handOvers: handOvers.map((each) => ({ ...each, handedAt: each.handedAt.toISOString() })),
    addressShown,
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
