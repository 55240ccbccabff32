import { stringify } from 'yaml';
import type { Kind } from '../kind';
import { templateVersion } from './pipeline-options';
import type { PipelineOptions } from './pipeline-options';
import {
  checkout,
  commandSteps,
  deploySteps,
  keepSteps,
  publishSteps,
  reportSteps,
  supplyChainSteps,
  toolStep,
} from './steps';

/**
 * The project's pipeline for Azure DevOps. By itself it verifies every push and packs the main branch; Stellwerk runs the
 * same file with purpose `check` (a project's commands at a commit) or `deploy` (one step of a deployment).
 */
export function renderAzurePipeline(kind: Kind, options: PipelineOptions = {}): string {
  const { mainBranch = 'main', image = 'ubuntu-24.04', pool, environment = 'production' } = options;
  const isMain = `and(succeeded(), eq(variables['Build.SourceBranch'], 'refs/heads/${mainBranch}'))`;
  const document = {
    name: '${{ parameters.run }}',
    parameters: parametersOf(kind),
    trigger: { batch: true, branches: { include: [mainBranch] } },
    pool: pool === undefined ? { vmImage: image } : { name: pool },
    stages: [
      {
        "${{ if ne(parameters.purpose, 'deploy') }}": [
          {
            stage: 'check',
            jobs: [
              {
                job: 'check',
                displayName: 'build and test',
                timeoutInMinutes: 60,
                steps: [checkout, toolStep(kind), commandSteps, ...reportSteps(kind), ...keepSteps],
              },
            ],
          },
        ],
      },
      {
        "${{ if eq(parameters.purpose, 'verify') }}": [
          {
            stage: 'supply_chain',
            displayName: 'supply chain',
            dependsOn: 'check',
            condition: isMain,
            jobs: [
              {
                job: 'supply_chain',
                displayName: 'pack, sbom, scan, provenance, sign',
                timeoutInMinutes: 30,
                steps: [checkout, toolStep(kind), ...installStep(kind), ...supplyChainSteps(kind, options)],
              },
            ],
          },
          {
            stage: 'publish',
            dependsOn: 'supply_chain',
            condition: isMain,
            jobs: [{ job: 'publish', timeoutInMinutes: 15, steps: publishSteps(options) }],
          },
        ],
      },
      {
        "${{ if eq(parameters.purpose, 'deploy') }}": [
          {
            stage: 'deploy',
            jobs: [
              {
                deployment: 'deploy',
                displayName: '${{ parameters.action }}',
                timeoutInMinutes: 60,
                "${{ if eq(parameters.action, 'candidate') }}": { environment: `${environment}-candidate` },
                "${{ if ne(parameters.action, 'candidate') }}": { environment },
                strategy: { runOnce: { deploy: { steps: deploySteps(options) } } },
              },
            ],
          },
        ],
      },
    ],
  };
  const head = `# Rendered by Stellwerk: kind ${kind.name}, template ${templateVersion}. Render it anew rather than edit it.\n`;
  return head + stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** The packing needs what was installed; the check's own folder is on another agent. */
function installStep(kind: Kind): readonly Readonly<Record<string, unknown>>[] {
  const install = kind.commands.find(({ name }) => name === 'install');
  if (!install) return [];
  return [
    {
      bash: `set -euo pipefail\n${install.script}\n`,
      displayName: 'install',
      env: { STELLWERK_NETWORK: 'true', CI: 'true' },
    },
  ];
}

function parametersOf(kind: Kind): readonly object[] {
  const commands = kind.commands.map(({ name, script, network = false, advisory = false }) => ({
    name,
    script: `set -euo pipefail\n${script}\n`,
    network,
    goOn: advisory,
  }));
  const text = (name: string, byDefault = ' '): object => ({ name, type: 'string', default: byDefault });
  return [
    {
      ...text('run', '$(Date:yyyyMMdd)$(Rev:.r)'),
      displayName: "Name of the run; Stellwerk's id of a check or deployment",
    },
    { name: 'purpose', type: 'string', default: 'verify', values: ['verify', 'check', 'deploy'] },
    { name: 'request', type: 'string', default: ' ', displayName: "Stellwerk's own note on the run" },
    { name: 'commands', type: 'object', default: commands },
    { name: 'secondsPerCommand', type: 'number', default: 1200 },
    { name: 'keep', type: 'string', default: [kind.lcov, kind.coverageReport].filter(Boolean).join('\n') },
    {
      name: 'action',
      type: 'string',
      default: 'candidate',
      values: ['candidate', 'shift', 'promote', 'rollBack', 'complete'],
    },
    text('deployment'),
    { name: 'weight', type: 'number', default: 0 },
    ...['install', 'build', 'migrate', 'start'].map((name) => text(name)),
  ];
}
