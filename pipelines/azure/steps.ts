import type { Kind } from '../kind';
import type { PipelineOptions, Step } from './pipeline-options';

/** The code of the commit, without leaving a credential on the agent. */
export const checkout: Step = { checkout: 'self', fetchDepth: 1, persistCredentials: false };

export function toolStep({ tool }: Kind): Step {
  return { task: tool.task, displayName: 'tool chain', inputs: tool.inputs };
}

/** One step per command of the parameter. `timeout` ends with 124, which tells a hanging command from a failing one. */
export const commandSteps: Step = {
  '${{ each command in parameters.commands }}': [
    {
      bash: 'timeout --kill-after=5 "$SECONDS_ALLOWED" bash -c "$COMMAND"\n',
      displayName: '${{ command.name }}',
      continueOnError: '${{ command.goOn }}',
      env: {
        COMMAND: '${{ command.script }}',
        SECONDS_ALLOWED: '${{ parameters.secondsPerCommand }}',
        STELLWERK_NETWORK: '${{ command.network }}',
        CI: 'true',
      },
    },
  ],
};

/** Files named by the parameter go into one artifact, wherever the commands ended. */
export const keepSteps: readonly Step[] = [
  {
    bash: [
      'mkdir -p "$(Build.ArtifactStagingDirectory)/results"',
      'printf \'%s\\n\' "$KEEP" | while IFS= read -r path; do',
      '  if [ -n "$path" ] && [ -f "$path" ]; then cp --parents -- "$path" "$(Build.ArtifactStagingDirectory)/results"; fi',
      'done',
      '',
    ].join('\n'),
    displayName: 'keep results',
    condition: 'succeededOrFailed()',
    env: { KEEP: '${{ parameters.keep }}' },
  },
  {
    publish: '$(Build.ArtifactStagingDirectory)/results',
    artifact: 'stellwerk-results',
    displayName: 'publish results',
    condition: 'succeededOrFailed()',
  },
];

export function reportSteps({ testResults, coverageReport }: Kind): readonly Step[] {
  const testResultsFormat = testResults.endsWith('.trx') ? 'VSTest' : 'JUnit';
  const tests = {
    task: 'PublishTestResults@2',
    displayName: 'test results',
    condition: 'succeededOrFailed()',
    inputs: { testResultsFormat, testResultsFiles: testResults, failTaskOnMissingResultsFile: false },
  };
  if (coverageReport === undefined) return [tests];
  const coverage = {
    task: 'PublishCodeCoverageResults@2',
    displayName: 'coverage',
    condition: 'succeededOrFailed()',
    continueOnError: true,
    inputs: { summaryFileLocation: coverageReport, failIfCoverageEmpty: false },
  };
  return [tests, coverage];
}

const trivy = '0.58.1';

const scan = [
  'set -euo pipefail',
  'mkdir -p "$TOOLS" && cd "$TOOLS"',
  `name=trivy_${trivy}_Linux-64bit.tar.gz`,
  `base=https://github.com/aquasecurity/trivy/releases/download/v${trivy}`,
  `curl -sSfLO "$base/$name" && curl -sSfL "$base/trivy_${trivy}_checksums.txt" | grep " $name\\$" | sha256sum --check`,
  'tar -xzf "$name" trivy && cd - >/dev/null',
  '"$TOOLS/trivy" fs --exit-code 1 --severity HIGH,CRITICAL --ignore-unfixed --scanners vuln,secret,misconfig .',
  '',
].join('\n');

/** In-toto statement of SLSA's provenance: what was made, from which commit, by which build. Shell's own tools are enough. */
const provenance = [
  'set -euo pipefail',
  'cd "$PACKAGES"',
  'subjects=$(find . -type f ! -name provenance.json ! -name SHA256SUMS | LC_ALL=C sort | while IFS= read -r file; do',
  `  printf '{"name":"%s","digest":{"sha256":"%s"}}\\n' "\${file#./}" "$(sha256sum "$file" | cut -c1-64)"`,
  'done | paste -sd, -)',
  `printf '{"_type":"https://in-toto.io/Statement/v1","subject":[%s],"predicateType":"https://slsa.dev/provenance/v1","predicate":{"buildDefinition":{"buildType":"https://stellwerk.dev/azure-pipelines/v1","externalParameters":{"repository":"%s","ref":"%s"},"resolvedDependencies":[{"uri":"git+%s","digest":{"gitCommit":"%s"}}]},"runDetails":{"builder":{"id":"%s"},"metadata":{"invocationId":"%s"}}}}\\n' \\`,
  '  "$subjects" "$REPOSITORY" "$REF" "$REPOSITORY" "$COMMIT" "$BUILDER" "$BUILD" >provenance.json',
  "find . -type f ! -name SHA256SUMS | LC_ALL=C sort | sed 's|^[.]/||' | tr '\\n' '\\0' | xargs -0 sha256sum >SHA256SUMS",
  '',
].join('\n');

const folders = { PACKAGES: '$(Build.ArtifactStagingDirectory)/packages', TOOLS: '$(Agent.TempDirectory)/tools' };

export function supplyChainSteps(kind: Kind, options: PipelineOptions): readonly Step[] {
  const network = (needed: boolean): Readonly<Record<string, string>> => ({ STELLWERK_NETWORK: String(needed) });
  return [
    {
      bash: `set -euo pipefail\nmkdir -p "$PACKAGES"\n${kind.pack}\n`,
      displayName: 'pack',
      env: { ...folders, ...network(false) },
    },
    {
      bash: `set -euo pipefail\nmkdir -p "$TOOLS"\n${kind.bill.script}\n`,
      displayName: 'sbom',
      env: {
        ...folders,
        BILL: '$(Build.ArtifactStagingDirectory)/packages/sbom.cdx.json',
        ...network(kind.bill.network),
      },
    },
    { bash: scan, displayName: 'scan', env: { ...folders, ...network(true) } },
    {
      bash: provenance,
      displayName: 'provenance',
      env: {
        ...folders,
        REPOSITORY: '$(Build.Repository.Uri)',
        REF: '$(Build.SourceBranch)',
        COMMIT: '$(Build.SourceVersion)',
        BUILDER: '$(System.CollectionUri)$(System.TeamProject)/_build?definitionId=$(System.DefinitionId)',
        BUILD: '$(Build.BuildId)',
      },
    },
    signStep(options),
    { publish: '$(Build.ArtifactStagingDirectory)/packages', artifact: 'packages', displayName: 'publish packages' },
  ];
}

const cosign = '2.4.1';

/** Signs the sums, and by them every package. Without a key it says so: a new repository is green, and its policy may demand one. */
function signStep({ signing }: PipelineOptions): Step {
  if (!signing) {
    const text = 'echo "##vso[task.logissue type=warning]No signing key is configured: the packages are not signed."\n';
    return { bash: text, displayName: 'sign' };
  }
  const script = [
    'set -euo pipefail',
    'mkdir -p "$TOOLS" && cd "$TOOLS"',
    `base=https://github.com/sigstore/cosign/releases/download/v${cosign}`,
    'curl -sSfLO "$base/cosign-linux-amd64"',
    'curl -sSfL "$base/cosign_checksums.txt" | grep " cosign-linux-amd64\\$" | sha256sum --check',
    'chmod +x cosign-linux-amd64 && cd - >/dev/null',
    `"$TOOLS/cosign-linux-amd64" sign-blob --yes --key '${signing.key}' --output-signature "$PACKAGES/SHA256SUMS.sig" "$PACKAGES/SHA256SUMS"`,
    '',
  ].join('\n');
  const inputs = {
    azureSubscription: signing.serviceConnection,
    scriptType: 'bash',
    scriptLocation: 'inlineScript',
    inlineScript: script,
  };
  return { task: 'AzureCLI@2', displayName: 'sign', inputs, env: { ...folders, STELLWERK_NETWORK: 'true' } };
}

/** What was packed is what is published: the sums are checked on the way. */
export function publishSteps({ feed }: PipelineOptions): readonly Step[] {
  const received: readonly Step[] = [
    { checkout: 'none' },
    { download: 'current', artifact: 'packages', displayName: 'fetch packages' },
    {
      bash: 'set -euo pipefail\ncd "$(Pipeline.Workspace)/packages"\nsha256sum --check SHA256SUMS\n',
      displayName: 'verify packages',
    },
  ];
  if (feed === undefined) return received;
  const inputs = {
    command: 'publish',
    publishDirectory: '$(Pipeline.Workspace)/packages',
    vstsFeedPublish: feed,
    vstsFeedPackagePublish: '$(Build.Repository.Name)',
    versionOption: 'patch',
  };
  return [...received, { task: 'UniversalPackages@0', displayName: 'publish to feed', inputs }];
}

export function deploySteps({ deployCommand = 'sh deploy/deploy.sh' }: PipelineOptions): readonly Step[] {
  return [
    checkout,
    {
      bash: `set -eu\nmkdir -p "$STELLWERK_OUT"\n${deployCommand}\n`,
      displayName: '${{ parameters.action }}',
      env: {
        STELLWERK_ACTION: '${{ parameters.action }}',
        STELLWERK_DEPLOYMENT: '${{ parameters.deployment }}',
        STELLWERK_VERSION: '$(Build.SourceVersion)',
        STELLWERK_WEIGHT: '${{ parameters.weight }}',
        STELLWERK_INSTALL: '${{ parameters.install }}',
        STELLWERK_BUILD: '${{ parameters.build }}',
        STELLWERK_MIGRATE: '${{ parameters.migrate }}',
        STELLWERK_START: '${{ parameters.start }}',
        STELLWERK_OUT: '$(Build.ArtifactStagingDirectory)/deployment',
      },
    },
    {
      publish: '$(Build.ArtifactStagingDirectory)/deployment',
      artifact: 'stellwerk-deployment',
      displayName: 'publish answer',
      condition: 'succeededOrFailed()',
    },
  ];
}
