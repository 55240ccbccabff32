/** The worker protocol's value, as `@azure/functions` reads and writes it: the first defined member counts. */
export interface TypedData {
  readonly string?: string;
  readonly json?: string;
  readonly bytes?: Uint8Array;
  readonly stream?: Uint8Array;
  readonly http?: HttpData;
  readonly int?: number;
  readonly double?: number;
  readonly collectionBytes?: { readonly bytes: readonly Uint8Array[] };
  readonly collectionString?: { readonly string: readonly string[] };
  readonly collectionDouble?: { readonly double: readonly number[] };
  readonly collectionSint64?: { readonly sint64: readonly number[] };
}

export interface Nullable<T> {
  readonly value: T;
}

/** A request on its way to a handler, or a response on its way back (contract §6). */
export interface HttpData {
  readonly url?: string;
  readonly method?: string;
  readonly nullableQuery?: Readonly<Record<string, Nullable<string>>>;
  readonly nullableHeaders?: Readonly<Record<string, Nullable<string>>>;
  readonly nullableParams?: Readonly<Record<string, Nullable<string>>>;
  readonly body?: TypedData;
  readonly statusCode?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly HttpCookieData[];
  readonly enableContentNegotiation?: boolean;
}

export interface HttpCookieData {
  readonly name: string;
  readonly value: string;
  readonly domain?: Nullable<string>;
  readonly path?: Nullable<string>;
  readonly secure?: Nullable<boolean>;
  readonly httpOnly?: Nullable<boolean>;
  readonly sameSite?: 'none' | 'explicitNone' | 'lax' | 'strict';
  readonly maxAge?: Nullable<number>;
  readonly expires?: Nullable<{ readonly seconds: number }>;
}

export interface NamedData {
  readonly name: string;
  readonly data: TypedData;
}

/** An activity's return value as the JSON text the history keeps; null for none (contract §17.2). */
export function typedDataToJson(data: TypedData | null | undefined): string | null {
  if (data === null || data === undefined) return null;
  if (data.string !== undefined) return JSON.stringify(data.string);
  if (data.json !== undefined) return data.json;
  if (data.bytes !== undefined) return JSON.stringify(Buffer.from(data.bytes).toString('base64'));
  const number = data.int ?? data.double;
  if (number === undefined) return null;
  return Number.isFinite(number) ? String(number) : JSON.stringify(String(number));
}

/** The same for a value that did not cross the protocol. */
export function jsonOfValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && !Number.isFinite(value)) return JSON.stringify(String(value));
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString('base64'));
  return JSON.stringify(value) ?? null;
}

/** Bytes of a value for an output binding or an HTTP body. */
export function typedDataToBytes(data: TypedData | null | undefined): Buffer {
  if (data === null || data === undefined) return Buffer.alloc(0);
  if (data.bytes !== undefined) return Buffer.from(data.bytes);
  return Buffer.from(data.string ?? data.json ?? String(data.int ?? data.double ?? ''), 'utf8');
}
