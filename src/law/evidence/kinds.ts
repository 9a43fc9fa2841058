/** What somebody decided or did about a placement, as the rules ask for it. */
export const EVIDENCE_KINDS = [
  'placement-plan',
  'care-plan',
  'risk-assessment',
  'suitability-decision',
  'visit',
  'reviewing-officer-informed',
  'section-22D-review',
  'termination-review',
  'education-approval',
  'out-of-area-approval',
  'distance-approval',
  'notice',
  'withholding-considered',
  'wishes-and-feelings',
  'parental-placement-decision',
  'regulation-25-extension',
  'deprivation-of-liberty-order',
  'deprivation-of-liberty-review',
  'court-order',
  'temporary-move',
  'supported-accommodation-category',
  'sharing-risk-assessment',
  'exceptional-premises-approval',
  'exceptional-premises-review',
  'location-assessment',
  'serious-event',
  'serious-event-notice',
  'transition-plan',
  'director-review',
  'regulation-27B',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/**
 * `done`: it was done, decided, approved or sent. `not-done`: it is known that it was not, or it was refused; what is not
 * recorded is unknown, and that is something else. `withheld`: a notice not sent, on purpose. `exception`: a lawful
 * exception is relied on instead, for a reason.
 */
export const EVIDENCE_OUTCOMES = ['done', 'not-done', 'withheld', 'exception'] as const;
export type EvidenceOutcome = (typeof EVIDENCE_OUTCOMES)[number];

/** To whom a notice of a placement goes (regulations 11, 13 and 14). */
export const NOTICE_RECIPIENTS = [
  'child',
  'parents',
  'contact-holders',
  'previous-carer',
  'integrated-care-board',
  'general-practitioner',
  'education-provider',
  'reviewing-officer',
  'area-authority',
] as const;
export type NoticeRecipient = (typeof NOTICE_RECIPIENTS)[number];

/** Only from these may a notice be withheld; the others are the law's own recipients (decision 10). */
export const MAY_BE_WITHHELD: readonly NoticeRecipient[] = ['parents', 'contact-holders', 'previous-carer'];

export const RECIPIENT_NAMES: Record<NoticeRecipient, string> = {
  child: 'the child',
  parents: 'the parents',
  'contact-holders': 'people with a contact order',
  'previous-carer': 'the previous carer',
  'integrated-care-board': 'the integrated care board',
  'general-practitioner': 'the child’s doctor',
  'education-provider': 'the school or college',
  'reviewing-officer': 'the reviewing officer',
  'area-authority': 'the authority of the area',
};

/** Who may approve for the authority below its director; the director may too. */
export const NOMINATED: readonly string[] = ['nominated-officer', 'director', 'director-on-call'];
export const DIRECTORS: readonly string[] = ['director', 'director-on-call'];
const SENIOR_MANAGERS: readonly string[] = ['service-manager', ...NOMINATED];

export interface EvidenceKindRow {
  code: EvidenceKind;
  /** As a person reads it in a list. */
  label: string;
  /** One of these decides, and is somebody other than who records it; null: no decision of another person is needed. */
  decidedBy: readonly string[] | null;
  /** What `detail` says, with the answers there are; null: it says nothing. */
  detail: { says: string; choices: readonly (readonly [code: string, label: string])[]; isOptional?: boolean } | null;
  /** It holds until a day, or has a day by which something follows. */
  asks: readonly ('recipient' | 'until' | 'due')[];
}

/** The courts whose orders are recorded. */
export const COURTS = [
  ['high-court', 'The High Court, in its inherent jurisdiction'],
  ['family-court', 'The Family Court'],
  ['court-of-protection', 'The Court of Protection'],
  ['other-court', 'Another court'],
] as const;
export type Court = (typeof COURTS)[number][0];

const ofACourt = { says: 'Which court made it', isOptional: true, choices: COURTS };

const kind = (code: EvidenceKind, label: string, rest: Partial<EvidenceKindRow> = {}): EvidenceKindRow => ({
  code,
  label,
  decidedBy: null,
  detail: null,
  asks: [],
  ...rest,
});

/** In the order a worker meets them. */
export const EVIDENCE_KIND_TABLE: readonly EvidenceKindRow[] = [
  kind('placement-plan', 'Placement plan'),
  kind('care-plan', 'Care plan'),
  kind('wishes-and-feelings', 'The child’s wishes and feelings'),
  kind('risk-assessment', 'Risk assessment: trafficking, or arriving alone'),
  kind('suitability-decision', 'Decision that the place is suitable'),
  kind('visit', 'Visit by the child before the move'),
  kind('reviewing-officer-informed', 'Reviewing officer informed'),
  kind('section-22D-review', 'Review before leaving foster care or a home'),
  kind('termination-review', 'Review before the placement before was ended'),
  kind('education-approval', 'Approval of a move in years 10 and 11', { decidedBy: NOMINATED }),
  kind('out-of-area-approval', 'Approval of a placement out of the area', { decidedBy: NOMINATED }),
  kind('distance-approval', 'Approval of a placement at a distance', { decidedBy: DIRECTORS }),
  kind('notice', 'Notice of the placement', {
    asks: ['recipient'],
    detail: {
      says: 'How it was sent',
      isOptional: true,
      choices: [
        ['letter', 'By letter'],
        ['secure-email', 'By secure e-mail'],
        ['in-person', 'Handed over in person'],
      ],
    },
  }),
  kind('withholding-considered', 'Whether the address is to be withheld, considered'),
  kind('parental-placement-decision', 'Decision to place with a parent under a care order', { decidedBy: NOMINATED }),
  kind('regulation-25-extension', 'Extension of a temporary approval', {
    decidedBy: NOMINATED,
    asks: ['until'],
    detail: {
      says: 'Why it is extended',
      isOptional: true,
      choices: [
        ['assessment-unfinished', 'The full assessment is not finished'],
        ['refusal-under-review', 'The carer was not approved, and has asked for a review'],
      ],
    },
  }),
  kind('deprivation-of-liberty-order', 'Order authorising a deprivation of liberty', {
    detail: ofACourt,
    asks: ['until', 'due'],
  }),
  kind('deprivation-of-liberty-review', 'Review of the deprivation of liberty', { asks: ['due'] }),
  kind('court-order', 'Another order of a court about where the child lives', { detail: ofACourt, asks: ['until'] }),
  kind('temporary-move', 'Temporary move: the child is expected back', {
    asks: ['until'],
    detail: {
      says: 'Why the child is away',
      choices: [
        ['hospital', 'In hospital (T1)'],
        ['holiday', 'On holiday (T2)'],
        ['carer-on-holiday', 'The carer is on holiday (T3)'],
        ['other', 'Another reason, for a week at most (T4)'],
      ],
    },
  }),
  kind('supported-accommodation-category', 'Category of the supported accommodation', {
    detail: {
      says: 'Category',
      choices: [
        ['self-contained', 'A unit for the child alone'],
        ['shared-ring-fenced', 'Shared, with looked-after children and care leavers only'],
        ['shared', 'Shared with others too'],
        ['lodgings', 'Supported lodgings in a private household'],
      ],
    },
  }),
  kind('sharing-risk-assessment', 'Risk assessment of sharing with adults who are not relatives'),
  kind('exceptional-premises-approval', 'Approval of exceptional premises', {
    decidedBy: SENIOR_MANAGERS,
    asks: ['until'],
  }),
  kind('exceptional-premises-review', 'Weekly review of exceptional premises'),
  kind('location-assessment', 'Location assessment of the year'),
  kind('serious-event', 'Serious event at the setting'),
  kind('serious-event-notice', 'Notice of a serious event'),
  kind('transition-plan', 'Plan for turning 16 or 18'),
  kind('director-review', 'The director’s weekly review of a breach', { decidedBy: DIRECTORS }),
  kind('regulation-27B', 'Reliance on regulation 27B'),
];

const BY_CODE = new Map(EVIDENCE_KIND_TABLE.map((row) => [row.code, row]));

export function evidenceKindOf(code: EvidenceKind): EvidenceKindRow {
  return BY_CODE.get(code)!;
}
