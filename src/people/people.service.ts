import { Injectable } from '@nestjs/common';
import { rolesThatMay, type Permission } from '../auth/permissions.js';
import { invalid } from '../kernel/problem.js';
import { PeopleQueries, type Person, type Team } from './people.queries.js';

export type { Person, Team } from './people.queries.js';

/** Colleagues and teams, as other features need them: to choose, to name, to check that they are there. */
@Injectable()
export class PeopleService {
  constructor(private readonly queries: PeopleQueries) {}

  everybody(): Promise<Person[]> {
    return this.queries.people(null);
  }

  holding(role: string): Promise<Person[]> {
    return this.queries.people([role]);
  }

  /** Those whose roles allow it now: whom to ask. */
  whoMay(permission: Permission): Promise<Person[]> {
    return this.queries.people(rolesThatMay(permission));
  }

  /** Null when there is no such colleague, or the account is disabled. */
  async find(userId: string): Promise<Person | null> {
    const [person] = await this.queries.byIds([userId]);
    return person ?? null;
  }

  /** @throws Problem `invalid` on the field when one of them is nobody here */
  async required(userIds: readonly string[], field: string, message: string): Promise<Person[]> {
    const people = await this.queries.byIds(userIds);
    if (people.length < new Set(userIds).size) throw invalid(field, message);
    return people;
  }

  teams(): Promise<Team[]> {
    return this.queries.teams();
  }

  /** @throws Problem `invalid` on the field when there is no such team */
  async requiredTeam(teamId: string, field: string, message: string): Promise<Team> {
    const team = (await this.queries.teams()).find(({ id }) => id === teamId);
    if (!team) throw invalid(field, message);
    return team;
  }

  /** @throws Problem `conflict` when a team of that name exists */
  async addTeam(name: string, managerId: string | null): Promise<string> {
    if (managerId) await this.required([managerId], 'managerId', 'Select the manager');
    return this.queries.insertTeam(name, managerId);
  }
}
