import { type FigureDto, type MonthlyReturnDto, type RowsBehindDto } from './monthly-return.dto.js';
import { type Figure, type MonthlyReturn } from './monthly-return.js';
import { type RowsBehind } from './monthly-return.service.js';

const PATH = '/api/v1/returns/monthly';

/** Where a return is to be had again, as it was known. */
export function addressOf({ month, asKnownAt }: Pick<MonthlyReturn, 'month' | 'asKnownAt'>): string {
  return `${PATH}/${month.id}?${new URLSearchParams({ asKnownAt }).toString()}`;
}

export function returnJson(answer: MonthlyReturn): MonthlyReturnDto {
  const { month, asKnownAt, coverage } = answer;
  const rows = answer.figures.map((figure): FigureDto => ({
    ...figure,
    ...(coverage === 'none' && { value: null, denominator: null, notRecorded: null }),
    href: rowsAddress(answer, figure),
  }));
  return { month: month.id, asKnownAt, coverage, rows };
}

export function rowsJson(behind: RowsBehind): RowsBehindDto {
  const items = behind.items.map(({ cell, ...child }) => ({
    ...child,
    unaccompanied: cell && cell.unaccompanied,
    trafficking: cell && cell.trafficking,
    href: `/api/v1/children/${child.childId}`,
  }));
  return {
    ...behind,
    month: behind.month.id,
    measure: behind.measure.id,
    population: behind.population.id,
    items,
  };
}

function rowsAddress({ month, asKnownAt }: MonthlyReturn, { measure, population }: Figure): string {
  return `${PATH}/${month.id}/rows?${new URLSearchParams({ measure, population, asKnownAt }).toString()}`;
}
