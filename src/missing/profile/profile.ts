/** The parts of a profile, in the order they are read out: the headings of the page and of a pack. */
export const PARTS = {
  description: 'What the child looks like',
  health: 'Health',
  risks: 'Risks and what prevents them',
  people: 'People and places',
  contact: 'Telephone and online',
  means: 'Money and travel',
  language: 'Language',
} as const;
export type Part = keyof typeof PARTS;

interface SubjectDefinition {
  part: Part;
  name: string;
  /** What to write, for whoever has not done it before. */
  hint?: string;
  /** A child can have several at once. */
  many?: true;
  /** A profile without it is not finished; “none known” is an answer, nothing at all is not. */
  needed?: true;
  /** Goes to the police alone, whatever is ticked (decision 18). */
  policeOnly?: true;
}

/** What the first part of a Philomena form asks, as subjects of dated facts. */
export const SUBJECTS = {
  height: { part: 'description', name: 'Height', needed: true, hint: 'For example, 1.62 m' },
  build: { part: 'description', name: 'Build', needed: true },
  complexion: { part: 'description', name: 'Complexion' },
  hair: { part: 'description', name: 'Hair', needed: true, hint: 'Colour, length, how it is worn' },
  eyes: { part: 'description', name: 'Eyes', needed: true, hint: 'Colour, glasses or lenses' },
  'distinguishing-feature': {
    part: 'description',
    name: 'Distinguishing feature',
    hint: 'A scar, tattoo, piercing, accent, how the child walks',
    many: true,
    needed: true,
  },
  'usual-clothing': { part: 'description', name: 'Usual clothing', many: true },
  'health-need': {
    part: 'health',
    name: 'Health need',
    hint: 'What it is, and what happens without help. Write “None known” if there is none',
    many: true,
    needed: true,
  },
  medication: {
    part: 'health',
    name: 'Medication',
    hint: 'What, how often, and what happens when it is missed. Write “None” if there is none',
    many: true,
    needed: true,
  },
  risk: {
    part: 'risks',
    name: 'Risk or vulnerability',
    hint: 'What could happen to the child, and why we think so. Never in words that blame the child',
    many: true,
    needed: true,
  },
  'prevention-plan': {
    part: 'risks',
    name: 'Plan to prevent going missing',
    hint: 'What helps, and what is agreed with the child and the carer',
    needed: true,
  },
  associate: {
    part: 'people',
    name: 'Person the child may be with',
    hint: 'Name, how they know each other, where to reach them. Write nothing from the record of another child in care',
    many: true,
    needed: true,
  },
  place: { part: 'people', name: 'Place the child goes to', many: true, needed: true },
  'address-to-search': {
    part: 'people',
    name: 'Address to search',
    hint: 'Goes to the police only, marked not for disclosure',
    many: true,
    policeOnly: true,
  },
  phone: { part: 'contact', name: 'Telephone', hint: 'Number, network, make and model', many: true, needed: true },
  'social-media': { part: 'contact', name: 'Online account', hint: 'The service and the name used there', many: true },
  bank: { part: 'means', name: 'Bank or card', hint: 'The bank and the kind of card: no full card number', many: true },
  transport: { part: 'means', name: 'Travel', hint: 'Travel card, bicycle, routes the child knows', many: true },
  languages: { part: 'language', name: 'Languages', needed: true, hint: 'Spoken and understood, the best first' },
  interpreter: { part: 'language', name: 'Interpreter', hint: 'Which language or dialect; anybody not to use' },
} as const satisfies Record<string, SubjectDefinition>;

export type Subject = keyof typeof SUBJECTS;
export const SUBJECT_IDS = Object.keys(SUBJECTS) as Subject[];

export function definitionOf(subject: Subject): SubjectDefinition {
  return SUBJECTS[subject];
}

export function isOne(subject: Subject): boolean {
  return !definitionOf(subject).many;
}

export function isPoliceOnly(subject: Subject): boolean {
  return definitionOf(subject).policeOnly === true;
}

/** A fact of the profile that holds now. */
export interface ProfileItem {
  id: string;
  childId: string;
  subject: Subject;
  words: string;
  /** Goes to the police only. */
  protected: boolean;
  from: Date;
  until: Date | null;
  confirmedAt: Date;
  confirmedBy: string;
  version: number;
}

/** The photograph that counts now. */
export interface ProfilePhoto {
  id: string;
  pictureId: string;
  mediaType: string;
  width: number;
  height: number;
  /** `YYYY-MM-DD`; null when nobody knows. */
  takenOn: string | null;
  from: Date;
  confirmedAt: Date;
  confirmedBy: string;
  version: number;
}

/** Given with the child to whoever looks after the child. */
export interface HandOver {
  id: string;
  handedTo: string;
  handedAt: Date;
  handedBy: string;
}
