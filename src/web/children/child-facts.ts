import { type ChildView } from '../../children/child-view.js';
import { type SiblingRow } from '../../children/siblings.service.js';
import { type TraffickingFacts, type TraffickingState } from '../../exploitation/trafficking-state.js';
import { type Paged } from '../../http/paged.js';
import { type PageRequest } from '../../http/page-request.js';
import { type Actor } from '../../kernel/actor.js';
import { type ChildsInterview } from '../../missing/interviews/owed-interviews.service.js';
import { type AbsenceRow } from '../../missing/missing.service.js';
import { type ProfileStanding } from '../../missing/profile/profile-standing.js';
import { type BreachRow } from '../../placements/breaches/breaches.service.js';
import { type PlacementRow } from '../../placements/placements.service.js';

/** All the overview of a child is made of. */
export interface ChildFacts {
  child: ChildView;
  placements: readonly PlacementRow[];
  breaches: readonly BreachRow[];
  absences: readonly AbsenceRow[];
  /** Those due after absences, and how each stands. */
  interviews: readonly ChildsInterview[];
  trafficking: TraffickingState & TraffickingFacts;
  profile: ProfileStanding;
  /** Those the actor may see. */
  siblings: Paged<SiblingRow>;
  /** Until when the actor sees what is restricted, by an emergency opening. */
  openUntil: Date | null;
  actor: Actor;
  now: Date;
  query: PageRequest['query'];
}
