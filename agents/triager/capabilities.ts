import type { Capabilities } from '../role';

/** Reads the repository; writes nothing. */
export const capabilities: Capabilities = {
  tools: ['list_files', 'read_file', 'search', 'query_graph', 'finish'],
  read: ['**'],
  write: [],
  maxOutputTokens: 2_000,
};
