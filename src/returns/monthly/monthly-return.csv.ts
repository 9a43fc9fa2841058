import { stringify } from 'csv-stringify/sync';
import { toIso } from '../../kernel/plain-date.js';
import { MEASURES, type Measure } from './measures.js';
import { type Figure, type MonthlyReturn, type ReturningAuthority } from './monthly-return.js';

/** Codes of the Office for National Statistics (Regions, December 2023). */
const REGION_CODES: Record<string, string> = {
  'North East': 'E12000001',
  'North West': 'E12000002',
  'Yorkshire and The Humber': 'E12000003',
  'East Midlands': 'E12000004',
  'West Midlands': 'E12000005',
  'East of England': 'E12000006',
  London: 'E12000007',
  'South East': 'E12000008',
  'South West': 'E12000009',
};

/** Nothing has been issued yet from here: freezes and restatements will number them. */
const REVISION = 0;

/**
 * The return as a tidy file, one number a row in columns like the Department's. What is not recorded stands beside each
 * figure as a breakdown of its own, so that nobody mistakes it for nought. Exact counts: for use inside the authority.
 */
export function returnCsv(answer: MonthlyReturn, authority: ReturningAuthority): string {
  const rows = answer.figures.flatMap((figure) => linesOf(figure, answer, authority));
  return stringify(rows, { header: true, columns: COLUMNS, escape_formulas: true, record_delimiter: '\r\n' });
}

/**
 * `mtu_301_202603_r0_known_20260409T160000Z.csv`; an authority without a code is `la`. The columns do not say as known
 * when: two files of one month would look the same, and replace each other.
 */
export function csvName({ month, asKnownAt }: MonthlyReturn, { dfeCode }: ReturningAuthority): string {
  const known = new Date(asKnownAt).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return `mtu_${dfeCode ?? 'la'}_${month.id.replace('-', '')}_r${REVISION}_known_${known}.csv`;
}

/** As the Department's tables mark a number there is not (open data standards: `x`). */
const NOT_AVAILABLE = 'x';

const COLUMNS = [
  'time_period',
  'time_identifier',
  'window_start',
  'window_end',
  'geographic_level',
  'country_code',
  'country_name',
  'region_code',
  'region_name',
  'old_la_code',
  'new_la_code',
  'la_name',
  'population',
  'breakdown_topic',
  'breakdown',
  'measure_id',
  'measure',
  'value',
  'denominator',
  'unit',
  'symbol',
  'coverage',
  'revision',
] as const;
type Line = Record<(typeof COLUMNS)[number], string | number | null>;

function linesOf(figure: Figure, answer: MonthlyReturn, authority: ReturningAuthority): Line[] {
  const { title, unit } = MEASURES.find(({ id }) => id === figure.measure) as Measure;
  const common = {
    ...periodOf(figure, answer),
    ...placeOf(authority),
    population: figure.population,
    measure_id: figure.measure,
    measure: title,
    unit,
    symbol: answer.coverage === 'none' ? NOT_AVAILABLE : '',
    coverage: answer.coverage,
    revision: REVISION,
  };
  const nothing = { value: null, denominator: null, notRecorded: null };
  const { value, denominator, notRecorded } = answer.coverage === 'none' ? nothing : figure;
  return [
    { ...common, breakdown_topic: 'Total', breakdown: 'Total', value, denominator },
    { ...common, breakdown_topic: 'Population', breakdown: 'Not recorded', value: notRecorded, denominator: null },
  ];
}

/** The days of the window: the month, or its last day. */
function periodOf({ window }: Figure, { month }: MonthlyReturn) {
  return {
    time_period: month.id.replace('-', ''),
    time_identifier: 'Month',
    window_start: toIso(window === 'month' ? month.first : month.last),
    window_end: toIso(month.last),
  };
}

function placeOf({ name, dfeCode, onsCode, region }: ReturningAuthority) {
  return {
    geographic_level: 'Local authority',
    country_code: 'E92000001',
    country_name: 'England',
    region_code: region && (REGION_CODES[region] ?? null),
    region_name: region,
    old_la_code: dfeCode,
    new_la_code: onsCode,
    la_name: name,
  };
}
