import { scaleBand, scaleLinear, scaleSqrt } from 'd3-scale';

/** Charts are drawn for a narrow screen and grow with it: the letters stay readable at 360 pixels. Lengths in pixels. */
const WIDTH = 360;

interface Text {
  x: number;
  y: number;
  text: string;
}

interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Solid, or striped: told apart without colour. */
  striped: boolean;
}

export interface BarChart {
  width: number;
  height: number;
  bars: Bar[];
  labels: Text[];
  /** Lines across at whole numbers. */
  ticks: { y: number; text: string }[];
  /** Where the bars begin; the numbers of the lines stand left of it. */
  left: number;
}

/** Upright bars, each of a solid part and a striped one above it. */
export function columns(data: readonly { label: string; solid: number; striped: number }[]): BarChart {
  const most = Math.max(1, ...data.map(({ solid, striped }) => solid + striped));
  const [height, left, bottom, top] = [190, 16 + 8 * String(most).length, 28, 10];
  const x = scaleBand<number>([left, WIDTH])
    .domain(data.map((_, i) => i))
    .padding(0.25);
  const y = scaleLinear([0, most], [height - bottom, top]).nice();
  const bar = (i: number, from: number, to: number, striped: boolean): Bar[] =>
    to > from ? [{ x: x(i)!, y: y(to), width: x.bandwidth(), height: y(from) - y(to), striped }] : [];
  return {
    width: WIDTH,
    height,
    left,
    bars: data.flatMap(({ solid, striped }, i) => [
      ...bar(i, 0, solid, false),
      ...bar(i, solid, solid + striped, true),
    ]),
    labels: data.map(({ label }, i) => ({ x: x(i)! + x.bandwidth() / 2, y: height - 10, text: label })),
    ticks: y
      .ticks(4)
      .filter(Number.isInteger)
      .map((value) => ({ y: y(value), text: String(value) })),
  };
}

export interface LyingBars {
  width: number;
  height: number;
  bars: Bar[];
  labels: Text[];
  counts: Text[];
}

const LONGEST_LABEL = 44;

/** Lying bars, each under its label, with its number at the end. */
export function lying(data: readonly { label: string; count: number }[]): LyingBars {
  const [row, thick] = [44, 16];
  const most = Math.max(1, ...data.map(({ count }) => count));
  const x = scaleLinear([0, most], [0, WIDTH - 40]);
  return {
    width: WIDTH,
    height: data.length * row,
    bars: data.map(({ count }, i) => ({ x: 0, y: i * row + 20, width: x(count), height: thick, striped: false })),
    labels: data.map(({ label }, i) => ({ x: 0, y: i * row + 14, text: shortened(label) })),
    counts: data.map(({ count }, i) => ({ x: x(count) + 6, y: i * row + 33, text: String(count) })),
  };
}

export interface DotGrid {
  width: number;
  height: number;
  dots: (Text & { r: number; isDark: boolean })[];
  rows: Text[];
  columns: Text[];
}

/** A dot for each number of a table, the larger the more, with the number in it; noughts have none. */
export function dots(
  rows: readonly string[],
  columnNames: readonly string[],
  counts: readonly (readonly number[])[],
): DotGrid {
  const [left, top, high] = [84, 26, 34];
  const most = Math.max(1, ...counts.flat());
  const x = scaleBand<number>([left, WIDTH]).domain(columnNames.map((_, i) => i));
  const r = scaleSqrt([0, most], [0, 15]);
  const centre = (column: number) => x(column)! + x.bandwidth() / 2;
  return {
    width: WIDTH,
    height: top + rows.length * high,
    dots: counts.flatMap((line, row) =>
      line.flatMap((count, column) =>
        count
          ? [
              {
                x: centre(column),
                y: top + row * high + high / 2,
                r: Math.max(9, r(count)),
                text: String(count),
                isDark: count * 2 > most,
              },
            ]
          : [],
      ),
    ),
    rows: rows.map((text, i) => ({ x: 0, y: top + i * high + high / 2 + 4, text })),
    columns: columnNames.map((text, i) => ({ x: centre(i), y: 14, text })),
  };
}

function shortened(label: string): string {
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1).trimEnd()}…` : label;
}
