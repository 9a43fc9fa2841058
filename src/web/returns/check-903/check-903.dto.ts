import { ArrayNotEmpty, IsIn, IsOptional } from 'class-validator';
import { LOCAL_AUTHORITIES } from '../../../returns/ssda903/code-sets/local-authorities.js';
import { collectionName } from '../../../returns/ssda903/collection.js';
import { RULE_YEARS } from '../../../returns/ssda903/registry.js';

export const YEARS = RULE_YEARS.map(collectionName).reverse();

/** How the answer comes: shown, or as a file of that form. */
export const ANSWERS = ['page', 'html', 'xlsx', 'csv'] as const;
export type AnswerForm = (typeof ANSWERS)[number];

/** What is asked when files of a return are sent to be checked. */
export class Check903Dto {
  @IsIn(YEARS, { message: 'Select the collection year' })
  year: string;

  /** Their names. */
  @ArrayNotEmpty({ message: 'Choose the files of the return' })
  files: string[];

  /** Three digits. */
  @IsOptional()
  @IsIn(LOCAL_AUTHORITIES.map(({ code }) => code), { message: 'Select the authority from the list' })
  authority?: string;

  @IsIn(ANSWERS, { message: 'Select how you want the answer' })
  answer: AnswerForm;
}
