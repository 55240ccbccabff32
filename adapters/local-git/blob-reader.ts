import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { AppError } from '../../domain/errors';
import { gitArguments, gitEnvironment, type GitConfig } from './git';

interface Waiting {
  readonly resolve: (content: Buffer | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Reads blobs by object id through one `git cat-file --batch` that ends itself after a while without work. */
export interface BlobReader {
  read(objectId: string): Promise<Buffer | undefined>;
  close(): void;
}

const idleMilliseconds = 3000;

export function createBlobReader(config: GitConfig, gitDir: string): BlobReader {
  let child: ChildProcessWithoutNullStreams | undefined;
  let idle: NodeJS.Timeout | undefined;
  let unread = Buffer.alloc(0);
  const waiting: Waiting[] = [];

  const stop = (error?: unknown): void => {
    clearTimeout(idle);
    child?.removeAllListeners();
    child?.stdin.destroy();
    child?.stdout.destroy();
    child?.stderr.destroy();
    child = undefined;
    unread = Buffer.alloc(0);
    const reason = error ?? new AppError('vendor_failed', `git cat-file in ${gitDir} ended before it had answered.`);
    for (const one of waiting.splice(0)) one.reject(reason);
  };

  const take = (chunk: Buffer): void => {
    unread = unread.length === 0 ? Buffer.from(chunk) : Buffer.concat([unread, chunk]);
    for (let answer = nextAnswer(unread); answer !== undefined; answer = nextAnswer(unread)) {
      unread = unread.subarray(answer.length);
      waiting.shift()?.resolve(answer.content);
    }
    if (waiting.length === 0) idle = setTimeout(stop, idleMilliseconds).unref();
  };

  const start = (): ChildProcessWithoutNullStreams => {
    const started = spawn('git', gitArguments(['cat-file', '--batch']), {
      cwd: '/',
      env: gitEnvironment(config, { gitDir }),
      stdio: 'pipe',
    });
    started.stdout.on('data', take);
    started.on('error', stop);
    started.on('exit', () => stop());
    started.stdin.on('error', stop);
    return started;
  };

  return {
    read(objectId) {
      clearTimeout(idle);
      const answered = new Promise<Buffer | undefined>((resolve, reject) => waiting.push({ resolve, reject }));
      child ??= start();
      child.stdin.write(`${objectId}\n`);
      return answered;
    },
    close: () => stop(),
  };
}

/** `<oid> <type> <size>\n<content>\n` or `<oid> missing\n`; undefined while incomplete. */
function nextAnswer(bytes: Buffer): { readonly content: Buffer | undefined; readonly length: number } | undefined {
  const lineEnd = bytes.indexOf(10);
  if (lineEnd < 0) return undefined;
  const [, type, size] = bytes.subarray(0, lineEnd).toString('latin1').split(' ');
  if (size === undefined) return { content: undefined, length: lineEnd + 1 };
  const end = lineEnd + 1 + Number(size);
  if (bytes.length < end + 1) return undefined;
  const content = type === 'blob' ? Buffer.from(bytes.subarray(lineEnd + 1, end)) : undefined;
  return { content, length: end + 1 };
}
