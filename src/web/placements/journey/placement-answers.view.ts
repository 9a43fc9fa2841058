import { type CareSetting } from '../../../care-settings/care-setting.js';
import { type FormBody, type PageRequest } from '../../../http/page-request.js';
import { type EvidenceKind } from '../../../law/evidence/kinds.js';
import { ROUTE_TABLE } from '../../../law/care-setting/routes.js';
import { settingTypeOf } from '../../../law/care-setting/setting-types.js';
import { type AbsenceRow } from '../../../missing/missing.service.js';
import { type VerdictJson } from '../../../placements/placement.js';
import { type PlacementRow } from '../../../placements/placements.service.js';
import { type Choice } from '../../components/fields/field.js';
import { type Identity } from '../../components/identity-bar/identity.js';
import { verdictPanel, type VerdictPanel } from '../../components/verdict/verdict-panel.js';
import { timeBoxes, typedTime, type TypedTime } from '../../form-times.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../../page-problem.js';
import { awayPanel, type AwayPanel } from '../away-panel.js';
import { recordHref } from '../evidence.view.js';

export interface PlacementAnswers {
  childId: string;
  identity: Identity;
  setting: CareSetting | null;
  deciders: { id: string; name: string; roles: string[] }[];
  current: PlacementRow | null;
  /** That goes on. */
  absence: AbsenceRow | null;
  now: Date;
  /** Colleagues, of whom one finds out what is unknown; and who asks. */
  people: { id: string; name: string }[];
  me: string | null;
  dueAt: Date;
  mayRecord: boolean;
  form: FormBody;
  verdict: VerdictJson | undefined;
  again: PageRequest['again'];
}

const FIELDS = [
  'route',
  'detentionDirectedBy',
  'startsAt',
  'wishesAndFeelings',
  'wishesNotObtainedReason',
  'currentEndsBecause',
  'whileAwayReason',
  'decidedBy',
  'decidedAt',
  'channel',
  'unknownsOwner',
  'unknownsDueAt',
] as const;
type Field = (typeof FIELDS)[number];

/** The approval's fields by the ids they have on the page. */
const FIELD_IDS = {
  approval: 'decidedBy',
  'approval.decidedBy': 'decidedBy',
  'approval.decidedAt': 'decidedAt',
  'approval.channel': 'channel',
  'unknowns.ownerId': 'unknownsOwner',
  'unknowns.dueAt': 'unknownsDueAt',
  followUps: 'unknownsOwner',
};

export interface PlacementAnswersModel {
  identity: Identity;
  setting: { id: string; name: string; what: string } | null;
  routes: Choice[];
  deciders: Choice[];
  current: string | null;
  away: AwayPanel | null;
  verdict: VerdictPanel | null;
  unknowns: Unknowns | null;
  mayDecide: boolean;
  formId: string | undefined;
  problem: PageProblem | undefined;
  value: Record<Field, string>;
  error: Record<Field, { text: string } | undefined>;
  startsAt: TypedTime;
  decidedAt: TypedTime;
}

export function placementAnswersView(facts: PlacementAnswers): PlacementAnswersModel {
  const { form, again, verdict, setting } = facts;
  const problem = pageProblem(again?.problem, FIELD_IDS);
  const each = <T>(of: (field: Field) => T) => Object.fromEntries(FIELDS.map((f) => [f, of(f)])) as Record<Field, T>;
  return {
    identity: facts.identity,
    setting: setting && { id: setting.id, name: setting.name, what: whatItIs(setting) },
    routes: setting ? routesFor(setting, typed(form, 'route')) : [],
    deciders: decidersFor(facts.deciders, typed(form, 'decidedBy')),
    current: facts.current && (facts.current.address_shown ? facts.current.setting_name : 'a restricted address'),
    away: awayPanel({ ...facts, placement: facts.current }),
    verdict: verdict ? verdictPanel(verdict, recorder(facts)) : null,
    unknowns: verdict ? unknownsOf(verdict, facts) : null,
    mayDecide: verdict?.is === 'permitted' || verdict?.is === 'permitted-if',
    formId: typed(form, '_form') || undefined,
    // a refusal of the law has no field: it leads to the verdict
    problem: problem && verdict ? { ...problem, href: '#verdict' } : problem,
    value: each((field) => typed(form, field)),
    error: each((field) => errorOf(problem, field)),
    startsAt: typedTime(form, 'startsAt'),
    decidedAt: typedTime(form, 'decidedAt'),
  };
}

/** Evidence is recorded about the setting chosen, by whoever may. */
function recorder({ childId, setting, mayRecord }: PlacementAnswers): ((kind: EvidenceKind) => string) | undefined {
  return mayRecord && setting ? (kind) => recordHref(childId, kind, setting.id, 'verdict') : undefined;
}

interface Unknowns {
  reasons: string[];
  owners: Choice[];
  dueAt: TypedTime;
}

/** What may go ahead unknown: one owner and one time for all of it, oneself and five working days unless changed. */
function unknownsOf({ findings }: VerdictJson, { form, people, me, dueAt }: PlacementAnswers): Unknowns | null {
  const open = findings.filter(({ needsOwner }) => needsOwner);
  if (open.length === 0) return null;
  const chosen = typed(form, 'unknownsOwner') || me;
  const typedDue = typedTime(form, 'unknownsDueAt');
  return {
    reasons: open.map(({ rule, reason }) => `${reason} (${rule})`),
    owners: people.map(({ id, name }) => ({
      value: id,
      text: id === me ? `${name} (you)` : name,
      selected: id === chosen,
    })),
    dueAt: typedDue.day || typedDue.month || typedDue.year ? typedDue : timeBoxes(dueAt),
  };
}

export function whatItIs({ settingType, providerName, postcode }: CareSetting): string {
  return [settingTypeOf(settingType).label, providerName, postcode].filter(Boolean).join(', ');
}

/** The routes a kind of place can be used for; the law judges every other as other arrangements. */
function routesFor({ settingType }: CareSetting, chosen: string): Choice[] {
  const { fits } = settingTypeOf(settingType);
  const isOffered = (code: string) =>
    code === 'other-arrangements' || code === chosen || fits.some(({ route }) => route === code);
  return ROUTE_TABLE.filter(({ code }) => isOffered(code)).map(({ code, label, provision }) => ({
    ...{ value: code, text: label, hint: { text: provision } },
  }));
}

function decidersFor(deciders: PlacementAnswers['deciders'], chosen: string): Choice[] {
  const all = deciders.map(({ id, name, roles }) => ({
    value: id,
    text: `${name} (${roles.join(', ').replaceAll('-', ' ')})`,
    selected: id === chosen,
  }));
  return [{ value: '', text: 'Select', selected: chosen === '' }, ...all];
}
