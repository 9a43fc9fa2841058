import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type PackDrawing } from './pack-pdf.js';

/** A thread runs what was compiled; tests run the sources. */
const WORKER = path.join(
  import.meta.filename.endsWith('.ts')
    ? path.resolve(import.meta.dirname, '../../dist/src/police-pack')
    : import.meta.dirname,
  'pack-pdf.worker.js',
);

/**
 * The document, drawn in a thread of its own: a photograph of 20 million points with transparency takes two seconds to
 * unpack, in which nobody else would be answered.
 */
export function drawPack(drawing: PackDrawing): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: drawing });
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes.buffer)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that draws a pack ended with ${code}, without one`)));
  });
}
