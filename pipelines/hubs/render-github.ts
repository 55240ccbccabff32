import { stringify } from 'yaml';
import { checkScript } from './check-script';

export const githubWorkflowFile = 'stellwerk-check.yml';
export const githubWorkflowPath = `.github/workflows/${githubWorkflowFile}`;
/** Artifact of a check's run. */
export const githubReport = 'stellwerk-check';

const checkout = 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683';
const upload = 'actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02';

/**
 * The workflow in which GitHub Actions carries out a check. It stands on the default branch and is started from there, so that a
 * change under check cannot alter it; the run is called as the check.
 */
export function renderGitHubWorkflow(): string {
  const out = '${{ runner.temp }}/stellwerk-check';
  const texts = ['check', 'commit', 'request', 'commands', 'seconds', 'keep'];
  const document = {
    name: 'Stellwerk check',
    'run-name': '${{ inputs.check }}',
    on: {
      workflow_dispatch: {
        inputs: Object.fromEntries(texts.map((name) => [name, { type: 'string', required: name !== 'keep' }])),
      },
    },
    permissions: { contents: 'read' },
    jobs: {
      check: {
        'runs-on': 'ubuntu-24.04',
        'timeout-minutes': 60,
        steps: [
          { name: 'checkout', uses: checkout, with: { ref: '${{ inputs.commit }}', 'persist-credentials': false } },
          {
            name: 'commands',
            run: checkScript,
            shell: 'bash --noprofile --norc {0}',
            env: {
              OUT: out,
              REQUEST: '${{ inputs.request }}',
              COMMANDS: '${{ inputs.commands }}',
              SECONDS_ALLOWED: '${{ inputs.seconds }}',
              KEEP: '${{ inputs.keep }}',
            },
          },
          {
            name: 'report',
            if: 'always()',
            uses: upload,
            with: { name: githubReport, path: out, 'if-no-files-found': 'ignore', 'include-hidden-files': true },
          },
        ],
      },
    },
  };
  const head = '# Rendered by Stellwerk. Steps that set up tools go before "commands"; leave the rest as it is.\n';
  return head + stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });
}
