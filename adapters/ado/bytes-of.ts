import type { IncomingMessage } from 'node:http';

/** Whole body of a download. The SDK does not look at its status: an error would come as content. */
export async function bytesOf(stream: NodeJS.ReadableStream, what: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  const content = Buffer.concat(chunks);
  const { statusCode = 0 } = stream as IncomingMessage;
  if (statusCode === 200) return content;
  const said = content.toString('utf8').slice(0, 300);
  throw Object.assign(new Error(`${what}: ${said}`), { statusCode });
}
