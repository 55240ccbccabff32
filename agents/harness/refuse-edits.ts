import type { Refused } from '../../contracts/activities';
import type { ToolCall } from '../../ports/language-model';
import { validate } from '../../schemas/validate';
import { refuseWrite } from '../tools/write-scope';
import type { Workspace } from '../tools/workspace';
import { editOf } from './call-tool';
import type { ToolInput, ToolPorts } from './turn-input';

/**
 * Checks the paths of all edits of a turn before the first one is made. One path outside the scope refuses them all; what
 * the model wanted to write is kept as an artifact for a person to look at.
 */
export async function refuseEdits(
  ports: Pick<ToolPorts, 'artifacts'>,
  { session, sessionId, turn, tenant }: ToolInput,
  workspace: Workspace,
  calls: readonly ToolCall[],
): Promise<Refused | undefined> {
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
  for (const edit of edits) {
    const rule = refuseWrite(edit.path, spec, session.run.policy, files);
    if (rule === undefined) continue;
    const evidence = JSON.stringify({ path: edit.path, rule, session: sessionId, turn, edits }, null, 2);
    const { uri } = await ports.artifacts.put(tenant, `untrusted_${session.stage}`, `${evidence}\n`);
    const reason = `${rule} Nothing of the turn was kept; what was to be written is in ${uri}.`;
    return { kind: 'refused', code: 'path_violation', reason };
  }
  return undefined;
}

async function loadSpec(ports: Pick<ToolPorts, 'artifacts'>, uri: string | undefined) {
  if (uri === undefined) return undefined;
  const result = validate('code_gen_spec', JSON.parse(new TextDecoder().decode(await ports.artifacts.get(uri))));
  return result.ok ? result.value : undefined;
}
