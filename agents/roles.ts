import type { AgentRole } from '../contracts/stages';
import { coder } from './coder/coder';
import { planner } from './planner/planner';
import type { Role } from './role';
import { triager } from './triager/triager';
import { tester } from './tester/tester';

export const roles: Readonly<Record<AgentRole, Role>> = { planner, coder, tester, triager };
