import { checkOutput } from '../output-schema';
import type { Checked } from '../output-schema';
import type { RunSnapshot } from '../../contracts/run';
import type { CodeHost } from '../../ports/code-host';
import type { Role } from '../role';
import { toolArguments } from '../tools/definitions';
import type {
  EditFileArguments,
  ListFilesArguments,
  QueryGraphArguments,
  ReadFileArguments,
  RenderPipelineArguments,
  SearchArguments,
  UseSkillArguments,
} from '../tools/definitions';
import { editFile } from '../tools/edit-file';
import { answerGraphQuery } from '../tools/query-graph';
import type { GraphSource } from '../tools/query-graph';
import { listFiles, readFile, search } from '../tools/read-tools';
import { renderPipeline } from '../tools/render-pipeline';
import { useSkill } from '../tools/use-skill';
import type { Workspace } from '../tools/workspace';
import type { ToolCall } from '../../ports/language-model';

/** What tools work on. */
export interface ToolPlace {
  readonly workspace: Workspace;
  readonly code: CodeHost;
  readonly run: RunSnapshot;
  readonly graph: GraphSource;
}

/** Runs one call, `finish` excepted. What the model got wrong comes back as `Error: …`, never as a rejection. */
export async function callTool(role: Role, place: ToolPlace, call: ToolCall): Promise<string> {
  const { workspace } = place;
  const tool = role.capabilities.tools.find((name) => name === call.name);
  if (tool === undefined || tool === 'finish') {
    return `Error: there is no tool ${JSON.stringify(call.name.slice(0, 60))}. Yours are ${role.capabilities.tools.join(', ')}.`;
  }
  const given = argumentsOf<unknown>(tool, call);
  if (!given.ok) return `Error: ${given.problems.join('; ')}`;
  switch (tool) {
    case 'list_files':
      return listFiles(workspace, given.value as ListFilesArguments);
    case 'read_file':
      return readFile(workspace, given.value as ReadFileArguments);
    case 'search':
      return search(workspace, given.value as SearchArguments);
    case 'query_graph':
      return answerGraphQuery(place.graph, given.value as QueryGraphArguments);
    case 'use_skill':
      return useSkill(place.code, place.run, given.value as UseSkillArguments);
    case 'render_pipeline':
      return renderPipeline(workspace, place.run, given.value as RenderPipelineArguments);
    case 'edit_file':
      return editFile(workspace, given.value as EditFileArguments);
  }
}

/** The checked arguments of an `edit_file` call; undefined when they are unusable, which the call itself then reports. */
export function editOf(call: ToolCall): EditFileArguments | undefined {
  if (call.name !== 'edit_file') return undefined;
  const given = argumentsOf<EditFileArguments>('edit_file', call);
  return given.ok ? given.value : undefined;
}

function argumentsOf<T>(tool: keyof typeof toolArguments, { argumentsJson }: ToolCall): Checked<T> {
  try {
    const value: unknown = argumentsJson.trim() === '' ? {} : JSON.parse(argumentsJson);
    return checkOutput<T>(toolArguments[tool], value);
  } catch {
    return { ok: false, problems: ['$: expected JSON'] };
  }
}
