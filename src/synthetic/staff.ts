import { ROLES, type Role } from '../auth/permissions.js';
import { type Casefile } from './casefile.js';
import { type Desk } from './desk.js';
import { type Instant } from './london.js';
import { familyName, givenName } from './names.js';
import { type Random } from './random.js';

/** One demonstration user for each role. */
export const DEMO_ROLES = ROLES;
export type DemoRole = Role;

/** Long before anything recorded here, so that decisions brought over were somebody's to take. */
export const IN_POST_SINCE: Instant = Date.UTC(2004, 0, 1);
const CASELOAD = 16;
const WORKERS_IN_A_TEAM = 6;

interface Person {
  id: string;
  email: string;
  name: string;
  role: DemoRole;
}

export interface Team {
  id: string;
  name: string;
  manager: string;
  workers: string[];
}

export interface Staff {
  people: Person[];
  teams: Team[];
  /** The first of each role, who can sign in. */
  holder(role: DemoRole): string;
}

/** @param domain of their e-mail addresses @param lookedAfter children at one time, about */
export function planStaff(random: Random, domain: string, lookedAfter: number): Staff {
  const people: Person[] = DEMO_ROLES.map((role) => person(random, role, domain));
  const holder = (role: DemoRole) => people.find((each) => each.role === role)!.id;
  const workers = [holder('social-worker')];
  for (let n = 2; n <= Math.ceil(lookedAfter / CASELOAD); n++) {
    const another = person(random, 'social-worker', domain, n);
    people.push(another);
    workers.push(another.id);
  }
  const teams: Team[] = [];
  for (let first = 0; first < workers.length; first += WORKERS_IN_A_TEAM) {
    const n = teams.length + 1;
    const manager = n === 1 ? holder('team-manager') : add(people, person(random, 'team-manager', domain, n));
    const members = workers.slice(first, first + WORKERS_IN_A_TEAM);
    teams.push({ id: random.uuid(), name: `Children in care team ${n}`, manager, workers: members });
  }
  return { people, teams, holder };
}

function person(random: Random, role: DemoRole, domain: string, n = 1): Person {
  const email = `${role}${n === 1 ? '' : `-${n}`}@${domain}`;
  return { id: random.uuid(), email, name: `${givenName(random)} ${familyName(random)}`, role };
}

function add(people: Person[], another: Person): string {
  people.push(another);
  return another.id;
}

/** Who is responsible for a child: the same number, the same worker. */
export function responsibleFor({ teams }: Staff, number: number): { team: Team; worker: string } {
  const team = teams[number % teams.length]!;
  return { team, worker: team.workers[Math.floor(number / teams.length) % team.workers.length]! };
}

export function recordStaff(file: Casefile, random: Random, { people, teams }: Staff, { opensAt }: Desk): void {
  file.enter(opensAt, ({ insert }) => {
    for (const { id, email, name, role } of people) {
      // numbers set aside for drama: they ring nowhere
      insert('user_account', { id, email, name, telephone: `01632 960${random.whole(100, 999)}` });
      const during = { from: IN_POST_SINCE, until: null };
      insert('role_holding', { id: random.uuid(), user_id: id, role, during });
    }
    for (const { id, name, manager } of teams) insert('team', { id, name, manager_id: manager });
  });
}
