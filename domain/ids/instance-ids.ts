import { AppError } from '../errors';
import { idLimits, parseRunId, runId } from './run-ids';
import { assertIdLength, isSlug, parseCount, requireCount, requireSlug } from './slug';

/** Tells a gate's instance from a stage's: both a stage and a gate are called `deploy`. */
const gateSuffix = '-gate';

export interface StageInstanceParts {
  readonly run: string;
  readonly stage: string;
  /** Counts the starts of the stage in this run, from 1; it only grows. */
  readonly visit: number;
}

/** `{run}.{stage}.{visit}` */
export function stageInstanceId(run: string, stage: string, visit: number): string {
  const name = requireSlug('Stage', stage, idLimits.stage);
  if (name.endsWith(gateSuffix)) throw new AppError('invalid_id', `Stage "${stage}" may not end in "${gateSuffix}".`);
  return assertIdLength(`${requireRunId(run)}.${name}.${requireCount('Visit', visit, idLimits.visit)}`);
}

export function parseStageInstanceId(id: string): StageInstanceParts | undefined {
  const parts = splitTail(id, idLimits.visit);
  if (!parts || !isSlug(parts.name, idLimits.stage) || parts.name.endsWith(gateSuffix)) return undefined;
  return parseRunId(parts.head) && { run: parts.head, stage: parts.name, visit: parts.count };
}

export interface GateInstanceParts {
  readonly run: string;
  readonly gate: string;
  readonly visit: number;
}

/** `{gate}.{visit}`: the key of one visit's decision within its run. */
export function gateId(gate: string, visit: number): string {
  return `${requireSlug('Gate', gate, idLimits.gate)}.${requireCount('Visit', visit, idLimits.visit)}`;
}

export function parseGateId(id: string): { readonly gate: string; readonly visit: number } | undefined {
  const [gate, count, ...rest] = id.split('.');
  if (gate === undefined || count === undefined || rest.length > 0 || !isSlug(gate, idLimits.gate)) return undefined;
  const visit = parseCount(count, idLimits.visit);
  return visit === undefined ? undefined : { gate, visit };
}

/** `{run}.{gate}-gate.{visit}`: the orchestration instance that waits for the decision `{gate}.{visit}`. */
export function gateInstanceId(run: string, gate: string, visit: number): string {
  const name = requireSlug('Gate', gate, idLimits.gate);
  return assertIdLength(`${requireRunId(run)}.${name}${gateSuffix}.${requireCount('Visit', visit, idLimits.visit)}`);
}

export function parseGateInstanceId(id: string): GateInstanceParts | undefined {
  const parts = splitTail(id, idLimits.visit);
  if (!parts?.name.endsWith(gateSuffix)) return undefined;
  const gate = parts.name.slice(0, -gateSuffix.length);
  return isSlug(gate, idLimits.gate) && parseRunId(parts.head)
    ? { run: parts.head, gate, visit: parts.count }
    : undefined;
}

export interface AgentSessionParts {
  readonly stageInstance: string;
  readonly role: string;
  /** Counts the sessions of the role within the stage's visit, from 1. */
  readonly session: number;
}

/** `{stage instance}.{role}.{k}` */
export function agentSessionId(stageInstance: string, role: string, session: number): string {
  const name = requireSlug('Role', role, idLimits.role);
  const k = requireCount('Session', session, idLimits.session);
  return assertIdLength(`${requireStageInstance(stageInstance)}.${name}.${k}`);
}

export function parseAgentSessionId(id: string): AgentSessionParts | undefined {
  const parts = splitTail(id, idLimits.session);
  if (!parts || !isSlug(parts.name, idLimits.role)) return undefined;
  return parseStageInstanceId(parts.head) && { stageInstance: parts.head, role: parts.name, session: parts.count };
}

export interface CheckIdParts {
  readonly stageInstance: string;
  readonly check: string;
  /** Counts the starts of the check within the stage's visit, from 1. */
  readonly k: number;
}

/** `{stage instance}.{check}.{k}`: one check, and the address its result comes back to. */
export function checkId(stageInstance: string, check: string, k: number): string {
  const name = requireSlug('Check', check, idLimits.check);
  return assertIdLength(
    `${requireStageInstance(stageInstance)}.${name}.${requireCount('Check number', k, idLimits.session)}`,
  );
}

export function parseCheckId(id: string): CheckIdParts | undefined {
  const parts = splitTail(id, idLimits.session);
  if (!parts || !isSlug(parts.name, idLimits.check)) return undefined;
  return parseStageInstanceId(parts.head) && { stageInstance: parts.head, check: parts.name, k: parts.count };
}

/** `{run}.slot.{k}`: one wish of a run for a slot. Stands in the name of an event, so it holds nothing that an URL would cut. */
export function slotTicketId(run: string, k: number): string {
  return `${requireRunId(run)}.slot.${requireCount('Ticket', k, 99_999)}`;
}

export interface BugInstanceParts {
  readonly tenant: string;
  /** 32 hexadecimal digits, lower case: the digest of the canonical fingerprint. */
  readonly fingerprint: string;
  readonly n: number;
}

/** `{tenant}.bug.{fingerprint}.{n}`: the triage of one bug. */
export function bugInstanceId(tenant: string, fingerprint: string, n: number): string {
  if (!isFingerprint(fingerprint)) {
    throw new AppError('invalid_id', `Fingerprint "${fingerprint}" must be 32 hexadecimal digits in lower case.`);
  }
  const owner = requireSlug('Tenant', tenant, idLimits.tenant);
  return assertIdLength(`${owner}.bug.${fingerprint}.${requireCount('Bug number', n, idLimits.bugNumber)}`);
}

export function parseBugInstanceId(id: string): BugInstanceParts | undefined {
  const [tenant, kind, fingerprint, count, ...rest] = id.split('.');
  if (tenant === undefined || fingerprint === undefined || count === undefined) return undefined;
  if (kind !== 'bug' || rest.length > 0 || !isSlug(tenant, idLimits.tenant) || !isFingerprint(fingerprint))
    return undefined;
  const n = parseCount(count, idLimits.bugNumber);
  return n === undefined ? undefined : { tenant, fingerprint, n };
}

/**
 * Key of one effect: the same for every attempt, so a repeated attempt finds what the first one did.
 * `owner` is the instance on whose behalf it happens (stage, gate or session); `turn` tells model turns apart.
 */
export function idempotencyKey(owner: string, operation: string, turn?: number): string {
  return turn === undefined ? `${owner}/${operation}` : `${owner}/${operation}/${turn}`;
}

/** `{triage}.triager.1`: the agent's session of one triage. */
export function triageSessionId(triage: string): string {
  if (!parseBugInstanceId(triage)) {
    throw new AppError('invalid_id', `"${triage}" is no triage id ({tenant}.bug.{fingerprint}.{n}).`);
  }
  return assertIdLength(`${triage}.triager.1`);
}

function isFingerprint(value: string): boolean {
  return /^[0-9a-f]{32}$/.test(value);
}

function requireRunId(run: string): string {
  const parts = parseRunId(run);
  if (!parts) throw new AppError('invalid_id', `"${run}" is no run id ({tenant}.{project}.{workItem}.{n}).`);
  return runId(parts);
}

function requireStageInstance(id: string): string {
  if (!parseStageInstanceId(id))
    throw new AppError('invalid_id', `"${id}" is no stage instance id ({run}.{stage}.{visit}).`);
  return id;
}

function splitTail(id: string, max: number): { head: string; name: string; count: number } | undefined {
  const segments = id.split('.');
  const count = parseCount(segments.at(-1) ?? '', max);
  const name = segments.at(-2);
  if (segments.length < 3 || count === undefined || name === undefined) return undefined;
  return { head: segments.slice(0, -2).join('.'), name, count };
}
