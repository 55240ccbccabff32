import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { chainStart, createChainCheck } from '../../domain/audit';
import type { ChainAnchor, ChainedRecord } from '../../domain/audit';
import { readChain } from '../audit/read-chain';
import { openTrailFile } from '../audit/trail-file';
import type { TrailFile } from '../audit/trail-file';
import type { ApiClient } from '../api-client';
import { CliFailure, failure, usageFailure } from '../failure';
import type { Session } from '../session';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, withSession } from './command';

interface FollowOptions extends SharedOptions {
  readonly tenant?: string;
  readonly out?: string;
  readonly interval?: string;
  readonly once?: boolean;
}

export function addAuditFollowCommand(group: Command, terminal: Terminal): void {
  addCommand(group, {
    usage: 'follow',
    summary:
      'hand every record to a SIEM as it comes, one JSON object per line, in the order of the chain, which is checked on the way',
    example: 'audit follow --out /var/log/stellwerk-audit.jsonl --as admin',
  })
    .option('--tenant <tenant>', 'whose log (default: your own)')
    .option(
      '--out <file>',
      'file to append to; goes on behind its last record (default: standard output, from the first)',
    )
    .option('--interval <seconds>', 'between two looks for new records', '5')
    .option('--once', 'end when there is nothing new, for a scheduler')
    .action(withSession<FollowOptions>(terminal, follow));
}

async function follow(session: Session, { out, interval = '5', once, tenant: named }: FollowOptions): Promise<void> {
  if (!/^[1-9]\d{0,4}$/.test(interval)) throw usageFailure(`--interval ${interval} is no number of seconds.`);
  const tenant = session.ownTenant(named);
  const api = session.client();
  const file = out === undefined ? undefined : openTrailFile(resolve(session.terminal.cwd, out));
  try {
    let end = file?.end ?? { sequence: 0, hash: chainStart };
    for (;;) {
      end = await whileHostIsThere(once === true, session, () => takeNew(session, api, tenant, end, file));
      if (once === true) break;
      await sleep(Number(interval) * 1_000);
    }
    session.terminal.err(`Up to record ${end.sequence} of ${tenant}.`);
  } finally {
    file?.close();
  }
}

/** Records per write, so that a long log is not held in memory. */
const batchSize = 500;

async function takeNew(
  session: Session,
  api: ApiClient,
  tenant: string,
  end: ChainAnchor,
  file: TrailFile | undefined,
): Promise<ChainAnchor> {
  const check = createChainCheck(tenant, sha256, { after: end });
  let batch: ChainedRecord[] = [];
  const hand = (): void => {
    if (batch.length === 0) return;
    const text = batch.map((record) => `${JSON.stringify(record)}\n`).join('');
    if (file) file.append(text);
    else session.terminal.write(text);
    batch = [];
  };
  // The last one known is asked for again: it must still be there, and what was handed over.
  let isKnown = end.sequence === 0;
  for await (const record of readChain(api, tenant, Math.max(0, end.sequence - 1))) {
    if (!isKnown) {
      isKnown = record.sequence === end.sequence && record.hash === end.hash;
      if (!isKnown) break;
      continue;
    }
    check.take(record);
    if (check.finish()) break;
    batch.push(record);
    if (batch.length >= batchSize) hand();
  }
  hand();
  const problem = isKnown ? check.finish() : { sequence: end.sequence, kind: 'dropped or rewritten' };
  if (!problem) return check.end;
  throw failure(
    'audit_broken',
    `Record ${problem.sequence} of ${tenant} does not follow what was handed over before (${problem.kind}).`,
    'Look into it before anything else: stellwerk audit verify.',
  );
}

/** A host that is restarted is waited for, without end: whoever follows is a service. */
async function whileHostIsThere<T>(once: boolean, session: Session, work: () => Promise<T>): Promise<T> {
  for (let wait = 1; ; wait = Math.min(wait * 2, 60)) {
    try {
      return await work();
    } catch (error) {
      const isAway =
        error instanceof CliFailure && (error.problem.code === 'no_host' || (error.problem.status ?? 0) >= 500);
      if (once || !isAway) throw error;
      session.terminal.err(`The host does not answer; looking again in ${wait} s.`);
      await sleep(wait * 1_000);
    }
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
