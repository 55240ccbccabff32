import type { RunSnapshot } from '../../contracts/run';
import type { Ports } from '../../ports';

/** Edited files: path → artifact with the content, or null for a deletion. Stored as the artifact `workspace`. */
export type Overlay = Readonly<Record<string, string | null>>;

export interface FileInfo {
  readonly path: string;
  readonly size: number;
}

export interface SearchHit {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** What a session sees: the files of its commit with its own edits laid over them. */
export interface Workspace {
  list(): Promise<readonly FileInfo[]>;
  read(path: string): Promise<Uint8Array | undefined>;
  /** Only lines of files that may be read. */
  search(text: string, limit: number): Promise<readonly SearchHit[]>;
  /** Asked by the tool before a content leaves the workspace. */
  readonly refuseRead: ReadRule;
  /** Null deletes. The content becomes an artifact; the commit is untouched. */
  write(path: string, content: string | null): Promise<void>;
  /** Stores the overlay; null while nothing has ever been edited. The same edits answer the same URI. */
  save(): Promise<string | null>;
}

/** Why a path may not be read; undefined when it may. */
export type ReadRule = (path: string) => string | undefined;

export async function openWorkspace(
  ports: Pick<Ports, 'artifacts' | 'code'>,
  run: RunSnapshot,
  commit: string,
  overlayUri: string | null,
  refuseRead: ReadRule = () => undefined,
): Promise<Workspace> {
  const { repository } = run.repository;
  const overlay = new Map<string, string | null>(
    overlayUri === null ? [] : Object.entries(await loadOverlay(overlayUri)),
  );
  let touched = overlayUri !== null;
  let committed: Promise<readonly FileInfo[]> | undefined;

  return { list, read, search, write, save, refuseRead };

  async function list(): Promise<readonly FileInfo[]> {
    const files = (await listCommitted()).filter(({ path }) => !overlay.has(path));
    const edited = await Promise.all([...overlay].map(([path, uri]) => sized(path, uri)));
    return [...files, ...edited.flat()].sort(byPath);
  }

  async function read(path: string): Promise<Uint8Array | undefined> {
    const uri = overlay.get(path);
    if (uri === undefined) return ports.code.readFile(repository, commit, path);
    return uri === null ? undefined : ports.artifacts.get(uri);
  }

  async function search(text: string, limit: number): Promise<readonly SearchHit[]> {
    const found = await ports.code.search(repository, commit, text, limit);
    const edited = await Promise.all([...overlay].map(([path, uri]) => hitsIn(path, uri, text)));
    const all = [...found.filter(({ path }) => !overlay.has(path)), ...edited.flat()];
    const hits = all.filter(({ path }) => refuseRead(path) === undefined);
    return hits.sort((a, b) => byPath(a, b) || a.line - b.line).slice(0, limit);
  }

  async function write(path: string, content: string | null): Promise<void> {
    touched = true;
    if (content !== null) {
      overlay.set(path, (await ports.artifacts.put(run.tenant, 'workspace_file', content)).uri);
    } else if ((await listCommitted()).some((file) => file.path === path)) overlay.set(path, null);
    else overlay.delete(path);
  }

  async function save(): Promise<string | null> {
    if (!touched) return null;
    const sorted = Object.fromEntries([...overlay].sort(([a], [b]) => (a < b ? -1 : 1)));
    return (await ports.artifacts.put(run.tenant, 'workspace', `${JSON.stringify(sorted, null, 2)}\n`)).uri;
  }

  function listCommitted(): Promise<readonly FileInfo[]> {
    committed ??= ports.code.listFiles(repository, commit);
    return committed;
  }

  async function loadOverlay(uri: string): Promise<Overlay> {
    return JSON.parse(new TextDecoder().decode(await ports.artifacts.get(uri))) as Overlay;
  }

  async function sized(path: string, uri: string | null): Promise<FileInfo[]> {
    return uri === null ? [] : [{ path, size: (await ports.artifacts.get(uri)).byteLength }];
  }

  async function hitsIn(path: string, uri: string | null, text: string): Promise<SearchHit[]> {
    if (uri === null) return [];
    const lines = new TextDecoder().decode(await ports.artifacts.get(uri)).split('\n');
    return lines.flatMap((line, index) => (line.includes(text) ? [{ path, line: index + 1, text: line }] : []));
  }
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  if (a.path === b.path) return 0;
  return a.path < b.path ? -1 : 1;
}
