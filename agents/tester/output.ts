import type { ObjectSchema } from '../output-schema';

export interface TesterOutput {
  readonly summary: string;
  readonly feedback: readonly { readonly message: string; readonly file?: string; readonly line?: number }[];
}

export const testerOutputSchema: ObjectSchema = {
  type: 'object',
  properties: {
    summary: { type: 'string', description: 'What was tested and found.', minLength: 1, maxLength: 8_000 },
    feedback: {
      type: 'array',
      description: 'One entry per defect; empty when nothing failed.',
      maxItems: 50,
      items: {
        type: 'object',
        properties: {
          message: { type: 'string', description: 'Expected, found, likely cause.', minLength: 1, maxLength: 4_000 },
          file: { type: ['string', 'null'], description: 'Path it concerns, or null.', maxLength: 300 },
          line: { type: ['integer', 'null'], description: 'Line it concerns, from 1, or null.', minimum: 1 },
        },
        required: ['message', 'file', 'line'],
        additionalProperties: false,
      },
    },
  },
  required: ['summary', 'feedback'],
  additionalProperties: false,
};
