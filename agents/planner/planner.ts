import type { Role } from '../role';
import { capabilities } from './capabilities';
import { plannerOutputSchema } from './output';
import { prompt, promptVersion } from './prompt';

export const planner: Role = {
  name: 'planner',
  stage: 'plan',
  promptVersion,
  prompt,
  capabilities,
  outputSchema: plannerOutputSchema,
  outputName: 'plan_output',
};
