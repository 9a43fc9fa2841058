import { notFound } from '../kernel/problem.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id in an address. What cannot be one names nothing. @throws Problem `not-found` */
export function idOf({ id }: Record<string, string>, what: string): string {
  if (!id || !UUID.test(id)) throw notFound(what);
  return id.toLowerCase();
}

/** The id in a query; null for what cannot be one, which asks for nothing in particular. */
export function idIn(text: string | undefined): string | null {
  return text && UUID.test(text) ? text.toLowerCase() : null;
}

/** That a fact named in an address is one of those of the child of the page. @throws Problem `not-found` */
export function ofThisChild(facts: readonly { id: string }[], id: string, what: string): string {
  if (!facts.some((fact) => fact.id === id)) throw notFound(what);
  return id;
}
