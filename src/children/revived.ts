/** Facts gathered by SQL as JSON, with their instants made Dates again: `from`, `until` and whatever ends in `At`. */
export function revived<T extends Record<string, unknown>>(facts: T): T {
  return Object.fromEntries(
    Object.entries(facts).map(([name, rows]) => [name, ((rows ?? []) as Record<string, unknown>[]).map(revivedRow)]),
  ) as T;
}

function revivedRow(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' && isInstant(name) ? new Date(value) : value,
    ]),
  );
}

function isInstant(name: string): boolean {
  return name === 'from' || name === 'until' || name.endsWith('At');
}
