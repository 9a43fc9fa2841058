import { SetMetadata } from '@nestjs/common';

export const SHOWN_ONCE = Symbol('shown once');

/** On a keyed POST: properties of the answer that no stored reply keeps; a repetition answers null in their place. */
export function ShownOnce(...properties: string[]): MethodDecorator {
  return SetMetadata(SHOWN_ONCE, properties);
}

/** What may be kept of an answer. */
export function keptOf(reply: unknown, shownOnce: readonly string[] = []): unknown {
  if (shownOnce.length === 0 || typeof reply !== 'object' || reply === null) return reply;
  return { ...reply, ...Object.fromEntries(shownOnce.map((property) => [property, null])) };
}
