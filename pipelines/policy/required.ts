import { mappingsOf } from './findings';
import type { PipelineFinding } from './findings';

const stages = ['check', 'supply_chain', 'publish', 'deploy'] as const;
const steps = ['sbom', 'scan', 'provenance', 'sign'] as const;

/** What every pipeline here has: the stages, the evidence of the supply chain, and an environment to ask for approval. */
export function findMissing(document: unknown): readonly PipelineFinding[] {
  const mappings = mappingsOf(document);
  const stageNames = mappings.map(({ map }) => map['stage']);
  const stepNames = mappings.map(({ map }) => String((map['displayName'] ?? map['name'] ?? '') as string));
  const deployments = mappings.filter(({ map }) => map['deployment'] !== undefined);
  return [
    ...stages
      .filter((name) => !stageNames.includes(name))
      .map((name) => missing('missing_stage', `There is no stage "${name}".`)),
    ...steps
      .filter((name) => !stepNames.includes(name))
      .map((name) => missing('missing_step', `There is no step with the displayName "${name}".`)),
    ...deployments
      .filter(({ map }) => mappingsOf(map).every(({ map: part }) => part['environment'] === undefined))
      .map(({ at }) => ({
        rule: 'missing_environment' as const,
        at,
        text: 'The deployment names no environment, so nobody can be asked to approve it. Add "environment:".',
      })),
    ...(deployments.length === 0 ? [missing('missing_environment', 'There is no deployment job.')] : []),
    ...mappings.flatMap(({ at, map }) =>
      map['persistCredentials'] === true
        ? [
            {
              rule: 'kept_credentials' as const,
              at: `${at}.persistCredentials`,
              text: 'The checkout leaves its credential for every later step. Set persistCredentials: false.',
            },
          ]
        : [],
    ),
  ];
}

function missing(rule: PipelineFinding['rule'], what: string): PipelineFinding {
  return { rule, at: '', text: `${what} \`stellwerk pipeline render\` makes a pipeline that has it.` };
}
