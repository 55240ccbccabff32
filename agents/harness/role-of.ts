import type { AgentSessionInput } from '../../contracts/stages';
import { roles } from '../roles';
import type { Role, ToolName } from '../role';
import { mandatorySkills } from './used-skills';

/** The session's role. One without tools gets those of a skill when its stage has a mandatory one. */
export function roleOf(session: AgentSessionInput): Role {
  const role = roles[session.role];
  const { tools } = role.capabilities;
  if (tools.length > 0 || mandatorySkills(session).length === 0) return role;
  const given: readonly ToolName[] = ['use_skill', 'finish'];
  return { ...role, capabilities: { ...role.capabilities, tools: given } };
}
