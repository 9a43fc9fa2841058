import { type PlainDate } from '../../kernel/plain-date.js';
import { type CodeSets } from './code-sets/code-sets.js';
import { type Collection } from './collection.js';

/** One line of the Ofsted/DfE provider list. A URN may have several, one for each of its addresses: match any. */
export interface Provider {
  readonly urn: string;
  /** PLACE codes this provider may be given. */
  readonly places: ReadonlySet<string>;
  /** PLACE_PROVIDER codes this provider may be given. */
  readonly sectors: ReadonlySet<string>;
  /** Three-digit codes of the authorities of this address. */
  readonly authorities: ReadonlySet<string>;
  /** Upper case, no spaces. */
  readonly postcode: string | null;
  /** The day registration ended; null while it lasts. */
  readonly closedOn: PlainDate | null;
}

export interface ProviderList {
  /** Every line for a URN; empty when it is not on the list. */
  find(urn: string): readonly Provider[];
}

export interface PostcodePlace {
  /** Three-digit DfE code in England, else WAL, SCO, NIR or NUK. */
  readonly authority: string | null;
  /** Metres on the National Grid. */
  readonly easting: number | null;
  readonly northing: number | null;
}

export interface PostcodeTable {
  /** Spaces and case do not matter. Null when there is no such postcode. */
  find(postcode: string): PostcodePlace | null;
}

/** What rules may know beside the child: the year, the code sets in force, the lists that were loaded. */
export interface Context {
  readonly collection: Collection;
  /** The year whose rules and codes judge: the collection's own unless an older return is judged by later rules. */
  readonly rulesOf: number;
  readonly codes: CodeSets;
  readonly providers: ProviderList | null;
  readonly postcodes: PostcodeTable | null;
  /** The authority making the return, as its three-digit DfE code. */
  readonly authority: string | null;
  /** Real UPNs that stand on more than one header of the return: the one thing a rule needs of other children. */
  readonly sharedUpns: ReadonlySet<string>;
}
