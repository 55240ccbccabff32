import { isSecretPath } from '../domain/secret-paths';
import { checkPath } from '../domain/paths';
import { matchesGlob } from '../domain/paths/glob';
import type { RunPolicy } from '../domain/policy';
import type { AgentRole, Stage } from '../contracts/stages';
import { roles } from './roles';

/** One cell of the capability matrix: what a role may read and write in a stage. */
export interface Cell {
  readonly read: readonly string[];
  readonly write: readonly string[];
}

/** The role's own globs, or those the project gives it for the stage. Writing also needs scope and paths of the project. */
export function cellOf(role: AgentRole, stage: Stage, policy: Pick<RunPolicy, 'stages'>): Cell {
  const given = policy.stages?.[stage]?.capabilities?.[role];
  const { read, write } = roles[role].capabilities;
  return { read: given?.read ?? read, write: given?.write ?? write };
}

/** Why a path may not be read; undefined when it may. */
export function refuseRead(path: string, role: AgentRole, { read }: Cell): string | undefined {
  if (isSecretPath(path)) return `${JSON.stringify(path)} is kept from agents: files of this name hold secrets.`;
  const plain = path.replace(/^(\.?\/)+/, '');
  if (read.some((glob) => matchesGlob(glob, plain))) return undefined;
  return `${JSON.stringify(path)} is outside what the ${role} may read: ${read.join(', ') || 'nothing'}.`;
}

/** Why the matrix forbids writing a path; undefined when it does not. */
export function refuseByMatrix(path: string, role: AgentRole, { write }: Cell): string | undefined {
  const verdict = checkPath(path, { allowed: write, restricted: [] });
  if (verdict.kind === 'allowed') return undefined;
  return verdict.code === 'not_allowed'
    ? `${JSON.stringify(path)} is outside what the ${role} may write: ${write.join(', ') || 'nothing'}.`
    : verdict.reason;
}
