import { ExpressAdapter } from '@nestjs/platform-express';
import { type Response } from 'express';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** What a page route answers: nothing is written before the transaction has committed. */
export abstract class Reply {
  abstract sendTo(response: Response): void | Promise<void>;
}

/** A rendered template. `frame` is what surrounds every page, filled in by the interceptor in the same transaction. */
export class View extends Reply {
  frame: object = {};

  constructor(
    readonly template: string,
    readonly model: object = {},
    readonly status = 200,
    /** Of a form that recorded something and is answered by a page: where the same form sent again leads. */
    readonly whenRepeated: Redirect | null = null,
  ) {
    super();
  }

  sendTo(response: Response): void {
    response.status(this.status).render(this.template, { ...this.frame, ...this.model });
  }
}

/** After a form: see other. */
export class Redirect extends Reply {
  constructor(readonly to: string) {
    super();
  }

  sendTo(response: Response): void {
    response.redirect(303, this.to);
  }
}

/** The same, and once it is on its way something begins that takes longer than a person waits; never for a replay. */
export class RedirectThen extends Redirect {
  constructor(
    to: string,
    private readonly begin: () => void,
  ) {
    super(to);
  }

  override sendTo(response: Response): void {
    super.sendTo(response);
    this.begin();
  }
}

/** JSON of the API, and once it is on its way something begins that takes longer than a caller waits; never for a replay. */
export class AnswerThen extends Reply {
  constructor(
    readonly status: number,
    readonly json: object,
    private readonly begin: () => void,
  ) {
    super();
  }

  sendTo(response: Response): void {
    response.status(this.status).json(this.json);
    this.begin();
  }
}

/** Something to be saved rather than shown. */
export class Download extends Reply {
  constructor(
    readonly filename: string,
    readonly contentType: string,
    readonly body: string | Buffer,
  ) {
    super();
  }

  sendTo(response: Response): void {
    response.setHeader('Content-Disposition', `attachment; filename="${this.filename}"`);
    response.type(this.contentType).send(this.body);
  }
}

/** Something to be seen in place, kept by no browser and no proxy. Its name tells nothing of whom it shows. */
export class Picture extends Reply {
  constructor(
    readonly name: string,
    readonly contentType: string,
    readonly body: Buffer,
  ) {
    super();
  }

  sendTo(response: Response): void {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Disposition', `inline; filename="${this.name}.${this.contentType.split('/')[1]}"`);
    response.type(this.contentType).send(this.body);
  }
}

/** A download from a file, as it is read; whoever made the file removes it. */
export class FileDownload extends Reply {
  constructor(
    readonly filename: string,
    readonly contentType: string,
    readonly file: string,
  ) {
    super();
  }

  async sendTo(response: Response): Promise<void> {
    response.setHeader('Content-Disposition', `attachment; filename="${this.filename}"`);
    response.status(200).type(this.contentType);
    await pipeline(createReadStream(this.file), response).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error; // the caller has hung up
    });
  }
}

/** Written as it is read. `write` ends the response itself, and what it began and cannot finish is cut off. */
export class Streamed extends Reply {
  constructor(
    readonly filename: string,
    readonly contentType: string,
    readonly write: (response: Response) => Promise<void>,
  ) {
    super();
  }

  async sendTo(response: Response): Promise<void> {
    response.setHeader('Content-Disposition', `attachment; filename="${this.filename}"`);
    response.status(200).type(this.contentType);
    try {
      await this.write(response);
    } catch (error) {
      response.destroy();
      throw error;
    }
  }
}

/** Express, answering replies of ours as they ask to be. */
export class ReplyAdapter extends ExpressAdapter {
  override reply(response: Response, body: unknown, statusCode?: number): unknown {
    if (body instanceof Reply) return body.sendTo(response);
    return super.reply(response, body, statusCode) as unknown;
  }
}
