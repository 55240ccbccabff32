import type { BugCategory, Severity } from '../../domain/triage';
import type { ObjectSchema } from '../output-schema';

export interface TriagerOutput {
  readonly severity: Severity;
  readonly category: BugCategory;
  readonly pii_impact: boolean;
  readonly reproducible: boolean;
  readonly reason: string;
  readonly suspected_files: readonly string[];
}

export const triagerOutputSchema: ObjectSchema = {
  type: 'object',
  properties: {
    severity: {
      type: 'string',
      description:
        'P1_Critical, P2_High, P3_Medium, P4_Low or P5_Cosmetic. You can raise what was reported, never lower it.',
      minLength: 1,
      maxLength: 20,
    },
    category: {
      type: 'string',
      description: 'Security, DataLoss, Functional, UI, Performance, Availability or Other.',
      minLength: 1,
      maxLength: 20,
    },
    pii_impact: { type: 'boolean', description: 'Whether personal data is affected.' },
    reproducible: { type: 'boolean', description: 'Whether the report tells enough to bring the fault about.' },
    reason: { type: 'string', description: 'Why, in at most three sentences.', minLength: 1, maxLength: 1_000 },
    suspected_files: {
      type: 'array',
      description: 'Files of the repository the fault is probably in. Empty when unknown.',
      items: { type: 'string', minLength: 1, maxLength: 300 },
      maxItems: 20,
    },
  },
  required: ['severity', 'category', 'pii_impact', 'reproducible', 'reason', 'suspected_files'],
  additionalProperties: false,
};
