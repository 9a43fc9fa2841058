import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { invalid } from '../../kernel/problem.js';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { MEASURES, type Measure } from './measures.js';
import { hasBegun, parseInstant, parseMonth, type Month } from './month.js';
import { figuresOf, inUnit, type FigureNumber, type MonthlyReturn, type ReturningAuthority } from './monthly-return.js';
import { MonthlyReturnQueries, type ChildBehind, type Selection } from './monthly-return.queries.js';
import { cellsOf, POPULATIONS, type Population } from './populations.js';

/** A month, and the instant as known at: ISO with an offset, or now. */
export interface ReturnAsked {
  month: string;
  asKnownAt?: string;
}

export interface RowsAsked extends ReturnAsked {
  measure: string;
  population: string;
  number?: FigureNumber;
  page?: number;
}

/** The children behind one number; `total` is of those the actor may see. */
export interface RowsBehind extends Paged<ChildBehind> {
  month: Month;
  asKnownAt: string;
  measure: Measure;
  population: Population;
  number: FigureNumber;
  /** The number that was opened, as the return gives it. */
  value: number;
  /** Children counted in it whom the actor may not see. */
  withheld: number;
}

/** The monthly return about children who are looked after, missing, trafficked and unaccompanied. Writes nothing. */
@Injectable()
export class MonthlyReturnService {
  constructor(
    private readonly db: Database,
    private readonly queries: MonthlyReturnQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Every figure of a month, counting every child of the authority.
   * @throws Problem `malformed` · `invalid` for a month that has not begun or an instant to come
   */
  async figures(_actor: Actor, asked: ReturnAsked): Promise<MonthlyReturn> {
    const { month, asKnownAt } = await this.read(asked);
    const tallies = await this.queries.tallies(month, asKnownAt);
    return { month, asKnownAt, coverage: tallies.length ? 'full' : 'none', figures: figuresOf(tallies) };
  }

  /**
   * The children a number counts, a page of those the actor may see, each with what they add to it. Listing them is
   * opening them: they stand in the audit.
   * @throws Problem `malformed` · `invalid` as for the figures, and for a measure, population or number there is not
   */
  async rows(_actor: Actor, asked: RowsAsked): Promise<RowsBehind> {
    const measure = named(MEASURES, 'measure', asked.measure);
    const population = named(POPULATIONS, 'population', asked.population);
    const { number = 'value', page = 1 } = asked;
    const selection = selectionOf(measure, population, number);
    const { month, asKnownAt } = await this.read(asked);
    const offset = (page - 1) * PAGE_SIZE;
    const { rows, children, visible, total } = await this.queries.behind(
      month,
      asKnownAt,
      selection,
      PAGE_SIZE,
      offset,
    );
    this.db.opened(...rows.map(({ childId }) => childId));
    const items = rows.map((row) => ({ ...row, count: inUnit(measure, row.count) }));
    const paged = { items, page, pageSize: PAGE_SIZE, total: visible };
    const value = inUnit(measure, total);
    return { month, asKnownAt, measure, population, number, value, withheld: children - visible, ...paged };
  }

  /** Whose return it is. */
  returningAuthority(_actor: Actor): Promise<ReturningAuthority> {
    return this.queries.returningAuthority();
  }

  private async read({ month: text, asKnownAt: asked }: ReturnAsked): Promise<{ month: Month; asKnownAt: string }> {
    const month = parseMonth(text);
    const instant = asked === undefined ? null : parseInstant(asked);
    if (!hasBegun(month, this.clock.now())) throw invalid('month', 'Choose a month that has begun');
    const { at, future } = await this.queries.instantUsed(instant);
    if (future)
      throw invalid('asKnownAt', 'What will be known later cannot be told: choose an instant that has passed');
    return { month, asKnownAt: at };
  }
}

/** @throws Problem `invalid` when there is none of that name */
function named<T extends { id: string }>(list: readonly T[], field: string, id: string): T {
  const found = list.find((one) => one.id === id);
  if (!found) throw invalid(field, `Choose a ${field}: ${list.map((one) => one.id).join(', ')}`);
  return found;
}

/** @throws Problem `invalid` when the figure has no such number */
function selectionOf(measure: Measure, population: Population, number: FigureNumber): Selection {
  const count = number === 'denominator' ? measure.outOf : measure.counts;
  if (!count) throw invalid('number', `${measure.id} is not out of anything`);
  const answer = number === 'notRecorded' ? 'unknown' : 'yes';
  if (measure.standing !== 'briefly') return { measure, count, cells: cellsOf(population, answer) };
  return { measure, count, cells: population.id === 'CLA' && answer === 'yes' ? null : [] };
}
