import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChainAnchor } from '../../domain/audit';
import { usageFailure } from '../failure';
import { readJson } from '../settings';

type Anchors = Readonly<Record<string, ChainAnchor>>;

/** The end of the tenant's chain when it was last verified from here; undefined before the first time. */
export function readAnchor(data: string, tenant: string): ChainAnchor | undefined {
  return (readJson(fileIn(data)) as Anchors | undefined)?.[tenant];
}

/** Keeps the anchor beside the host's data; a host elsewhere has no folder here, so its anchor is only printed. */
export function keepAnchor(data: string, tenant: string, anchor: ChainAnchor): boolean {
  if (!existsSync(data)) return false;
  const anchors: Anchors = { ...(readJson(fileIn(data)) as Anchors | undefined), [tenant]: anchor };
  const draft = `${fileIn(data)}.${process.pid}.tmp`;
  writeFileSync(draft, `${JSON.stringify(anchors, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, fileIn(data));
  return true;
}

/** `<sequence>:<hash>`, as `verify` prints it. */
export function parseAnchor(text: string): ChainAnchor {
  const [, sequence, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (sequence === undefined || hash === undefined) {
    throw usageFailure(`--anchor ${text} is no anchor.`, 'Give <sequence>:<hash>, as audit verify prints it.');
  }
  return { sequence: Number(sequence), hash };
}

export function anchorText({ sequence, hash }: ChainAnchor): string {
  return `${sequence}:${hash}`;
}

function fileIn(data: string): string {
  return join(data, 'audit-anchors.json');
}
