import { gunzipSync, gzipSync } from 'node:zlib';

/** A value of a document; long ones as base64 of their compressed JSON, for a document has at most 2 MB. */
export type Packed<T> = { readonly value: T } | { readonly gzip: string };

const plainUpTo = 256 * 1024;

export function packed<T>(value: T): Packed<T> {
  const text = JSON.stringify(value);
  return text.length <= plainUpTo ? { value } : { gzip: gzipSync(text).toString('base64') };
}

export function unpacked<T>(from: Packed<T>): T {
  return 'value' in from ? from.value : (JSON.parse(gunzipSync(Buffer.from(from.gzip, 'base64')).toString()) as T);
}
