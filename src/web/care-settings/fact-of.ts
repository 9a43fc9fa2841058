import { notFound } from '../../kernel/problem.js';

/** The fact of a setting that an address names. @throws Problem `not-found` */
export function factOf<T extends { id: string }>(facts: readonly T[], params: Record<string, string>, what: string): T {
  const fact = facts.find(({ id }) => id === params.fact?.toLowerCase());
  if (!fact) throw notFound(what);
  return fact;
}
