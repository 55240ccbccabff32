import type { ProjectCommands } from '../contracts/run';
import type { RepositoryMap } from '../contracts/repository-map';
import { buildGraph, isGraphSource } from '../domain/dependency-graph/build-graph';
import { isOwnPath, surveyRepository } from '../domain/repository-survey';
import type { RepositorySurvey } from '../domain/repository-survey';
import type { Ports } from '../ports';
import { storeJson } from './documents';

type MapPorts = Pick<Ports, 'artifacts' | 'code'>;

export interface MapRequest {
  readonly tenant: string;
  readonly repository: string;
  readonly commit: string;
  readonly commands: ProjectCommands;
}

/** Beyond these the graph says that it is incomplete. */
const mostSources = 4_000;
const largestSource = 400_000;
/** Files read at the same time. */
const readers = 16;
/** Characters of one gathered document (architecture, database). */
const longestGathering = 200_000;

/** Maps made by this process of one code host's repositories, so that runs at one commit share the work. */
const remembered = new WeakMap<Ports['code'], Map<string, Promise<string>>>();
const mostRemembered = 50;

/**
 * The map of a repository at a commit; answers its URI. The same commit gives the same artifacts, so a repetition changes
 * nothing and costs only the reading.
 */
export function mapRepository(ports: MapPorts, request: MapRequest): Promise<string> {
  const key = JSON.stringify([request.tenant, request.repository, request.commit]);
  const known = remembered.get(ports.code)?.get(key);
  if (known) return stillThere(ports, known).then((uri) => uri ?? remember(key, ports, request));
  return remember(key, ports, request);
}

function remember(key: string, ports: MapPorts, request: MapRequest): Promise<string> {
  const maps = remembered.get(ports.code) ?? new Map<string, Promise<string>>();
  remembered.set(ports.code, maps);
  const made = makeMap(ports, request);
  maps.delete(key);
  maps.set(key, made);
  made.catch(() => maps.delete(key));
  const [oldest] = maps.keys();
  if (maps.size > mostRemembered && oldest !== undefined) maps.delete(oldest);
  return made;
}

/** A store that was emptied or replaced while the process lived has lost what was remembered. */
async function stillThere({ artifacts }: MapPorts, known: Promise<string>): Promise<string | undefined> {
  try {
    const uri = await known;
    await artifacts.get(uri);
    return uri;
  } catch {
    return undefined;
  }
}

async function makeMap(ports: MapPorts, request: MapRequest): Promise<string> {
  const { tenant, repository, commit } = request;
  const files = (await ports.code.listFiles(repository, commit)).filter(({ path }) => isOwnPath(path));
  const paths = files.map(({ path }) => path);
  const sources = files.filter(({ path }) => isGraphSource(path));
  const readable = sources.filter(({ size }) => size <= largestSource).slice(0, mostSources);
  const texts = await readTexts(
    ports,
    request,
    readable.map(({ path }) => path),
  );
  const graph = buildGraph(paths, texts, readable.length < sources.length);
  const survey = surveyRepository(paths);
  const [graphUri, architecture, interfaces, database] = await Promise.all([
    storeJson(ports.artifacts, tenant, 'dependency_graph', graph),
    architectureOf(ports, request, survey),
    gathered(ports, request, 'interface_description', survey.interfaces),
    gathered(ports, request, 'database_schema', survey.database.files),
  ]);
  const map: RepositoryMap = {
    commit,
    graph: graphUri,
    files: paths.length,
    imports: graph.imports.length,
    truncated: graph.truncated,
    modules: survey.modules,
    entryPoints: survey.entryPoints,
    architecture,
    ...(interfaces ? { interfaces: { ref: interfaces, files: survey.interfaces } } : {}),
    database: { ...survey.database, ...(database ? { ref: database } : {}) },
  };
  return storeJson(ports.artifacts, tenant, 'repository_map', map);
}

async function architectureOf(
  ports: MapPorts,
  request: MapRequest,
  survey: RepositorySurvey,
): Promise<RepositoryMap['architecture']> {
  const documents = await gathered(ports, request, 'architecture', survey.architecture);
  if (documents) return { ref: documents, source: 'documents', files: survey.architecture };
  const { modules, entryPoints } = survey;
  const { commands } = request;
  const summary = { generated: true, modules, entry_points: entryPoints, commands };
  return {
    ref: await storeJson(ports.artifacts, request.tenant, 'architecture', summary),
    source: 'generated',
    files: [],
  };
}

/** Files under their names in one artifact; undefined when there is none. */
async function gathered(
  ports: MapPorts,
  request: MapRequest,
  name: string,
  paths: readonly string[],
): Promise<string | undefined> {
  if (paths.length === 0) return undefined;
  const texts = await readTexts(ports, request, paths);
  const text = [...texts].map(([path, content]) => `--- ${path}\n${content.trimEnd()}\n`).join('\n');
  return (await ports.artifacts.put(request.tenant, name, text.slice(0, longestGathering))).uri;
}

/** In the order of `paths`, whatever order the reads end in. */
async function readTexts(
  { code }: MapPorts,
  { repository, commit }: MapRequest,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const contents: (string | undefined)[] = [];
  const queue = [...paths.entries()];
  async function read(): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, path] = next;
      const bytes = await code.readFile(repository, commit, path);
      contents[index] = bytes && new TextDecoder().decode(bytes);
    }
  }
  await Promise.all(Array.from({ length: readers }, read));
  return new Map(paths.flatMap((path, index) => (contents[index] === undefined ? [] : [[path, contents[index]]])));
}
