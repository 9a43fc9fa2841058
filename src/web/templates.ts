import { type NestExpressApplication } from '@nestjs/platform-express';
import { createRequire } from 'node:module';
import path from 'node:path';
import nunjucks, { type Environment } from 'nunjucks';
import { day, dayAndTime, since, time } from './filters/dates.js';
import { counted, plainNumber } from './filters/numbers.js';
import { trim } from './filters/trim.js';
import { belongsTo } from './navigation.js';
import { paths } from './paths.js';
import { staticPath } from './static-files.js';
import { webSource } from './web-source.js';

const require = createRequire(import.meta.url);
const govuk = path.join(path.dirname(require.resolve('govuk-frontend/package.json')), 'dist');
const moj = path.dirname(require.resolve('@ministryofjustice/frontend/package.json'));

/** Templates are ours alone and escape by themselves; `| safe` is for macros' output only. Each is compiled once. */
export function useTemplates(app: NestExpressApplication): void {
  const express = app.getHttpAdapter().getInstance() as object;
  extend(nunjucks.configure([webSource, govuk, moj], { autoescape: true, express }));
  app.setViewEngine('njk');
}

/** For tests of components, which render without a server. */
export function standaloneTemplates(): Environment {
  return extend(nunjucks.configure([webSource, govuk, moj], { autoescape: true }));
}

function extend(environment: Environment): Environment {
  const filters = { day, dayAndTime, since, time, counted, plainNumber, trim, belongsTo };
  for (const [name, filter] of Object.entries(filters))
    environment.addFilter(name, filter as (...args: never[]) => unknown);
  return environment.addGlobal('paths', paths).addGlobal('staticPath', staticPath);
}
