import { inspect } from 'node:util';
import type { LogLevel, LogLevels } from './log-levels';

export type { LogLevel };

export interface HostLogEntry {
  readonly level: LogLevel;
  /** Azure's categories: `Function.<name>`, `Function.<name>.User`, `Host.Startup`, `Host.Triggers.Timer`, … */
  readonly category: string;
  readonly message: string;
  readonly functionName?: string;
  readonly invocationId?: string;
  readonly instanceId?: string;
  readonly traceId?: string;
}

/** Writes one entry if its category's level allows it. Never throws. */
export interface HostLog {
  (entry: HostLogEntry): void;
  /** For callers that would build a costly message. */
  allows(level: LogLevel, category: string): boolean;
  /** Writes what is still gathered; call before the process ends. */
  flush(): void;
}

export type LogFormat = 'text' | 'json';

/** Lines of one turn of the event loop are written together, so that a busy host is not slowed down by its own log. */
export function createHostLog(options: {
  readonly levels: LogLevels;
  readonly format: LogFormat;
  readonly write: (text: string) => void;
}): HostLog {
  const { levels, format, write } = options;
  let lines: string[] = [];

  function flush(): void {
    if (lines.length === 0) return;
    const text = lines.join('');
    lines = [];
    write(text);
  }

  function log(entry: HostLogEntry): void {
    if (!levels.allows(entry.level, entry.category)) return;
    if (lines.length === 0) setImmediate(flush);
    lines.push(format === 'json' ? toJson(entry) : toText(entry));
  }

  return Object.assign(log, { allows: (level: LogLevel, category: string) => levels.allows(level, category), flush });
}

/** Message and stack of something thrown, for the end of a log message. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : inspect(error);
}

function toJson({ level, category, message, ...ids }: HostLogEntry): string {
  return `${JSON.stringify({ timestamp: new Date().toISOString(), level, category, message, ...ids })}\n`;
}

const shortNames: Readonly<Record<LogLevel, string>> = {
  trace: 'trce',
  debug: 'dbug',
  information: 'info',
  warning: 'warn',
  error: 'fail',
  critical: 'crit',
  none: 'none',
};

function toText({ level, category, message }: HostLogEntry): string {
  return `[${new Date().toISOString()}] ${shortNames[level]}: ${category} ${message}\n`;
}
