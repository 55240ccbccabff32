import type { Capabilities } from '../role';

/** Sees what the checks found; touches nothing. */
export const capabilities: Capabilities = { tools: [], read: [], write: [], maxOutputTokens: 4_000 };
