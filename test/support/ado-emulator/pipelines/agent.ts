import { execFile } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chooseSandbox } from '../../../../adapters/local-checks/sandbox';
import type { ChosenSandbox } from '../../../../adapters/local-checks/sandbox';
import { visiblePaths } from '../../../../adapters/local-checks/visible-paths';
import { runCommand } from '../../../../adapters/local-machine/run-command';

const path = process.env['PATH'] ?? '/usr/bin:/bin';
let chosen: Promise<ChosenSandbox> | undefined;

/** One job's place: the checkout, a staging folder, a temporary one, and its log files. */
export interface Agent {
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
  checkOut(bare: string, commit: string): Promise<void>;
  run(step: AgentStep): Promise<{ readonly passed: boolean; readonly exitCode: number | null }>;
}

export interface AgentStep {
  readonly script: string;
  readonly logFile: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly network: boolean;
  /** Without walls it may start services that outlive it, as a deployment does. */
  readonly walled: boolean;
  readonly signal: AbortSignal;
}

/** What the service's Bash task writes before a script's own lines. */
const preamble = `##[section]Starting: Bash
==============================================================================
Task         : Bash
Description  : Run a Bash script on macOS, Linux, or Windows
==============================================================================
Generating script.
========================== Starting Command Output ===========================
`;

/** A fresh agent. What its steps get to see is the machine's tools and nothing of this process's environment. */
export function createAgent(): Agent {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stellwerk-agent-')));
  const parts = {
    source: join(folder, 's'),
    staging: join(folder, 'a'),
    temp: join(folder, 't'),
    home: join(folder, 'h'),
  };
  for (const part of [...Object.values(parts), join(folder, 'logs')]) mkdirSync(part);
  let steps = 0;
  return {
    folder,
    variables: {
      'Build.ArtifactStagingDirectory': parts.staging,
      'Build.SourcesDirectory': parts.source,
      'Agent.TempDirectory': parts.temp,
      'Pipeline.Workspace': folder,
    },
    async checkOut(bare, commit) {
      const git = (...args: readonly string[]) => promisify(execFile)('git', ['-c', 'safe.directory=*', ...args]);
      await git('clone', '--quiet', '--no-checkout', '--no-hardlinks', bare, parts.source);
      await git('-C', parts.source, 'checkout', '--quiet', '--detach', commit);
    },
    async run({ script, logFile, environment, network, walled, signal }) {
      steps += 1;
      const file = join(folder, 'logs', `step-${steps}.sh`);
      writeFileSync(file, script);
      writeFileSync(logFile, preamble);
      const command = `bash '${file}' >>'${logFile}' 2>&1`;
      const { sandbox } = walled
        ? await (chosen ??= chooseSandbox({ folder: mkdtempSync(join(tmpdir(), 'stellwerk-sandbox-')), path }))
        : { sandbox: undefined };
      const wrapped = sandbox?.wrap({
        ...{ command, network, writable: folder, folder: parts.source },
        ...{ hidden: [], visible: visiblePaths(path) },
      }) ?? { file: 'sh', args: ['-c', command] };
      const { outcome, exitCode } = await runCommand({
        ...wrapped,
        folder: parts.source,
        environment: {
          PATH: path,
          HOME: parts.home,
          TMPDIR: parts.temp,
          LANG: 'C.UTF-8',
          TF_BUILD: 'True',
          ...environment,
        },
        timeoutMilliseconds: 600_000,
        outputLimitBytes: 10_000_000,
        signal,
      });
      if (outcome !== 'passed') appendFileSync(logFile, `\n##[error]Bash exited with code '${exitCode ?? 137}'.`);
      appendFileSync(logFile, '\n##[section]Finishing: Bash\n');
      return { passed: outcome === 'passed', exitCode };
    },
  };
}
