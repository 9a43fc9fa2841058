import { type Type } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ROUTE_RULE, type RouteRule } from '../auth/can.decorator.js';
import { completed, type Operation } from './openapi-operation.js';
import { PROBLEM_RESPONSES } from './openapi-problems.js';
import { ProblemDto } from './problem.dto.js';

const DESCRIPTION = [
  'Sign in with `POST /api/v1/session` and send the token as `Authorization: Bearer …`.',
  'A POST that records something needs an `Idempotency-Key`: send the same key again after a time-out and nothing is recorded twice.',
  'PATCH needs `If-Match` with the `ETag` you have seen. Refusals are RFC 9457 problems; their `type` says which.',
  'Times are instants with an offset; spans include their start and exclude their end. What is not recorded is null or `unknown`, never zero and never “no”.',
  'Every answer has an `X-Request-Id`: quote it when asking for help.',
].join('\n\n');

const TAGS: Record<string, string> = {
  session: 'Signing in and out',
  children: 'Who the child is; searching, recording, opening',
  'care record': 'Dates of birth, periods of care, legal statuses, unaccompanied or not, who is responsible',
  restrictions: 'Who may see a child; opening in an emergency; what you must be told',
  'care settings':
    'Places where children live and their providers: registrations, restrictions on admissions, approvals of carers',
  placements: 'Where a child lives, whether the law permits it, and breaches',
  law: 'The rules a placement is judged by, whom they touch today, and values awaiting a sign-off',
  compliance: 'What every rule says of every placement, day by day; days that draw near',
  missing: 'Children missing or away without permission',
  escalation: 'What is owed while a child is missing, by whom; who is on call; handing over',
  'missing profile': 'What the police will ask about a child, and when each part was last confirmed',
  'police pack': 'One page for the police or another authority, and to whom it was given',
  'return interviews': 'Interviews after a child missing is back: due, offered, held, and by somebody from outside',
  exploitation: 'Trafficking: screenings, findings, the National Referral Mechanism',
  returns: 'Numbers, and the children behind them',
  people: 'Colleagues and teams',
  messages: 'E-mail and text messages to colleagues: what was sent, what was not, whom to ring',
  webhooks: 'Events to other programs: subscriptions, deliveries, sending again',
};

/** The description at /api/openapi.json, and the page that reads it at /api/docs. */
export function describeApi(app: NestExpressApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApi(app), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Kith API',
    customCss: '.swagger-ui .topbar { display: none }',
    raw: ['json'],
    // first what there is, by subject; an operation opened has an address of its own
    swaggerOptions: { docExpansion: 'none', deepLinking: true },
  });
}

/** What controllers say of themselves, completed with what every route has in common. */
export function openApi(app: NestExpressApplication): OpenAPIObject {
  const builder = new DocumentBuilder().setTitle('Kith').setVersion('1').setDescription(DESCRIPTION).addBearerAuth();
  for (const [name, description] of Object.entries(TAGS)) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.addSecurityRequirements('bearer').build(), {
    operationIdFactory: operationId,
    extraModels: [ProblemDto],
  });
  document.components!.responses = PROBLEM_RESPONSES;
  const rules = rulesOf(app);
  for (const [path, item] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(item) as ['get', Operation][])
      item[method] = completed({ path, method, operation, rule: rules.get(operation.operationId!)! }, document);
  return document;
}

/** `placementsStart` for PlacementsController.start: the name a generated client calls it by. */
export function operationId(controller: string, method: string): string {
  const noun = controller.replace(/Controller$/, '');
  return noun[0]!.toLowerCase() + noun.slice(1) + method[0]!.toUpperCase() + method.slice(1);
}

function rulesOf(app: NestExpressApplication): Map<string, RouteRule> {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()].map((one) => one.metatype as Type));
  const scanner = new MetadataScanner();
  const rules = controllers.flatMap((controller) => {
    const prototype = controller.prototype as Record<string, object>;
    return scanner
      .getAllMethodNames(prototype)
      .map((name): [string, RouteRule | undefined] => [
        operationId(controller.name, name),
        Reflect.getMetadata(ROUTE_RULE, prototype[name]!) as RouteRule | undefined,
      ]);
  });
  return new Map(rules.filter((entry): entry is [string, RouteRule] => entry[1] !== undefined));
}
