import type { CodeHost } from '../../ports/code-host';
import type { RunSnapshot } from '../../contracts/run';
import { projectSkillPath, skillNames, skills } from '../skills';
import type { UseSkillArguments } from './definitions';
import { truncate } from './limits';
import { decodeText } from './read-tools';

/** Text of a skill. A project's own comes from the commit the run began at, where no agent can have changed it. */
export async function useSkill(code: CodeHost, run: RunSnapshot, { name }: UseSkillArguments): Promise<string> {
  const own = skills[name];
  if (own !== undefined) return own;
  const known = `There are ${skillNames.join(', ')}, and those in .stellwerk/skills/.`;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return `Error: ${JSON.stringify(name)} is no name of a skill. ${known}`;
  const content = await code.readFile(run.repository.repository, run.baseCommit, projectSkillPath(name));
  const text = content === undefined ? undefined : decodeText(content);
  return text === undefined ? `Error: there is no skill ${JSON.stringify(name)}. ${known}` : truncate(text);
}
