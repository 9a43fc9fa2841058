import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import 'reflect-metadata';
import { AppModule } from './app.module.js';
import { type Config } from './config.js';
import { configureHttp } from './http/configure-http.js';
import { ReplyAdapter } from './http/reply.js';
import { serveStaticFiles } from './web/static-files.js';
import { useTemplates } from './web/templates.js';

/** The configuration once it is known which database it is. */
export type AppConfig = Config & { databaseUrl: string };

/** Open connections get this long to finish what they are at. */
const GRACE_MS = 3000;

/** The whole program on a migrated database, not yet listening. */
export async function createApp(config: AppConfig): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config), new ReplyAdapter(), {
    bodyParser: false, // configureHttp reads bodies, and limits them
    abortOnError: false, // an error at the start is for the caller to explain
    logger: ['error', 'warn'],
  });
  serveStaticFiles(app);
  useTemplates(app);
  configureHttp(app, config);
  return app;
}

/** Takes no more connections, lets requests end, then ends what is still open: event streams never end by themselves. */
export async function closeApp(app: NestExpressApplication): Promise<void> {
  const server = app.getHttpServer();
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
}
