import { mkdirSync, realpathSync } from 'node:fs';
import type { CheckRequest, CheckRunner } from '../../ports/check-runner';
import type { MessageBus } from '../../ports/message-bus';
import { endGroup } from '../local-machine/process-group';
import { createAnnouncer } from './announcer';
import { checkFolder } from './check-folder';
import { openCheckStore } from './check-store';
import { hiddenPaths } from './hidden-paths';
import { endLeftovers, notRun, runCheck, type ExportTree } from './run-check';
import { visiblePaths } from './visible-paths';
import { chooseSandbox, type ChosenSandbox, type SandboxKind } from './sandbox';

export interface LocalChecksConfig {
  /** SQLite file of all checks, e.g. `<data>/checks.db`; made when missing. */
  readonly databaseFile: string;
  /** Folder for checkouts, one per running check, removed after it. */
  readonly folder: string;
  /** Search path of the commands. */
  readonly path: string;
  /** What no check may see, above all the host's data folder. Works only as far as the sandbox does. */
  readonly hiddenFolders: readonly string[];
  readonly exportTree: ExportTree;
  readonly bus: MessageBus;
  /** Checks at a time; default 2. Others wait in order. */
  readonly concurrency?: number;
  /** Per command; default 10 MB. */
  readonly outputLimitBytes?: number;
  /** Uses this one or, when it does not hold here, none. Default: the strongest that holds. */
  readonly sandbox?: SandboxKind;
}

export interface LocalChecks extends CheckRunner {
  describeSandbox(): Promise<{ readonly sandbox: SandboxKind; readonly description: string }>;
  /** Resolves when what the last host left has been taken up again. */
  readonly recovered: Promise<void>;
  /** Ends running commands; their checks run again when the adapter is created next. */
  close(): Promise<void>;
}

interface Running {
  readonly abort: AbortController;
  ended: Promise<void>;
}

/**
 * Check runner of this machine. Each check is recorded before it starts and its result before it is announced. Creating the
 * adapter takes up what a crashed host left: orphaned processes end, unfinished checks run anew, unsent messages are sent.
 */
export function createLocalChecks(config: LocalChecksConfig): LocalChecks {
  mkdirSync(config.folder, { recursive: true });
  const folder = realpathSync(config.folder);
  const store = openCheckStore(config.databaseFile);
  const announcer = createAnnouncer(config.bus, (checkId) => store.markAnnounced(checkId));
  const waiting: CheckRequest[] = [];
  const running = new Map<string, Running>();
  let closed = false;

  let chosen: Promise<ChosenSandbox> | undefined;
  const sandbox = (): Promise<ChosenSandbox> =>
    (chosen ??= chooseSandbox({ folder, path: config.path, ...(config.sandbox ? { wanted: config.sandbox } : {}) }));

  const run = async (request: CheckRequest, signal: AbortSignal): Promise<void> => {
    const { checkId } = request;
    const tools = {
      exportTree: config.exportTree,
      sandbox: (await sandbox()).sandbox,
      path: config.path,
      hidden: hiddenPaths(config.hiddenFolders),
      visible: visiblePaths(config.path),
      outputLimitBytes: config.outputLimitBytes ?? 10_000_000,
      onProcess: (process: Parameters<typeof store.markRunning>[1]) => store.markRunning(checkId, process),
    };
    store.markRunning(checkId, null);
    const result = await runCheck(tools, request, checkFolder(folder, checkId), signal).catch((error: unknown) =>
      notRun(
        request,
        tools.sandbox,
        `The check could not be run: ${error instanceof Error ? error.message : 'unknown'}`,
      ),
    );
    if (closed) return;
    store.finish(result);
    announcer.announce(request);
  };

  const startNext = (): void => {
    while (!closed && running.size < (config.concurrency ?? 2)) {
      const request = waiting.shift();
      if (request === undefined) return;
      const abort = new AbortController();
      const entry: Running = { abort, ended: Promise.resolve() };
      running.set(request.checkId, entry);
      entry.ended = run(request, abort.signal).finally(() => {
        running.delete(request.checkId);
        startNext();
      });
    }
  };

  const recover = async (): Promise<void> => {
    for (const request of store.unannounced()) announcer.announce(request);
    for (const { request, process } of store.unfinished()) {
      if (process) await endGroup(process, 500);
      endLeftovers(checkFolder(folder, request.checkId));
      waiting.push(request);
    }
    startNext();
  };
  const recovered = recover();

  return {
    recovered,
    async start(request) {
      await recovered;
      if (!store.add(request)) return;
      waiting.push(request);
      startNext();
    },
    result: async (checkId) => store.result(checkId),
    async cancel(checkId) {
      await recovered;
      const at = waiting.findIndex((request) => request.checkId === checkId);
      const [queued] = at < 0 ? [] : waiting.splice(at, 1);
      if (queued) {
        store.finish(notRun(queued, (await sandbox()).sandbox, 'The check was cancelled before it began.'));
        announcer.announce(queued);
      }
      const active = running.get(checkId);
      active?.abort.abort();
      await active?.ended;
    },
    async describeSandbox() {
      const { sandbox: found, description } = await sandbox();
      return { sandbox: found.kind, description };
    },
    async close() {
      closed = true;
      announcer.close();
      await recovered;
      const active = [...running.values()];
      for (const { abort } of active) abort.abort();
      await Promise.allSettled(active.map(({ ended }) => ended));
      await chosen;
      store.close();
    },
  };
}
