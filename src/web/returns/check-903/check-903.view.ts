import { type PageRequest } from '../../../http/page-request.js';
import { LOCAL_AUTHORITIES } from '../../../returns/ssda903/code-sets/local-authorities.js';
import { RULE_YEARS } from '../../../returns/ssda903/registry.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../../page-problem.js';
import { ANSWERS, type AnswerForm, YEARS } from './check-903.dto.js';

interface Choice {
  value: string;
  text: string;
  selected?: boolean;
  hint?: { text: string };
}

export interface Check903Model {
  problem: PageProblem | undefined;
  error: Record<(typeof FIELDS)[number], { text: string } | undefined>;
  value: { year: string; answer: string };
  years: Choice[];
  authorities: Choice[];
  answers: Choice[];
  /** Others are being checked now. */
  waits: boolean;
}

interface Shown {
  /** The signed-in authority's three digits, where recorded. */
  authority: string | null;
  waits: boolean;
  again: PageRequest['again'];
}

const FIELDS = ['year', 'files', 'lastYear', 'providers', 'postcodes', 'authority', 'answer'] as const;

export function check903View({ authority, waits, again }: Shown): Check903Model {
  const problem = pageProblem(again?.problem);
  return {
    problem,
    error: Object.fromEntries(FIELDS.map((name) => [name, errorOf(problem, name)])) as Check903Model['error'],
    value: { year: typed(again?.form, 'year'), answer: typed(again?.form, 'answer') || 'page' },
    years: YEARS.map((year) => ({
      value: year,
      text: `${year}, 1 April ${year.slice(0, 4)} to 31 March 20${year.slice(5)}`,
    })),
    authorities: authorityChoices(again?.form.authority === undefined ? authority : typed(again.form, 'authority')),
    answers: ANSWERS.map((value) => ({ value, ...ANSWER_WORDS[value] })),
    waits,
  };
}

const ANSWER_WORDS: Record<AnswerForm, { text: string; hint: { text: string } }> = {
  page: { text: 'Show it here', hint: { text: 'Rules and children with most faults, each with its first rows' } },
  html: { text: 'Save a report to send on', hint: { text: 'HTML: opens in any browser and prints' } },
  xlsx: { text: 'Save a workbook', hint: { text: 'Excel: every fault, by rule and by child' } },
  csv: { text: 'Save a list', hint: { text: 'CSV: every fault on a line of its own' } },
};

/** Those that make a return in a year there are rules for, by name. */
function authorityChoices(chosen: string | null): Choice[] {
  const made = LOCAL_AUTHORITIES.filter(({ until }) => until === undefined || until >= RULE_YEARS[0]!);
  const byName = made.map(({ code, name }) => ({ value: code, text: `${name} (${code})` }));
  byName.sort((a, b) => a.text.localeCompare(b.text, 'en'));
  const all = [{ value: '', text: 'Not chosen' }, ...byName];
  return all.map((choice) => ({ ...choice, selected: choice.value === (chosen ?? '') }));
}
