import { Injectable } from '@nestjs/common';
import { unaccompaniedAt } from '../../children/unaccompanied.js';
import { TraffickingAnswers } from '../../exploitation/trafficking-answers.service.js';
import { type TraffickingIs } from '../../exploitation/trafficking-state.js';
import { Clock } from '../../kernel/clock.js';
import { ProfileStandingQueries } from './profile-standing.queries.js';
import { standingAt, type ProfileStanding, type StandingFacts } from './profile-standing.js';

/** How current profiles are, for whoever shows a child or many. */
@Injectable()
export class ProfileStandings {
  constructor(
    private readonly queries: ProfileStandingQueries,
    private readonly trafficking: TraffickingAnswers,
    private readonly clock: Clock,
  ) {}

  /** Of children the caller has found visible, by their ids, in two statements however many. */
  async profileStanding(childIds: readonly string[]): Promise<Map<string, ProfileStanding>> {
    if (!childIds.length) return new Map();
    const at = this.clock.now();
    const states = await this.trafficking.ofEach(childIds);
    const rows = await this.queries.of(childIds, at);
    return new Map(
      rows.map(({ childId, unaccompanied, ...facts }) => {
        const isUnaccompanied = unaccompaniedAt(at, unaccompanied).is;
        return [childId, standingAt(at, { ...facts, atHighRisk: riskOf(states.get(childId)!.is, isUnaccompanied) })];
      }),
    );
  }

  async of(childId: string): Promise<ProfileStanding> {
    return (await this.profileStanding([childId])).get(childId)!;
  }
}

function riskOf(trafficking: TraffickingIs, unaccompanied: 'yes' | 'no' | 'unknown'): StandingFacts['atHighRisk'] {
  if (trafficking === 'identified' || trafficking === 'suspected' || unaccompanied === 'yes') return 'yes';
  return trafficking === 'no' && unaccompanied === 'no' ? 'no' : 'unknown';
}
