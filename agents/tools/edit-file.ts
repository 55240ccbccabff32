import type { EditFileArguments } from './definitions';
import { toolLimits } from './limits';
import { decodeText } from './read-tools';
import type { Workspace } from './workspace';

type NewContent =
  { readonly kind: 'content'; readonly text: string } | { readonly kind: 'error'; readonly text: string };

/** Carries out one edit whose path has been allowed. A failed edit answers `Error: …` and changes nothing. */
export async function editFile(workspace: Workspace, edit: EditFileArguments): Promise<string> {
  const ways = [edit.content !== undefined, edit.find !== undefined, edit.delete === true].filter(Boolean).length;
  if (ways !== 1) return 'Error: give either "content", or "find" and "replace", or "delete": true.';
  const hidden = edit.find === undefined ? undefined : workspace.refuseRead(edit.path);
  if (hidden !== undefined) return `Error: ${hidden}`;
  const current = await workspace.read(edit.path);
  if (edit.delete === true) {
    if (current === undefined) return `Error: there is no file ${JSON.stringify(edit.path)}.`;
    await workspace.write(edit.path, null);
    return `Deleted ${edit.path}.`;
  }
  const next = await newContent(workspace, edit, current);
  if (next.kind === 'error') return `Error: ${next.text}`;
  const bytes = new TextEncoder().encode(next.text).byteLength;
  if (bytes > toolLimits.fileBytes)
    return `Error: the file would have ${bytes} bytes; ${toolLimits.fileBytes} are allowed.`;
  await workspace.write(edit.path, next.text);
  return `${current === undefined ? 'Created' : 'Changed'} ${edit.path} (${bytes} bytes).`;
}

async function newContent(
  workspace: Workspace,
  { path, content, find, replace }: EditFileArguments,
  current: Uint8Array | undefined,
): Promise<NewContent> {
  if (content !== undefined) {
    const isFolder = (await workspace.list()).some((file) => file.path.startsWith(`${path}/`));
    return isFolder
      ? { kind: 'error', text: `${JSON.stringify(path)} is a folder.` }
      : { kind: 'content', text: content };
  }
  if (current === undefined) return { kind: 'error', text: `there is no file ${JSON.stringify(path)}.` };
  const text = decodeText(current);
  if (text === undefined) return { kind: 'error', text: `${JSON.stringify(path)} is no text file.` };
  if (find === undefined || find === '') return { kind: 'error', text: '"find" is empty.' };
  if (replace === undefined) return { kind: 'error', text: '"replace" is missing.' };
  const at = text.indexOf(find);
  if (at < 0) return { kind: 'error', text: `"find" does not stand in ${path}. Read the file again.` };
  if (text.includes(find, at + 1)) {
    return { kind: 'error', text: `"find" stands more than once in ${path}. Take more of the text around it.` };
  }
  return { kind: 'content', text: text.slice(0, at) + replace + text.slice(at + find.length) };
}
