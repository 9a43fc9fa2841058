import { planOutings } from './absences-plan.js';
import { Casefile } from './casefile.js';
import { planChild } from './child-plan.js';
import { openDesk } from './desk.js';
import { type Recording } from './facts.js';
import { historyUntil, type History } from './history.js';
import { type Instant } from './london.js';
import { Random } from './random.js';
import { recordOutings } from './record-absences.js';
import { recordActions } from './record-actions.js';
import { recordAsking } from './record-asking.js';
import { recordCourse, recordOpening } from './record-care.js';
import { recordInterviewPolicy, recordInterviews } from './record-interviews.js';
import { recordShortBreaks } from './record-short-breaks.js';
import { recordStays } from './record-stays.js';
import { recordTrafficking } from './record-trafficking.js';
import { scriptOf } from './scripts.js';
import { planPlaces, recordPlaces } from './settings.js';
import { planStaff, recordStaff, type Staff } from './staff.js';
import { planStays } from './stays-plan.js';
import { type World } from './world.js';

export interface AuthorityOptions {
  name: string;
  /** How many children there are records of: those looked after at the end and those who left in the three years. */
  children: number;
  seed: string;
  /** The history ends at this instant: nothing is recorded later. */
  endsAt: Instant;
  /** Of the e-mail addresses of its users; made from the name when left out. */
  domain?: string;
}

/** A local authority that never was, and everything recorded about it in three years. */
export interface SyntheticAuthority {
  id: string;
  name: string;
  history: History;
  staff: Staff;
  /** Staff and places. */
  common: readonly Recording[];
  /** Of each child in turn, made as it is asked for: 60,000 children do not fit in memory at once. */
  children(): Generator<readonly Recording[]>;
}

/** In care at one time, of all the children there are records of. */
const LOOKED_AFTER = 0.46;

/** The same options, the same facts. @throws RangeError where the table of bank holidays does not reach */
export function generateAuthority(options: AuthorityOptions): SyntheticAuthority {
  const { name, children, seed, endsAt } = options;
  const random = Random.of(seed, name, 'authority');
  const history = historyUntil(endsAt);
  const id = random.uuid();
  const staff = planStaff(random, options.domain ?? domainOf(name), children * LOOKED_AFTER);
  const places = planPlaces(random, children, history);
  const workers = staff.teams.flatMap((team) => team.workers);
  const desk = openDesk(history, workers, staff.holder('out-of-hours'));
  const world: World = { seed: `${seed} ${name}`, children, history, desk, staff, places };
  const common = new Casefile(desk);
  recordStaff(common, random, staff, desk);
  recordInterviewPolicy(common, Random.of(seed, name, 'interview policy'), staff, desk.opensAt);
  recordPlaces(common, random, places, desk.opensAt);
  return {
    ...{ id, name, history, staff },
    common: common.recordings,
    *children() {
      for (let index = 0; index < children; index++) yield recordChild(index, world);
    },
  };
}

/** By a chance of the child's own, so that children can be made one at a time. */
function recordChild(index: number, world: World): readonly Recording[] {
  const random = Random.of(world.seed, 'child', index);
  const file = new Casefile(world.desk);
  const child = planChild(random, index, world, scriptOf(random, index, world));
  const stays = child.shortBreaks ? [] : planStays(random, child, world);
  const opening = recordOpening(file, random, child, stays, world);
  if (child.shortBreaks) {
    recordShortBreaks(file, random, child, world);
    return file.recordings;
  }
  recordStays(file, random, child, stays, opening, world);
  recordAsking(file, random, child, opening, world);
  recordTrafficking(file, random, child, world);
  const outings = planOutings(random, child, stays, world);
  const returns = recordOutings(file, random, child, outings, stays);
  recordInterviews(file, Random.of(world.seed, 'interviews', index), child, returns, world);
  recordCourse(file, random, child, stays, opening, world);
  const open = child.script && outings.find(({ until }) => until === null);
  if (open) recordActions(file, Random.of(world.seed, 'actions', index), child.id, open, world.history.endsAt);
  return file.recordings;
}

function domainOf(name: string): string {
  return `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}.test`; // prettier-ignore
}
