import { apiClient, type ApiClient } from './api-client';
import { usageFailure } from './failure';
import { homeTenant, readUsers, tokenOf } from './identities';
import { dataFolder, hostUrl, nonEmpty, type SharedOptions } from './settings';
import type { Terminal } from './terminal';

/** One command's call: its world, its options, and the API in somebody's name. */
export interface Session {
  readonly terminal: Terminal;
  readonly options: SharedOptions;
  readonly data: string;
  readonly url: string;
  readonly json: boolean;
  /** In the name of `user`; without one: `--as`, STELLWERK_TOKEN, STELLWERK_USER, `dev`, in this order. */
  client(user?: string): ApiClient;
  /** For commands that take a role which the default user has not: the machine's administrator, unless somebody was named. */
  administrator(): string | undefined;
  /** The tenant a new thing belongs to: the one named; undefined where the host knows it from the caller. */
  tenant(named: string | undefined): string | undefined;
  /** The tenant itself, for paths that name it: the one named, else that of the local user. */
  ownTenant(named: string | undefined): string;
  /** The result: the value as JSON with `--json`, else the lines. */
  print(value: unknown, lines: () => readonly string[]): void;
}

export function openSession(terminal: Terminal, options: SharedOptions, knownUrl?: string): Session {
  const data = dataFolder(options, terminal);
  const url = knownUrl ?? hostUrl(options, terminal);
  const json = options.json === true;
  return {
    terminal,
    options,
    data,
    url,
    json,
    client(user) {
      const start = options.data === undefined ? 'npm start' : `npm start -- --data ${quoted(options.data)}`;
      return apiClient(url, chooseToken(data, terminal, options, user), start);
    },
    administrator() {
      const isNamed =
        !usesLocalUser(terminal, options) || nonEmpty(options.as ?? terminal.env['STELLWERK_USER']) !== undefined;
      return isNamed ? undefined : readUsers(data).find(({ roles }) => roles.includes('admin'))?.user;
    },
    tenant(named) {
      if (named !== undefined || !usesLocalUser(terminal, options)) return named;
      const user = readUsers(data).find((each) => each.user === localUser(terminal, options));
      return user?.tenant === '*' ? homeTenant : undefined;
    },
    ownTenant(named) {
      const users = usesLocalUser(terminal, options) ? readUsers(data) : [];
      const own = users.find((each) => each.user === localUser(terminal, options))?.tenant;
      const tenant = named ?? (own === '*' ? homeTenant : own);
      if (tenant === undefined) throw usageFailure('It is not known whose tenant is meant.', 'Name it with --tenant.');
      return tenant;
    },
    print(value, lines) {
      if (json) terminal.out(JSON.stringify(value, null, 2));
      else for (const line of lines()) terminal.out(line);
    },
  };
}

/** Undefined when nobody is known here: the host, if there is one, says that it wants to know who asks. */
function chooseToken(
  data: string,
  terminal: Terminal,
  options: SharedOptions,
  user: string | undefined,
): string | undefined {
  if (user === undefined && !usesLocalUser(terminal, options)) return nonEmpty(terminal.env['STELLWERK_TOKEN']);
  return readUsers(data).length === 0 ? undefined : tokenOf(data, user ?? localUser(terminal, options));
}

function usesLocalUser({ env }: Terminal, { as }: SharedOptions): boolean {
  return as !== undefined || nonEmpty(env['STELLWERK_TOKEN']) === undefined;
}

function localUser({ env }: Terminal, { as }: SharedOptions): string {
  return as ?? nonEmpty(env['STELLWERK_USER']) ?? 'dev';
}

/** The options that make a printed command reach the same host again; empty for the defaults. */
export function sameHost({ options }: Session): string {
  const parts = [];
  if (options.data !== undefined) parts.push(` --data ${quoted(options.data)}`);
  if (options.url !== undefined) parts.push(` --url ${quoted(options.url)}`);
  return parts.join('');
}

/** A word for a POSIX shell. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
