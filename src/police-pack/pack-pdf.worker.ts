import { parentPort, workerData } from 'node:worker_threads';
import { packPdf, type PackDrawing } from './pack-pdf.js';

/** The thread of `drawPack`: one document, and it ends. */
const { pack, released, photo } = workerData as PackDrawing;
const bytes = new Uint8Array(await packPdf({ pack, released, photo: photo && { ...photo, bytes: Buffer.from(photo.bytes) } })); // prettier-ignore
parentPort!.postMessage(bytes, [bytes.buffer]);
