import { assertIdLength, isSlug, parseCount, requireCount, requireSlug } from './slug';

/** Longest parts, in characters. Together they keep the longest chain (an agent session) below 100. */
export const idLimits = {
  tenant: 20,
  project: 24,
  workItem: 12,
  runNumber: 9999,
  bugNumber: 9999,
  visit: 999,
  session: 999,
  stage: 10,
  gate: 10,
  role: 12,
  check: 12,
} as const;

/** What a ticket is in our ids: the key under which run numbers are allocated. */
export interface TicketParts {
  readonly tenant: string;
  readonly project: string;
  readonly workItem: string;
}

export interface RunIdParts extends TicketParts {
  /** Number of the run for its ticket, from 1. */
  readonly n: number;
}

/** `{tenant}.{project}.{workItem}` */
export function ticketKey(parts: TicketParts): string {
  return [
    requireSlug('Tenant', parts.tenant, idLimits.tenant),
    requireSlug('Project', parts.project, idLimits.project),
    requireSlug('Work item', parts.workItem, idLimits.workItem),
  ].join('.');
}

export function parseTicketKey(key: string): TicketParts | undefined {
  const [tenant, project, workItem, ...rest] = key.split('.');
  if (tenant === undefined || project === undefined || workItem === undefined || rest.length > 0) return undefined;
  const valid =
    isSlug(tenant, idLimits.tenant) && isSlug(project, idLimits.project) && isSlug(workItem, idLimits.workItem);
  return valid ? { tenant, project, workItem } : undefined;
}

/** `{tenant}.{project}.{workItem}.{n}`: the run, and the id of its orchestration instance. */
export function runId(parts: RunIdParts): string {
  return assertIdLength(`${ticketKey(parts)}.${requireCount('Run number', parts.n, idLimits.runNumber)}`);
}

export function parseRunId(id: string): RunIdParts | undefined {
  const at = id.lastIndexOf('.');
  const ticket = parseTicketKey(id.slice(0, Math.max(at, 0)));
  const n = parseCount(id.slice(at + 1), idLimits.runNumber);
  return ticket && n !== undefined ? { ...ticket, n } : undefined;
}
