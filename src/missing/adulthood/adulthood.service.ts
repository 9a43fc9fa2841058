import { Injectable } from '@nestjs/common';
import { CareRecordService } from '../../children/care-record.service.js';
import { ChildrenService } from '../../children/children.service.js';
import { type Birth } from '../../children/operative-birth.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { conflict, invalid, notFound, Problem } from '../../kernel/problem.js';
import { PeopleService } from '../../people/people.service.js';
import { type AbsenceRow, MissingService } from '../missing.service.js';
import { adulthoodAt, type Adulthood } from './adulthood.js';
import { type ConfirmAdultDto, type EndAdultDto } from './adulthood.dto.js';
import { AdulthoodQueries, type AdulthoodRow } from './adulthood.queries.js';

export type { AdulthoodRow } from './adulthood.queries.js';

/**
 * A young person who turns 18 while away (decision 15). Once somebody has confirmed it, care and the row of the annual
 * return end on the birthday (E8); the clock, the police reference and whoever answers for it go on until the adult is
 * found or handed over.
 */
@Injectable()
export class AdulthoodService {
  constructor(
    private readonly missing: MissingService,
    private readonly children: ChildrenService,
    private readonly care: CareRecordService,
    private readonly people: PeopleService,
    private readonly adults: AdulthoodQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` · `conflict` before the birthday, and while dates of birth differ */
  async confirm(actor: Actor, absenceId: string, { ownerId }: ConfirmAdultDto): Promise<AbsenceRow> {
    if (!actor.userId) throw new Problem('forbidden', 'Only a person who is signed in may do that');
    const absence = await this.missing.lockOpen(absenceId);
    if (absence.adult_from) throw conflict('It is already confirmed that this young person is an adult');
    const adult = mustBeAdult(this.ageOf(await this.children.birth(absence.child_id)));
    if (absence.from >= adult.from)
      throw conflict('The absence began at 18 or over: it was no absence of a child. Correct when it began');
    if (ownerId) await this.people.required([ownerId], 'ownerId', 'Select who answers for the search');
    await this.adults.confirm({
      ...{ childId: absence.child_id, absenceId, adultFrom: adult.from, assertionId: adult.assertionId },
      ...{ periodId: await this.endCare(absence.child_id, adult.from) },
      ...{ confirmedBy: actor.userId, ownerId: ownerId ?? actor.userId },
    });
    return this.missing.find(actor, absenceId);
  }

  /** Found, handed over, or dead. @throws Problem `not-found` · `invalid` · `conflict` when not confirmed as an adult */
  async end(actor: Actor, absenceId: string, input: EndAdultDto): Promise<AbsenceRow> {
    const absence = await this.missing.lockOpen(absenceId);
    if (!absence.adult_from) throw conflict('It is not confirmed that this young person is an adult');
    if (input.handedTo !== undefined && input.outcome !== 'handed-over')
      throw invalid('handedTo', 'Only a search that was handed over names to whom');
    if (input.endedAt < absence.adult_from) throw invalid('endedAt', 'It must be after the 18th birthday');
    await this.missing.endAsAdult(absence, 'endedAt', input.endedAt);
    await this.adults.end(absenceId, {
      ...{ outcome: input.outcome, at: input.endedAt },
      ...{ handedTo: input.handedTo?.trim() ?? null, details: input.details?.trim() || null },
    });
    return this.missing.find(actor, absenceId);
  }

  /** @throws Problem `not-found` where it has not been confirmed */
  async find(actor: Actor, absenceId: string): Promise<AdulthoodRow> {
    await this.missing.find(actor, absenceId);
    return (await this.ofAbsence(absenceId)) ?? refuseUnconfirmed();
  }

  /** Of an absence found before; null when not confirmed. */
  ofAbsence(absenceId: string): Promise<AdulthoodRow | null> {
    return this.adults.ofAbsence(absenceId);
  }

  /** Whether somebody of these dates of birth is 18 now. */
  ageOf(birth: Birth): Adulthood {
    return adulthoodAt(birth, this.clock.now());
  }

  /** The period that goes on ends on the birthday with E8. @returns which one, null when none goes on */
  private async endCare(childId: string, at: Date): Promise<string | null> {
    const { now } = await this.children.open(childId);
    if (!now.care || now.care.from >= at) return null;
    await this.care.endCare(now.care.id, at, 'E8');
    return now.care.id;
  }
}

function mustBeAdult(adulthood: Adulthood): Extract<Adulthood, { from: Date }> {
  if (adulthood.is === 'not-known') throw conflict('No date of birth is recorded: record it first');
  if (adulthood.is === 'disputed')
    throw conflict('The dates of birth differ: nothing ends at 18 until they are settled. Record which one counts');
  if (adulthood.is === 'not-yet') throw conflict('The young person is not 18 yet');
  return adulthood;
}

function refuseUnconfirmed(): never {
  throw notFound('confirmation');
}
