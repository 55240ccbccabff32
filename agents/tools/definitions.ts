import type { ToolDefinition } from '../../ports/language-model';
import { kindNames } from '../../pipelines/kind';
import type { ObjectSchema } from '../output-schema';
import type { Role, ToolName } from '../role';
import { skillNames } from '../skills';

export interface ListFilesArguments {
  readonly folder?: string;
}

export interface ReadFileArguments {
  readonly path: string;
  readonly from_line?: number;
  readonly to_line?: number;
}

export interface SearchArguments {
  readonly text: string;
}

export interface QueryGraphArguments {
  readonly query: string;
}

export interface UseSkillArguments {
  readonly name: string;
}

export interface RenderPipelineArguments {
  readonly kind?: string;
}

export interface EditFileArguments {
  readonly path: string;
  readonly content?: string;
  readonly find?: string;
  readonly replace?: string;
  readonly delete?: boolean;
}

const path = { type: 'string', description: 'Relative to the repository, with forward slashes.' } as const;

export const toolArguments: Readonly<Record<Exclude<ToolName, 'finish'>, ObjectSchema>> = {
  list_files: {
    type: 'object',
    properties: { folder: { type: 'string', description: 'Only files below it; default: all.' } },
    required: [],
    additionalProperties: false,
  },
  read_file: {
    type: 'object',
    properties: {
      path,
      from_line: { type: 'integer', description: 'First line, from 1.', minimum: 1 },
      to_line: { type: 'integer', description: 'Last line, inclusive.', minimum: 1 },
    },
    required: ['path'],
    additionalProperties: false,
  },
  search: {
    type: 'object',
    properties: { text: { type: 'string', description: 'Literal text, not a pattern.', minLength: 1, maxLength: 200 } },
    required: ['text'],
    additionalProperties: false,
  },
  query_graph: {
    type: 'object',
    properties: {
      query: {
        type: 'string',
        description:
          "MATCH (f:File {path:'src/a.ts'})<-[:IMPORTS*1..3]-(d) RETURN d.path. Labels File, Package, Test; relationship IMPORTS " +
          'with a length; WHERE on path with =, <>, =~, STARTS WITH, ENDS WITH, CONTAINS, IN, AND, OR, NOT; count(d), ORDER BY, LIMIT.',
        minLength: 1,
        maxLength: 2_000,
      },
    },
    required: ['query'],
    additionalProperties: false,
  },
  use_skill: {
    type: 'object',
    properties: { name: { type: 'string', description: 'Name of the skill.', minLength: 1, maxLength: 60 } },
    required: ['name'],
    additionalProperties: false,
  },
  render_pipeline: {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        description: `One of ${kindNames.join(', ')}; default: what the files say.`,
        maxLength: 20,
      },
    },
    required: [],
    additionalProperties: false,
  },
  edit_file: {
    type: 'object',
    properties: {
      path,
      content: { type: 'string', description: 'Whole new content. Makes the file when it does not exist.' },
      find: { type: 'string', description: 'Text that stands exactly once in the file.' },
      replace: { type: 'string', description: 'What takes its place.' },
      delete: { type: 'boolean', description: 'True deletes the file.' },
    },
    required: ['path'],
    additionalProperties: false,
  },
};

const descriptions: Readonly<Record<ToolName, string>> = {
  list_files: 'Lists files with their size in bytes.',
  read_file: 'Reads a text file, or some of its lines.',
  search: 'Finds lines that hold a text.',
  query_graph: 'Asks which file imports which, as the repository stood before this run.',
  edit_file: 'Changes one file: either "content", or "find" and "replace", or "delete": true.',
  render_pipeline:
    'Writes azure-pipelines.yml from the house template, where there is none or an older one of it. The only way to write a pipeline.',
  use_skill: `Opens a skill: a proven way of working for one kind of task. There are ${skillNames.join(', ')}, and the project\'s own.`,
  finish: 'Hands in the output and ends the session.',
};

/** Every tool there is, whoever may call it. */
export const allTools = Object.keys(descriptions) as readonly ToolName[];

/** The tools a role is offered; `finish` takes the role's output. */
export function toolsOf(role: Role): readonly ToolDefinition[] {
  return role.capabilities.tools.map((name) => ({
    name,
    description: descriptions[name],
    parameters: name === 'finish' ? role.outputSchema : toolArguments[name],
  }));
}
