import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../cli/program';
import { plainPaint } from '../../../cli/render/paint';
import type { Terminal } from '../../../cli/terminal';

export interface FakeTerminal extends Terminal {
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly questions: readonly string[];
}

export function fakeTerminal(given: {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Makes the terminal interactive and answers its questions in order. */
  readonly answers?: readonly string[];
  /** What standard input holds, or is typed unseen. */
  readonly secret?: string;
}): FakeTerminal {
  const out: string[] = [];
  const err: string[] = [];
  const questions: string[] = [];
  const answers = [...(given.answers ?? [])];
  return {
    env: given.env ?? {},
    cwd: given.cwd ?? tmpdir(),
    interactive: given.answers !== undefined,
    onScreen: given.answers !== undefined,
    paint: plainPaint,
    out: (line) => void out.push(`${line}\n`),
    write: (content) => void out.push(typeof content === 'string' ? content : Buffer.from(content).toString('utf8')),
    err: (line) => void err.push(`${line}\n`),
    async ask(question) {
      questions.push(question);
      return answers.shift() ?? '';
    },
    async askSecret(question) {
      questions.push(question);
      return given.secret ?? answers.shift() ?? '';
    },
    stdout: () => out.join(''),
    stderr: () => err.join(''),
    questions,
  };
}

export interface DataFolder {
  readonly path: string;
  remove(): void;
}

/** A data folder with the people of a host: `dev`, `qa`, `ops`, `admin`; each token is `token-of-<user>`. */
export function makeDataFolder(url?: string): DataFolder {
  const path = mkdtempSync(join(tmpdir(), 'stellwerk-cli-'));
  const roles: Readonly<Record<string, readonly string[]>> = {
    dev: ['dev', 'requester'],
    qa: ['qa'],
    ops: ['ops'],
    admin: ['admin'],
  };
  const users = Object.entries(roles).map(([user, held]) => ({
    user,
    displayName: user,
    roles: held,
    tenant: user === 'admin' ? '*' : 'local',
    token: `token-of-${user}`,
  }));
  writeFileSync(join(path, 'identities.json'), JSON.stringify({ users }));
  if (url !== undefined) writeFileSync(join(path, 'host.json'), JSON.stringify({ url, pid: process.pid }));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly questions: readonly string[];
}

/** Runs one command line against a data folder. */
export async function stellwerk(
  data: DataFolder,
  args: readonly string[],
  given: Parameters<typeof fakeTerminal>[0] = {},
): Promise<Ran> {
  const terminal = fakeTerminal({ ...given, env: { STELLWERK_DATA: data.path, ...given.env } });
  const code = await runCli(args, terminal);
  return { code, stdout: terminal.stdout(), stderr: terminal.stderr(), questions: terminal.questions };
}
