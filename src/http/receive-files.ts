import { type Request, type Response } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../kernel/problem.js';
import { checkFormSecret } from './form-secret.js';
import { uploadFolder } from './upload-folder.js';

/** What a form may bring. */
export interface FilesAllowed {
  /** Names of its file fields, each with how many files it takes. */
  fields: Readonly<Record<string, number>>;
  /** Bytes of all files together, and how people say that. */
  bytes: number;
  inWords: string;
}

export interface ReceivedFile {
  field: string;
  /** As it is called where it comes from; the name on our disk is another. */
  name: string;
  path: string;
}

export interface ReceivedFiles {
  folder: string;
  files: ReceivedFile[];
}

/** What stands around the files in a form: field names, boundaries, the other answers. */
const AROUND_FILES = 200_000;

/**
 * Reads a form with files: the fields into `request.body`, the files, as they come, into a folder that is gone when
 * the answer is sent. The form's secret stands first in the form, and nothing is kept of a form without it.
 * @throws Problem `too-large`, `invalid` for too many files, `malformed`; the error of `checkFormSecret`
 */
export async function receiveFiles(
  request: Request,
  response: Response,
  allowed: FilesAllowed,
): Promise<ReceivedFiles> {
  const folder = uploadFolder(response);
  const read = multer({
    storage: new FolderStorage(folder, allowed),
    fileFilter: (_request, _file, answer) => {
      try {
        checkFormSecret(request);
        if (Number(request.headers['content-length']) > allowed.bytes + AROUND_FILES) throw tooLarge(allowed);
        answer(null, true);
      } catch (error) {
        answer(error as Error);
      }
    },
    limits: { fields: 50, fieldSize: 10_000, fieldNestingDepth: 0 },
    defParamCharset: 'utf8',
  }).fields(Object.entries(allowed.fields).map(([name, maxCount]) => ({ name, maxCount })));
  await new Promise<void>((resolve, reject) => {
    void read(request, response, (error: unknown) => (error ? reject(problemWith(error)) : resolve()));
  });
  request.body = { ...(request.body as object) };
  checkFormSecret(request);
  return { folder, files: received(request) };
}

function received({ files }: Request): ReceivedFile[] {
  const all = Object.values((files ?? {}) as Record<string, Express.Multer.File[]>).flat();
  return all.map((file) => ({ field: file.fieldname, name: file.originalname, path: file.path }));
}

/** Writes files one after the other under numbers, and counts the bytes of all. */
class FolderStorage implements StorageEngine {
  private files = 0;
  private bytes = 0;

  constructor(
    private readonly folder: string,
    private readonly allowed: FilesAllowed,
  ) {}

  _handleFile(
    _request: Request,
    file: Express.Multer.File,
    done: (error?: unknown, info?: Partial<Express.Multer.File>) => void,
  ): void {
    const target = path.join(this.folder, String(this.files++));
    pipeline(file.stream, (chunks: Readable) => this.counted(chunks), createWriteStream(target, { mode: 0o600 })).then(
      () => done(null, { path: target }),
      (error: unknown) => done(error),
    );
  }

  /** The folder goes as a whole. */
  _removeFile(_request: Request, _file: Express.Multer.File, done: (error: Error | null) => void): void {
    done(null);
  }

  private async *counted(chunks: Readable): AsyncGenerator<Buffer> {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      this.bytes += chunk.length;
      if (this.bytes > this.allowed.bytes) throw tooLarge(this.allowed);
      yield chunk;
    }
  }
}

function tooLarge({ inWords, fields }: FilesAllowed): Problem {
  const message = `The files are larger than ${inWords} together`;
  return new Problem('too-large', message, { errors: [{ field: Object.keys(fields)[0]!, message }] });
}

/** Multer's own refusals are no bugs; what the system says of a full disk is. */
function problemWith(error: unknown): Error {
  if (error instanceof MulterError && error.code === 'LIMIT_UNEXPECTED_FILE' && error.field) {
    const message = 'There are too many files';
    return new Problem('invalid', message, { errors: [{ field: error.field, message }] });
  }
  const isTheSystems = (error as NodeJS.ErrnoException).syscall !== undefined;
  const isOurs = error instanceof Problem || (error as { status?: number }).status !== undefined;
  return isOurs || isTheSystems
    ? (error as Error)
    : new Problem('malformed', 'The files cannot be read as they were sent');
}
