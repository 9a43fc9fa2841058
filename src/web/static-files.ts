import { type NestExpressApplication } from '@nestjs/platform-express';
import { type RequestHandler } from 'express';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { webSource } from './web-source.js';

/** The typeface of GOV.UK belongs to services on GOV.UK; an authority uses its own. */
const TYPEFACE = /"?GDS Transport"?,\s*arial/gi;
const FONT_FACES = /@font-face\s*\{[^}]*\}/g;

const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' } as const;

interface StaticFile {
  type: string;
  plain: Buffer;
  gzip: Buffer;
  brotli: Buffer;
}

const require = createRequire(import.meta.url);
const govuk = path.join(path.dirname(require.resolve('govuk-frontend/package.json')), 'dist/govuk');
const moj = path.join(path.dirname(require.resolve('@ministryofjustice/frontend/package.json')), 'moj');
const ours = (name: string) => path.join(webSource, 'browser', name);

/** All there is, by the name it is asked for: one stylesheet, the scripts, the icon. Nothing comes from elsewhere. */
const CONTENTS: Record<string, () => string> = {
  'kith.css': () =>
    [path.join(govuk, 'govuk-frontend.min.css'), path.join(moj, 'moj-frontend.min.css'), ours('kith.css')]
      .map((file) =>
        readFileSync(file, 'utf8').replace(FONT_FACES, '').replace(TYPEFACE, 'arial').replace(SOURCE_MAP, ''),
      )
      .join('\n'),
  'kith.js': () => readFileSync(ours('kith.js'), 'utf8'),
  'live.js': () => readFileSync(ours('live.js'), 'utf8'),
  'words.js': () => readFileSync(ours('words.js'), 'utf8'),
  'drafts.js': () => readFileSync(ours('drafts.js'), 'utf8'),
  'govuk-frontend.js': () => readFileSync(path.join(govuk, 'govuk-frontend.min.js'), 'utf8').replace(SOURCE_MAP, ''),
  'moj-frontend.js': () => readFileSync(path.join(moj, 'moj-frontend.min.js'), 'utf8').replace(SOURCE_MAP, ''),
  'kith.svg': () => readFileSync(ours('kith.svg'), 'utf8'),
};
const SOURCE_MAP = /\n?(\/\*|\/\/)# sourceMappingURL=.*$/gm;

const files = new Map(Object.entries(CONTENTS).map(([name, read]) => [name, prepared(name, read())]));

/** Changes when any of them does, and stands in their addresses: they may be kept for ever. */
const version = createHash('sha256')
  .update(Buffer.concat([...files.values()].map(({ plain }) => plain)))
  .digest('hex')
  .slice(0, 12);

export function staticPath(name: string): string {
  return `/static/${version}/${name}`;
}

export function serveStaticFiles(app: NestExpressApplication): void {
  app.use('/static', answer);
}

const answer: RequestHandler = (request, response, next) => {
  const file = files.get(path.posix.basename(request.path));
  if (!file || !['GET', 'HEAD'].includes(request.method)) return next();
  const current = request.path.startsWith(`/${version}/`);
  response.setHeader('Cache-Control', current ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('Content-Type', file.type);
  response.setHeader('Vary', 'Accept-Encoding');
  const encoding = request.acceptsEncodings('br', 'gzip');
  if (encoding === 'br' || encoding === 'gzip') response.setHeader('Content-Encoding', encoding);
  response.end(encoding === 'br' ? file.brotli : encoding === 'gzip' ? file.gzip : file.plain);
};

function prepared(name: string, text: string): StaticFile {
  const plain = Buffer.from(text);
  const brotli = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  return { type: TYPES[path.extname(name).slice(1) as keyof typeof TYPES], plain, gzip: gzipSync(plain), brotli };
}
