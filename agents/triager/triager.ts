import type { Role } from '../role';
import { capabilities } from './capabilities';
import { triagerOutputSchema } from './output';
import { prompt, promptVersion } from './prompt';

export const triager: Role = {
  name: 'triager',
  stage: 'triage',
  promptVersion,
  prompt,
  capabilities,
  outputSchema: triagerOutputSchema,
  outputName: 'triage_output',
};
