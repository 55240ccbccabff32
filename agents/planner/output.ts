import type { ObjectSchema } from '../output-schema';

export interface PlannerOutput {
  readonly summary: string;
  readonly intent: string;
  readonly acceptance_criteria: readonly string[];
  readonly constraints: readonly string[];
  readonly steps: readonly string[];
  readonly allowed_files: readonly string[];
  readonly restricted_files: readonly string[];
  readonly related_files: readonly string[];
  /** Query that answers what the change touches; without it the dependents of `related_files` are asked for. */
  readonly graph_query?: string;
  /** How risky the planner takes the change to be; it can only raise what the change itself says. */
  readonly risk_class?: string;
  readonly risk_reason?: string;
  /** Projects that must change together with this one, first what the others build on. */
  readonly repositories?: string;
  readonly test_plan: {
    readonly unit_focus: readonly string[];
    readonly integration_focus: readonly string[];
    /** Files of the repository, made by the change where they are missing. */
    readonly db_seed_script?: string;
    readonly mock_server_config?: string;
    readonly critical_paths: readonly string[];
    readonly deferred: readonly string[];
    readonly exploratory_scope: string;
    readonly usability_criteria: string;
  };
}

const text = { type: 'string', minLength: 1, maxLength: 4_000 } as const;
const glob = { type: 'string', minLength: 1, maxLength: 300 } as const;

function listOf(item: typeof text | typeof glob, description: string, minItems = 0) {
  return { type: 'array', description, items: item, minItems, maxItems: 100 } as const;
}

export const plannerOutputSchema: ObjectSchema = {
  type: 'object',
  properties: {
    summary: { ...text, description: 'The change in technical words, in at most five sentences.' },
    intent: { ...text, description: 'What the change is for.' },
    acceptance_criteria: listOf(text, 'What must hold when it is done; each checkable by a test.', 1),
    constraints: listOf(text, 'What the change must respect.'),
    steps: listOf(text, 'The plan, in order, each step naming its files.', 1),
    allowed_files: listOf(
      glob,
      'Globs the coder may write. Empty: related_files, and the tests that depend on them by the dependency graph.',
    ),
    restricted_files: listOf(glob, 'Globs the coder must not write, besides those the project restricts.'),
    related_files: listOf(glob, 'Paths worth reading first.'),
    graph_query: {
      type: ['string', 'null'],
      description: 'Query for query_graph that answers what the change touches. Null: the dependents of related_files.',
      maxLength: 2_000,
    },
    risk_class: {
      type: ['string', 'null'],
      description: 'R2 or R3 when the change is riskier than its size and paths show, otherwise null.',
      maxLength: 2,
    },
    risk_reason: { type: ['string', 'null'], description: 'Why, or null.', maxLength: 300 },
    repositories: {
      type: ['string', 'null'],
      description:
        'Only when the change cannot be made in this repository alone: the projects that change together, separated by commas, first the one the others build on. Otherwise null.',
      maxLength: 400,
    },
    test_plan: {
      type: 'object',
      properties: {
        unit_focus: listOf(text, 'Units that need attention.'),
        integration_focus: listOf(text, 'Seams that need attention.'),
        db_seed_script: {
          type: ['string', 'null'],
          description: 'Script of the repository that fills the test database (.sh, .js, .py), or null.',
          maxLength: 300,
        },
        mock_server_config: {
          type: ['string', 'null'],
          description:
            'JSON file of the repository with the services that integration tests need beside them, or null: {"servers": [{"portVariable": "RATES_PORT", "routes": [{"method": "GET", "path": "/rates/{currency}", "status": 200, "body": {}}]}]}.',
          maxLength: 300,
        },
        critical_paths: listOf(text, 'Paths through the product that must work.', 1),
        deferred: listOf(text, 'Tests put off on purpose, e.g. Load.'),
        exploratory_scope: { ...text, description: 'What a person should try out.' },
        usability_criteria: { ...text, description: 'When a person should accept it.' },
      },
      required: [
        'unit_focus',
        'integration_focus',
        'db_seed_script',
        'mock_server_config',
        'critical_paths',
        'deferred',
        'exploratory_scope',
        'usability_criteria',
      ],
      additionalProperties: false,
    },
  },
  required: [
    'summary',
    'intent',
    'acceptance_criteria',
    'constraints',
    'steps',
    'allowed_files',
    'restricted_files',
    'related_files',
    'graph_query',
    'risk_class',
    'risk_reason',
    'repositories',
    'test_plan',
  ],
  additionalProperties: false,
};
