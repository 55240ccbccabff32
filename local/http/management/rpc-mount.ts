import { randomBytes } from 'node:crypto';
import type { TraceContext } from '../../durable/api';
import { readTraceContext } from '../trace-context';

/** Where the durable client sends its own calls; they carry no key. */
export interface RpcMount {
  /** Without a slash at its end. With keys on it holds a secret, which stands in for the key. */
  readonly path: string;
  /** The base for one invocation: its trace is part of the path, for the client sends no header of its own. */
  baseUrl(origin: string, trace: TraceContext | undefined): string;
}

const tracePrefix = '/~';

export function createRpcMount(requireKeys: boolean): RpcMount {
  const path = requireKeys ? `/durabletask/${randomBytes(24).toString('base64url')}` : '/durabletask';
  return {
    path,
    baseUrl: (origin, trace) => `${origin}${path}${trace === undefined ? '' : tracePrefix + trace.traceParent}/`,
  };
}

/** Takes the trace out of a path below the mount. */
export function splitTrace(rest: string): { readonly rest: string; readonly trace: TraceContext | undefined } {
  if (!rest.startsWith(tracePrefix)) return { rest, trace: undefined };
  const end = rest.indexOf('/', 1);
  const trace = readTraceContext(rest.slice(tracePrefix.length, end), undefined);
  return trace === undefined ? { rest, trace } : { rest: rest.slice(end), trace };
}
