import { parse } from 'yaml';
import { resolvePolicy } from '../domain/policy';
import type { RunPolicy } from '../domain/policy';
import type { ProjectYml } from './registry';
import { validate } from './validate';

export const projectFilePath = '.stellwerk/project.yml';

export type ProjectFile =
  | { readonly ok: true; readonly file: ProjectYml; readonly policy: RunPolicy }
  | { readonly ok: false; readonly code: 'project_file_missing' | 'project_file_invalid'; readonly reason: string };

/** Reads a repository's project file: YAML, then its schema, then the policy it makes. Every problem names its place. */
export function readProjectFile(content: Uint8Array | undefined): ProjectFile {
  if (!content) {
    return {
      ok: false,
      code: 'project_file_missing',
      reason: `The repository has no ${projectFilePath} at its default branch. Add one with the commands to test and start the project.`,
    };
  }
  let document: unknown;
  try {
    document = parse(new TextDecoder().decode(content), { maxAliasCount: 50 });
  } catch (error) {
    return invalid(`is no valid YAML: ${firstLine(error)}`);
  }
  const result = validate('project_yml', document);
  if (!result.ok) {
    return invalid(result.problems.map((problem) => problem.message).join('; '));
  }
  let policy: RunPolicy;
  try {
    policy = resolvePolicy(result.value);
  } catch (error) {
    return invalid(firstLine(error));
  }
  return { ok: true, file: result.value, policy };
}

function invalid(what: string): ProjectFile {
  return { ok: false, code: 'project_file_invalid', reason: `${projectFilePath}: ${what}` };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
