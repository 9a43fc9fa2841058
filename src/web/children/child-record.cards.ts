import { type ChildView } from '../../children/child-view.js';
import { type BirthAssertion } from '../../children/operative-birth.js';
import { type Actor } from '../../kernel/actor.js';
import { type Action, type Card, type Row } from '../components/card/card.js';
import { legalStatusName } from '../components/identity-bar/identity.js';
import { day } from '../filters/dates.js';
import { paths } from '../paths.js';
import {
  bornInWords,
  reasonInWords,
  sourceInWords,
  TRAFFICKING_WORDS,
  UNACCOMPANIED_WORDS,
  unaccompaniedBecause,
} from './child-words.js';
import { type ChildFacts } from './child-facts.js';

export function allocationCard({ id, now }: ChildView, actor: Actor): Card {
  const { allocation } = now;
  return {
    id: 'responsible',
    title: 'Who is responsible',
    lead: allocation ? undefined : { text: 'Nobody is allocated', grave: true },
    rows: allocation
      ? [
          { label: 'Worker', value: allocation.workerName },
          { label: 'Team', value: allocation.teamName },
          { label: 'Since', value: day(allocation.from) },
        ]
      : [],
    actions: mayRecord(actor, { text: allocation ? 'Change' : 'Allocate', href: paths.allocate(id) }),
  };
}

export function careCard({ id, now, care }: ChildView, actor: Actor): Card {
  const [latest] = care;
  const before = latest?.until ? `Last in care until ${day(latest.until)}` : 'No period of care is recorded';
  return {
    id: 'care',
    title: 'Care and legal status',
    lead: now.care ? undefined : { text: `Not in care. ${before}` },
    rows: now.care
      ? [
          { label: 'In care since', value: day(now.care.from) },
          {
            label: 'Legal status',
            value: legalStatusName(now.legalStatus?.code),
            note: now.legalStatus ? `Since ${day(now.legalStatus.from)}` : undefined,
          },
        ]
      : [],
    actions: now.care
      ? mayRecord(
          actor,
          { text: 'New legal status', href: paths.recordLegalStatus(id) },
          { text: 'End the period of care', href: paths.endCare(id) },
        )
      : mayRecord(actor, { text: 'Start a period of care', href: paths.startCare(id) }),
  };
}

/** Every date anybody gave, and which counts for what. */
export function birthCard({ id, birth }: ChildView, actor: Actor): Card {
  return {
    id: 'birth',
    title: 'Date of birth',
    lead: birth.assertions.length ? undefined : { text: 'Not recorded: the age is not known', grave: true },
    rows: birth.assertions.map((assertion) => birthRow(id, assertion, birth)),
    actions: mayRecord(actor, { text: 'Record a date of birth', href: paths.recordBirth(id) }),
  };
}

function birthRow(childId: string, assertion: BirthAssertion, { safeguarding, returns }: ChildView['birth']): Row {
  const tags = [
    ...(safeguarding?.assertionId === assertion.id ? [tag('For safety')] : []),
    ...(returns?.assertionId === assertion.id ? [tag('For returns')] : []),
    ...(assertion.underChallenge ? [tag('Under challenge', 'govuk-tag--yellow')] : []),
    ...(assertion.supersededAt ? [tag('No longer counts', 'govuk-tag--grey')] : []),
  ];
  const action = { text: 'What it changed', href: paths.birthEffect(childId, assertion.id) };
  return { label: bornInWords(assertion), value: sourceInWords(assertion), tags, action };
}

export function unaccompaniedCard({ id, now }: ChildView, actor: Actor): Card {
  const { unaccompanied } = now;
  const because = unaccompaniedBecause(unaccompanied);
  return {
    id: 'unaccompanied',
    title: 'Unaccompanied',
    lead: { text: UNACCOMPANIED_WORDS[unaccompanied.is] },
    rows: because ? [{ label: unaccompanied.because ? 'Why' : 'Answer', value: because }] : [],
    actions: mayRecord(
      actor,
      { text: 'Answer', href: paths.recordUnaccompanied(id) },
      ...(unaccompanied.is === 'yes' ? [{ text: 'No longer', href: paths.endUnaccompanied(id) }] : []),
    ),
  };
}

export function traffickingCard({ child, trafficking }: ChildFacts, actor: Actor): Card {
  return {
    id: 'trafficking',
    title: 'Trafficking',
    lead: { text: TRAFFICKING_WORDS[trafficking.is] },
    rows: trafficking.basis.map((reason) => ({ label: 'Rests on', value: reasonInWords(reason) })),
    actions: [
      {
        text: actor.permissions.has('exploitation:record') ? 'Facts, and record' : 'Facts',
        href: paths.trafficking(child.id),
      },
    ],
  };
}

/** Those it holds of now, of whom the actor may see; that nobody stands here is no answer. */
export function siblingsCard({ child, siblings }: ChildFacts, actor: Actor): Card {
  const now = siblings.items.filter(({ until }) => until === null);
  const mayEnd = actor.permissions.has('child:record');
  return {
    id: 'siblings',
    title: 'Siblings',
    lead: now.length ? undefined : { text: 'None recorded' },
    rows: now.map(({ siblingId, siblingName, basis }) => ({
      label: 'Sibling',
      value: siblingName,
      href: paths.child(siblingId),
      note: basis,
      action: mayEnd ? { text: `Not so: ${siblingName}`, href: paths.endSibling(child.id, siblingId) } : undefined,
    })),
    actions: mayRecord(actor, { text: 'Record a sibling', href: paths.newSibling(child.id) }),
  };
}

function mayRecord({ permissions }: Actor, ...actions: Action[]): Action[] {
  return permissions.has('child:record') ? actions : [];
}

function tag(text: string, classes = 'govuk-tag--blue'): { text: string; classes: string } {
  return { text, classes };
}
