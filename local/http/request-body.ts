import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

/** The body is larger than the limit; answered with 413. */
export class BodyTooLarge extends Error {}

const empty = Buffer.alloc(0);

/** Azure's limit for one request. */
export const defaultBodyLimit = 104_857_600;

/** Reads the whole body. Rejects with `BodyTooLarge`, or when the caller goes away. */
export function readBody(request: IncomingMessage, limit = defaultBodyLimit): Promise<Buffer> {
  const announced = Number(request.headers['content-length'] ?? -1);
  if (announced === 0 || (announced < 0 && request.headers['transfer-encoding'] === undefined)) {
    return Promise.resolve(empty);
  }
  if (announced > limit)
    return Promise.reject(new BodyTooLarge(`The body has ${announced} bytes, the limit is ${limit}.`));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else reject(new BodyTooLarge(`The body is larger than ${limit} bytes.`));
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('aborted', () => reject(new Error('The caller went away before its request was complete.')));
  });
}
