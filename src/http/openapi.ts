import { type NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The description at /api/openapi.json, and the page that reads it at /api/docs. */
export function describeApi(app: NestExpressApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApi(app), { jsonDocumentUrl: 'api/openapi.json' });
}

export function openApi(app: NestExpressApplication): OpenAPIObject {
  const description = [
    'Sign in with `POST /api/v1/session` and send the token as `Authorization: Bearer …`.',
    'A POST that records something needs an `Idempotency-Key`: send the same key again after a time-out and nothing is recorded twice.',
    'PUT, PATCH and DELETE need `If-Match` with the `ETag` you have seen. Refusals are RFC 9457 problems.',
    'Times are instants with an offset; spans include their start and exclude their end.',
  ].join('\n\n');
  const builder = new DocumentBuilder().setTitle('Kith').setVersion('1').setDescription(description).addBearerAuth();
  return SwaggerModule.createDocument(app, builder.addSecurityRequirements('bearer').build());
}
