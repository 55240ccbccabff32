import { createInterface } from 'node:readline/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { withEnvFile, type Environment } from './env-file';
import { choosePaint, type Paint } from './render/paint';
import { packageRoot } from './settings';

/** Everything a command may know of the world around it, so that tests give their own. */
export interface Terminal {
  readonly env: Environment;
  readonly cwd: string;
  /** A person sits at both ends: questions are allowed. */
  readonly interactive: boolean;
  /** Results are read on a screen, which obeys control characters; otherwise they go on to a file or program as they are. */
  readonly onScreen?: boolean;
  readonly paint: Paint;
  /** One line of result. */
  out(line: string): void;
  /** Raw result, without a line end of its own. */
  write(content: string | Uint8Array): void;
  /** One line beside the result: progress, explanation, errors. */
  err(line: string): void;
  /** Answers the line typed; empty at the end of input. Rejects with an AbortError when `signal` fires. */
  ask(question: string, signal?: AbortSignal): Promise<string>;
  /** What nobody may see: typed without being shown, or all of standard input without the line end at its end. */
  askSecret(question: string): Promise<string>;
}

/** The real one. Settings come from the package's `.env` file and, over it, from the environment. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  const env = withEnvFile(join(packageRoot(), '.env'), process.env);
  // A reader that went away (`| head`) ends the command without a stack trace.
  stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  return {
    env,
    cwd: process.cwd(),
    interactive: stdin.isTTY === true && stderr.isTTY === true,
    onScreen: stdout.isTTY === true,
    paint: choosePaint(stdout.isTTY === true, env),
    out: (line) => void stdout.write(`${line}\n`),
    write: (content) => void stdout.write(content),
    err: (line) => void stderr.write(`${line}\n`),
    ask: askOnProcess,
    askSecret,
  };
}

async function askSecret(question: string): Promise<string> {
  if (process.stdin.isTTY !== true) {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks)
      .toString('utf8')
      .replace(/\r?\n$/, '');
  }
  process.stderr.write(question);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: unseen, terminal: true });
  reader.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const ended = new Promise<string>((resolve) => reader.once('close', () => resolve('')));
  try {
    return await Promise.race([reader.question(''), ended]);
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}

async function askOnProcess(question: string, signal?: AbortSignal): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  // While a question is open the terminal sends Ctrl-C as a key; it must mean the same as ever.
  reader.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const ended = new Promise<string>((resolve) => reader.once('close', () => resolve('')));
  try {
    const answer = reader.question(question, signal === undefined ? {} : { signal });
    return await Promise.race([answer, ended]);
  } finally {
    reader.close();
  }
}
