import type { ObjectSchema } from '../output-schema';

export interface CoderOutput {
  readonly summary: string;
  readonly open_points: readonly string[];
}

export const coderOutputSchema: ObjectSchema = {
  type: 'object',
  properties: {
    summary: {
      type: 'string',
      description: 'What was changed and why, for the commit message and the reviewer.',
      minLength: 1,
      maxLength: 4_000,
    },
    open_points: {
      type: 'array',
      description: 'What a reviewer should know: doubts, and what was left out on purpose.',
      items: { type: 'string', minLength: 1, maxLength: 1_000 },
      maxItems: 50,
    },
  },
  required: ['summary', 'open_points'],
  additionalProperties: false,
};
