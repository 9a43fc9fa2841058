/** Roles are dated and delegable (decision 30); who holds which when is data, what a role may do is this table. */
export const ROLES = [
  'social-worker',
  'out-of-hours',
  'team-manager',
  'placement-officer',
  'reviewing-officer',
  'data-officer',
  'director',
  'information-governance',
  'administrator',
  'nominated-officer',
  'service-manager',
  'duty-manager',
  'director-on-call',
  'finance',
  'exploitation-lead',
  'return-interviewer',
  'nrm-first-responder',
] as const;
export type Role = (typeof ROLES)[number];

/** As a person would say it. */
export const ROLE_NAMES: Record<Role, string> = {
  'social-worker': 'Social worker',
  'out-of-hours': 'Out-of-hours worker',
  'team-manager': 'Team manager',
  'placement-officer': 'Placement officer',
  'reviewing-officer': 'Independent reviewing officer',
  'data-officer': 'Data officer',
  director: 'Director',
  'information-governance': 'Information-governance lead',
  administrator: 'Administrator',
  'nominated-officer': 'Nominated officer',
  'service-manager': 'Service manager',
  'duty-manager': 'Duty manager',
  'director-on-call': 'Director on call',
  finance: 'Finance',
  'exploitation-lead': 'Exploitation lead',
  'return-interviewer': 'Return interviewer',
  'nrm-first-responder': 'NRM first responder',
};

const CASEWORK: readonly Role[] = ['social-worker', 'out-of-hours', 'team-manager', 'service-manager', 'duty-manager'];
const SENIOR: readonly Role[] = ['director', 'director-on-call', 'nominated-officer'];
const READERS: readonly Role[] = [
  ...CASEWORK,
  ...SENIOR,
  'placement-officer',
  'reviewing-officer',
  'exploitation-lead',
  'nrm-first-responder',
  'data-officer',
  'information-governance',
];

/** What may be done, and by whom. A role not named may not. */
const PERMISSIONS = {
  /** One's own session, name and notices. */
  'own:use': ROLES,
  /** Colleagues, with their telephone numbers, and teams: not for somebody from outside. */
  'people:read': ROLES.filter((role) => role !== 'return-interviewer'),
  'child:read': READERS,
  'child:create': [...CASEWORK, 'placement-officer'],
  'child:record': [...CASEWORK, 'placement-officer', 'reviewing-officer'],
  'child:restrict': ['team-manager', 'service-manager', 'director', 'information-governance'],
  /** Opening a restricted record in an emergency, with a reason. */
  'child:break-glass': [...CASEWORK, ...SENIOR],
  'exploitation:record': [...CASEWORK, 'exploitation-lead', 'nrm-first-responder'],
  /** An identification is a manager's to make and to end (decision 23). */
  'exploitation:identify': ['team-manager', 'service-manager', 'exploitation-lead', 'director'],
  'care-setting:read': [...READERS, 'administrator'],
  'care-setting:record': ['placement-officer', 'team-manager', 'service-manager', 'administrator'],
  'placement:read': READERS,
  'placement:check': READERS,
  'placement:start': [...CASEWORK, 'placement-officer'],
  /** Deciding; the database has the same list (migration PlaceChildren). */
  'placement:approve': [
    'team-manager',
    'service-manager',
    'nominated-officer',
    'duty-manager',
    'director',
    'director-on-call',
  ],
  /** Where a child really is: anyone who may record a placement, at any hour (decision 1). */
  'placement:record-actual': [...CASEWORK, ...SENIOR, 'placement-officer', 'reviewing-officer'],
  /** What was done or decided about a placement; what somebody has to decide names who did. */
  'placement:record-evidence': [...CASEWORK, ...SENIOR, 'placement-officer', 'reviewing-officer'],
  /** A value of the law that was not verified when it was written down. */
  'law:sign-off': ['director', 'nominated-officer'],
  /** The director's decision on a breach; the database has the same list (migration KeepDirectorsDecisions). */
  'breach:decide': ['director', 'director-on-call'],
  /** Writing down what a director decided by telephone or in person: the director confirms it (decision 2). */
  'breach:record-decision': [...CASEWORK, ...SENIOR, 'placement-officer', 'reviewing-officer'],
  /** How every placement stands with every rule, counted. */
  'compliance:read': [
    'team-manager',
    'service-manager',
    'director',
    'placement-officer',
    'reviewing-officer',
    'data-officer',
    'information-governance',
  ],
  /** Answering for a day that draws near: a birthday, the end of a registration. */
  'compliance:acknowledge': [...CASEWORK, ...SENIOR, 'placement-officer', 'reviewing-officer'],
  /** What happens to a child whose home is registered no longer; a breach is the director's besides. */
  'lapse:decide': [...CASEWORK, ...SENIOR, 'placement-officer', 'reviewing-officer'],
  'missing:read': READERS,
  'missing:record': [...CASEWORK, ...SENIOR, 'placement-officer', 'reviewing-officer', 'exploitation-lead'],
  /** The list of episodes as a file, with children's names and numbers. */
  'missing:export': [
    'data-officer',
    'team-manager',
    'service-manager',
    'duty-manager',
    'director',
    'exploitation-lead',
    'information-governance',
  ],
  /** Past episodes from another system, many at a time. */
  'missing:import': ['data-officer', 'service-manager'],
  /** Giving a missing child's pack to a named person outside (decision 18), and reading what was given. */
  'pack:release': [...CASEWORK, ...SENIOR],
  /** Answering for a step of the ladder, taking over at the change of shift, being on call. */
  'missing:acknowledge': [...CASEWORK, ...SENIOR, 'reviewing-officer', 'exploitation-lead'],
  /** The ladder and the roster. */
  'escalation:read': [...READERS, 'administrator'],
  'escalation:configure': ['service-manager', 'administrator'],
  'on-call:manage': ['team-manager', 'service-manager', 'duty-manager', 'director', 'administrator'],
  'interview:record': [...CASEWORK, 'director', 'reviewing-officer', 'exploitation-lead'],
  /** Naming somebody from outside for one interview, who then sees that episode. */
  'interview:assign': ['team-manager', 'service-manager', 'duty-manager', 'director', 'exploitation-lead'],
  /** Whom to choose from when somebody is named to hold one. */
  'interview:hold': [...CASEWORK, 'reviewing-officer', 'exploitation-lead', 'return-interviewer'],
  'interview:policy': ['service-manager', 'director'],
  /** One's own assignment, and nothing else. */
  'interview:assigned': ['return-interviewer'],
  /** That a young person turned 18 while away: a manager's, because care ends with it (decision 15). */
  'missing:confirm-adult': ['team-manager', 'service-manager', 'duty-manager', 'director', 'director-on-call'],
  'return:read': [
    'data-officer',
    'director',
    'information-governance',
    'service-manager',
    'team-manager',
    'reviewing-officer',
  ],
  /** Messages to colleagues, and events to other programs. */
  'outbox:manage': ['administrator'],
  'webhook:manage': ['administrator'],
  /** Ringing those whom a message did not reach: whoever has escalation duty. */
  'telephone-list:use': ['out-of-hours', 'team-manager', 'service-manager', 'duty-manager', ...SENIOR],
  'audit:read': ['information-governance', 'administrator'],
  'user:manage': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** All a set of roles may do. */
export function permissionsOf(roles: readonly string[]): ReadonlySet<Permission> {
  const may = (Object.keys(PERMISSIONS) as Permission[]).filter((permission) =>
    PERMISSIONS[permission].some((role) => roles.includes(role)),
  );
  return new Set(may);
}

/** The roles that may do it, for choosing who to ask. */
export function rolesThatMay(permission: Permission): readonly Role[] {
  return PERMISSIONS[permission];
}

/** What the command line and the system may do: everything, as themselves, audited. */
export const ALL_PERMISSIONS: ReadonlySet<Permission> = new Set(Object.keys(PERMISSIONS) as Permission[]);
