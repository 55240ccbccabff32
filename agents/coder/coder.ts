import type { Role } from '../role';
import { capabilities } from './capabilities';
import { coderOutputSchema } from './output';
import { prompt, promptVersion } from './prompt';

export const coder: Role = {
  name: 'coder',
  stage: 'code',
  promptVersion,
  prompt,
  capabilities,
  outputSchema: coderOutputSchema,
  outputName: 'code_output',
};
