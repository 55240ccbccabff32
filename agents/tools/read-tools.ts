import type { ListFilesArguments, ReadFileArguments, SearchArguments } from './definitions';
import { toolLimits, truncate } from './limits';
import type { Workspace } from './workspace';

/** How the answer to a forbidden read begins; the run's log tells it. */
export const readRefusal = 'Error: not read:';

/** Answers start with `Error:` where the call could not be carried out; the model reads it and corrects itself. */
export async function listFiles(workspace: Workspace, { folder }: ListFilesArguments): Promise<string> {
  const prefix = (folder ?? '').replace(/^(\.?\/)+/, '').replace(/\/*$/, '/');
  const files = (await workspace.list()).filter(
    ({ path }) => prefix === '/' || prefix === './' || path.startsWith(prefix),
  );
  if (files.length === 0) return `Error: there is no file${folder ? ` in ${JSON.stringify(folder)}` : ''}.`;
  return truncate(files.map(({ path, size }) => `${path} (${size})`).join('\n'));
}

export async function readFile(workspace: Workspace, { path, from_line, to_line }: ReadFileArguments): Promise<string> {
  const refused = workspace.refuseRead(path);
  if (refused !== undefined) return `${readRefusal} ${refused}`;
  const content = await workspace.read(path);
  if (content === undefined) return `Error: there is no file ${JSON.stringify(path)}.`;
  const text = decodeText(content);
  if (text === undefined) return `Error: ${JSON.stringify(path)} is no text file.`;
  if (text === '') return '(the file is empty)';
  if (from_line === undefined && to_line === undefined) return truncate(text);
  const lines = text.split('\n').slice((from_line ?? 1) - 1, to_line);
  return lines.length === 0 ? `Error: ${JSON.stringify(path)} has no such lines.` : truncate(lines.join('\n'));
}

export async function search(workspace: Workspace, { text }: SearchArguments): Promise<string> {
  const hits = await workspace.search(text, toolLimits.searchHits);
  if (hits.length === 0) return 'No line holds this text.';
  return truncate(hits.map((hit) => `${hit.path}:${hit.line}: ${hit.text.slice(0, 300)}`).join('\n'));
}

/** Undefined for what is no UTF-8 text of bearable size. */
export function decodeText(content: Uint8Array): string | undefined {
  if (content.byteLength > toolLimits.fileBytes || content.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}
