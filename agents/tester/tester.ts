import type { Role } from '../role';
import { capabilities } from './capabilities';
import { testerOutputSchema } from './output';
import { prompt, promptVersion } from './prompt';

export const tester: Role = {
  name: 'tester',
  stage: 'test',
  promptVersion,
  prompt,
  capabilities,
  outputSchema: testerOutputSchema,
  outputName: 'test_output',
};
