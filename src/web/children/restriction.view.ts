import { RESTRICTION_SCOPES, type Restriction } from '../../children/child.js';
import { type ChildView } from '../../children/child-view.js';
import { type NamedPerson } from '../../children/restrictions.service.js';
import { type PageRequest } from '../../http/page-request.js';
import { type Card } from '../components/card/card.js';
import { type Choice } from '../components/fields/field.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { day, dayAndTime } from '../filters/dates.js';
import { paths } from '../paths.js';
import { SCOPE_WORDS } from './child-words.js';
import { type FactForm, type FactFormModel, factFormView } from './fact-form.js';

export interface RestrictionCardFacts {
  restriction: Restriction;
  named: readonly NamedPerson[];
}

export interface RestrictionModel extends FactFormModel {
  cards: Card[];
  /** Nothing is left to restrict. */
  done: boolean;
  /** The child is missing or away: who would lose sight of the child. */
  away: string | null;
}

export function restrictionView(
  identity: Identity,
  live: readonly RestrictionCardFacts[],
  form: FactForm,
  again: PageRequest['again'],
): RestrictionModel {
  return {
    ...factFormView(identity, form, again),
    cards: live.map((each) => restrictionCard(identity.childId, each)),
    done: live.length === RESTRICTION_SCOPES.length,
    away: identity.clock && awayWarning(identity.clock.what),
  };
}

function restrictionCard(childId: string, { restriction, named }: RestrictionCardFacts): Card {
  const { id, scope, ownerName, from } = restriction;
  return {
    id: `restriction-${scope}`,
    title: SCOPE_WORDS[scope],
    rows: [
      { label: 'Owner', value: ownerName, note: `Since ${day(from)}` },
      ...named.map(({ name, basis, until }) => ({
        label: basis === 'named' ? 'Named' : 'Opened in an emergency',
        value: name,
        note: until ? `Until ${dayAndTime(until)}` : undefined,
      })),
    ],
    actions: [
      { text: 'Name another person', href: paths.nameInRestriction(childId, id) },
      { text: 'End it', href: paths.endRestriction(childId, id) },
    ],
  };
}

function awayWarning(what: string): string {
  return `The child is ${what.toLowerCase()}. Once the whole record is restricted, out-of-hours staff who are not named lose sight of the absence: it is in no list and no count of theirs, and they cannot record that the child was found. Those who work out of hours are ticked below: take a tick away only for somebody who must not see it.`;
}

/**
 * The child’s worker is named unless somebody takes that back, and while the child is missing or away so is everybody on
 * call out of hours: a child must not be lost to whoever looks for them.
 */
export function restrictForm(
  { id, restrictions, now }: ChildView,
  colleagues: readonly Choice[],
  outOfHours: ReadonlySet<string>,
): FactForm {
  const open = RESTRICTION_SCOPES.filter((scope) => !restrictions.some((each) => each.scope === scope));
  return {
    title: 'Restrict to named people',
    lead: 'You own the restriction and are named. Nobody else sees what is restricted, not in a list, a count or a search; in an emergency somebody may open it for an hour, and you are told at once.',
    fields: [
      {
        kind: 'radios',
        name: 'scope',
        label: 'What is restricted?',
        items: open.map((scope) => ({ value: scope, text: SCOPE_WORDS[scope] })),
      },
      { kind: 'words', name: 'reason', label: 'Why?' },
      {
        kind: 'checkboxes',
        name: 'people',
        label: 'Who besides you may see it?',
        hint: 'The child’s worker is ticked: if not even they may see it, take the tick away',
        items: colleagues.map((each) => ({
          ...each,
          text: outOfHours.has(each.value) ? `${each.text} (out of hours)` : each.text,
          checked: each.value === now.allocation?.workerId || outOfHours.has(each.value),
        })),
      },
    ],
    button: 'Restrict',
    action: paths.restrict(id),
    back: paths.child(id),
  };
}

export function nameForm(childId: string, restrictionId: string, colleagues: readonly Choice[]): FactForm {
  return {
    title: 'Name another person',
    fields: [{ kind: 'select', name: 'userId', label: 'Who else may see what is restricted?', items: colleagues }],
    button: 'Name this person',
    action: paths.nameInRestriction(childId, restrictionId),
    back: paths.restrict(childId),
  };
}

export function endForm(childId: string, restrictionId: string): FactForm {
  return {
    title: 'End the restriction',
    lead: 'Everybody whose role opens children’s records sees it again.',
    fields: [{ kind: 'words', name: 'reason', label: 'Why?' }],
    button: 'End the restriction',
    action: paths.endRestriction(childId, restrictionId),
    back: paths.restrict(childId),
  };
}
