/** Who looks after the child and decides about the child, between going and now. */
export interface ChildsTeam {
  /** Colleagues by id: allocated to the child, of the same team, its manager. */
  colleagues: readonly { id: string; name: string; as: 'worker' | 'manager' | 'team' }[];
  /** Homes and carers the child lives or lived with, and who runs them. */
  carers: readonly string[];
}

export interface Interviewer {
  /** Null for somebody who does not sign in here. */
  id: string | null;
  name: string;
  organisation: string | null;
}

const WORDS = {
  worker: 'is the child’s worker',
  manager: 'manages the child’s team',
  team: 'is in the child’s team',
} as const;

/**
 * Why somebody cannot be recorded as independent of the child's care (rule MIS-09); null when nothing recorded speaks
 * against it. Compared by who signs in, by name, and by the name of a carer or of who runs the home.
 */
export function whyNotIndependent({ id, name, organisation }: Interviewer, team: ChildsTeam): string | null {
  const colleague = team.colleagues.find((each) => (id ? each.id === id : folded(each.name) === folded(name)));
  if (colleague) return `${colleague.name} ${WORDS[colleague.as]}, and so is not independent. Record it as not independent, or choose somebody else`; // prettier-ignore
  const theirs = [name, organisation ?? ''].map(folded).filter(Boolean);
  const carer = team.carers.find((each) => theirs.includes(folded(each)));
  return carer
    ? 'This is who cares for the child, and so is not independent. Record it as not independent, or choose somebody else'
    : null;
}

function folded(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().toLowerCase(); // prettier-ignore
}
