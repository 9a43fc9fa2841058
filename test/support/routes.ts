import { type INestApplication, RequestMethod, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ROUTE_RULE, type RouteRule } from '../../src/auth/can.decorator.js';

/** A route as Nest's router has it. */
export interface Route {
  /** `PlacementsController.start` */
  handler: string;
  method: string;
  /** `/api/v1/children/:childId/placements` */
  path: string;
  rule: RouteRule | undefined;
  /** The declared class of each `@Body()`; Object where there is none. */
  bodies: Type[];
  queries: Type[];
}

/** Kinds of parameters in Nest's own metadata (RouteParamtypes). */
const [BODY, QUERY] = [3, 4];

type Handler = (...args: unknown[]) => unknown;

/** Every route of every controller of the program. */
export function routesOf(app: INestApplication): Route[] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = new Set(
    modules.flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype as Type)),
  );
  return [...controllers].flatMap((controller) => {
    const prototype = controller.prototype as Record<string, Handler>;
    const handlers = Object.getOwnPropertyNames(prototype).filter(
      (name) => name !== 'constructor' && Reflect.hasMetadata('path', prototype[name]!),
    );
    return handlers.flatMap((name) => routesOfHandler(controller, name, prototype[name]!));
  });
}

function routesOfHandler(controller: Type, name: string, handler: Handler): Route[] {
  const prefixes = listOf(Reflect.getMetadata('path', controller));
  const paths = listOf(Reflect.getMetadata('path', handler));
  const common = {
    handler: `${controller.name}.${name}`,
    method: RequestMethod[Reflect.getMetadata('method', handler) as number]!,
    rule: Reflect.getMetadata(ROUTE_RULE, handler) as RouteRule | undefined,
    bodies: declared(controller, name, BODY),
    queries: declared(controller, name, QUERY),
  };
  return prefixes.flatMap((prefix) => paths.map((path) => ({ ...common, path: joined(prefix, path) })));
}

/** The classes declared for the whole body or the whole query; parts of them (`@Query('open')`) count too. */
function declared(controller: Type, name: string, kind: number): Type[] {
  const kinds = (Reflect.getMetadata('__routeArguments__', controller, name) ?? {}) as Record<
    string,
    { index: number }
  >;
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, name) ?? []) as Type[];
  return Object.entries(kinds)
    .filter(([key]) => Number(key.split(':')[0]) === kind)
    .map(([, { index }]) => types[index] ?? Object);
}

function listOf(paths: unknown): string[] {
  return [paths ?? ''].flat() as string[];
}

function joined(prefix: string, path: string): string {
  return `/${[prefix, path]
    .map((part) => part.replaceAll(/^\/+|\/+$/g, ''))
    .filter(Boolean)
    .join('/')}`;
}
