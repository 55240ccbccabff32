import type * as CedarModule from '@cedar-policy/cedar-wasm/nodejs';

export type Cedar = typeof CedarModule;

/** Loads the engine (4 MB of WebAssembly, about 15 ms) with its first use; later calls answer the same one. */
export async function loadCedar(): Promise<Cedar> {
  return import('@cedar-policy/cedar-wasm/nodejs');
}

/** One line of an engine's complaint, with its advice. */
export function textOf(error: { readonly message: string; readonly help?: string | null }): string {
  const text = error.help ? `${error.message} (${error.help})` : error.message;
  return text.replace(/\s+/g, ' ').trim();
}
