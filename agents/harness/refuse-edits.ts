import type { Refused } from '../../contracts/activities';
import type { ToolCall } from '../../ports/language-model';
import { validate } from '../../schemas/validate';
import { cellOf, refuseByMatrix } from '../matrix';
import { refuseWrite } from '../tools/write-scope';
import type { Workspace } from '../tools/workspace';
import type { EditFileArguments } from '../tools/definitions';
import { editOf } from './call-tool';
import type { ToolInput, ToolPorts } from './turn-input';

/**
 * Checks the paths of all edits of a turn before the first one is made. One path outside the scope refuses them all; what
 * the model wanted to write is kept as an artifact for a person to look at.
 */
export interface Violation {
  readonly path: string;
  readonly rule: string;
  /** What was to be written: the content, or the edit as it was asked for. */
  readonly uri: string | null;
}

export type EditRefusal = Refused & { readonly violations?: readonly Violation[] };

export async function refuseEdits(
  ports: Pick<ToolPorts, 'artifacts'>,
  { session, sessionId, turn, tenant }: ToolInput,
  workspace: Workspace,
  calls: readonly ToolCall[],
): Promise<EditRefusal | undefined> {
  const edits = calls.flatMap((call) => editOf(call) ?? []);
  if (edits.length === 0) return undefined;
  const spec = await loadSpec(ports, session.inputs['code_gen_spec']);
  if (!spec) {
    return {
      kind: 'refused',
      code: 'spec_missing',
      reason: `The ${session.role} was given no valid code_gen_spec to edit by.`,
    };
  }
  const files = new Set((await workspace.list()).map((file) => file.path));
  const cell = cellOf(session.role, session.stage, session.run.policy);
  const byMatrix = (path: string): string | undefined => refuseByMatrix(path, session.role, cell);
  const broken = edits.flatMap((edit) => {
    const rule = refuseWrite(edit.path, spec, session.run.policy, files, byMatrix);
    return rule === undefined ? [] : [{ edit, rule }];
  });
  const [first] = broken;
  if (!first) return undefined;
  const { path } = first.edit;
  const evidence = JSON.stringify({ path, rule: first.rule, session: sessionId, turn, edits }, null, 2);
  const { uri } = await ports.artifacts.put(tenant, `untrusted_${session.stage}`, `${evidence}\n`);
  const reason = `${first.rule} Nothing of the turn was kept; what was to be written is in ${uri}.`;
  const violations = await Promise.all(broken.map(({ edit, rule }) => violationOf(ports, tenant, edit, rule)));
  return { kind: 'refused', code: 'path_violation', reason, violations };
}

async function violationOf(
  ports: Pick<ToolPorts, 'artifacts'>,
  tenant: string,
  edit: EditFileArguments,
  rule: string,
): Promise<Violation> {
  if (edit.delete === true) return { path: edit.path, rule, uri: null };
  const text = edit.content ?? JSON.stringify({ find: edit.find, replace: edit.replace }, null, 2);
  return { path: edit.path, rule, uri: (await ports.artifacts.put(tenant, 'untrusted_file', text)).uri };
}

async function loadSpec(ports: Pick<ToolPorts, 'artifacts'>, uri: string | undefined) {
  if (uri === undefined) return undefined;
  const result = validate('code_gen_spec', JSON.parse(new TextDecoder().decode(await ports.artifacts.get(uri))));
  return result.ok ? result.value : undefined;
}
