import type { Capabilities } from '../role';

/** The only role that writes, and only into the session's workspace; the commit is another effect with its own check. */
export const capabilities: Capabilities = {
  tools: ['list_files', 'read_file', 'search', 'query_graph', 'edit_file', 'render_pipeline', 'use_skill', 'finish'],
  read: ['**'],
  write: ['**'],
  maxOutputTokens: 16_000,
};
