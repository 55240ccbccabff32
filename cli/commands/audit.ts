import { createHash } from 'node:crypto';
import { createWriteStream, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { AuditVerdictView } from '../../contracts/api';
import { chainStart, createChainCheck } from '../../domain/audit';
import type { ChainAnchor, ChainBreak, ChainedRecord } from '../../domain/audit';
import { anchorText, keepAnchor, parseAnchor, readAnchor } from '../audit/anchor-file';
import { csvHead, csvLine, jsonLine, readExport } from '../audit/export-file';
import { readChain } from '../audit/read-chain';
import { failure, QuietExit, reasonOf, usageFailure } from '../failure';
import type { Session } from '../session';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addAuditFollowCommand } from './audit-follow';
import { addCommand, collect, withSession } from './command';

interface AuditOptions extends SharedOptions {
  readonly tenant?: string;
  readonly file?: string;
  readonly anchor?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly format?: string;
  readonly out?: string;
}

export function addAuditCommand(program: Command, terminal: Terminal): void {
  const group = addCommand(program, {
    usage: 'audit',
    summary: 'the record of every transition, decision and effect: verify it, export it, hand it to a SIEM',
    example: 'audit verify --as admin',
  });
  addCommand(group, {
    usage: 'verify',
    summary: 'recompute the hash chain; fails on a changed, dropped, reordered or cut-off record',
    example: 'audit verify --file audit.jsonl',
  })
    .option('--tenant <tenant>', 'whose log (default: your own)')
    .option('--file <export>', 'a JSON Lines export in place of the log itself; needs no host')
    .option('--anchor <sequence:hash>', 'a place noted earlier that must still hold; may be repeated', collect)
    .action(withSession<AuditOptions>(terminal, verify));
  addCommand(group, {
    usage: 'export',
    summary: 'write the records of a time, with what is needed to verify them without the host',
    example: 'audit export --from 2026-01-01 --to 2026-02-01 --out january.jsonl --as admin',
  })
    .option('--tenant <tenant>', 'whose log (default: your own)')
    .option('--from <time>', 'first moment, ISO 8601 (default: the beginning)')
    .option('--to <time>', 'moment before which it ends (default: now)')
    .option('--format <format>', 'jsonl (can be verified) or csv', 'jsonl')
    .option('--out <file>', 'file to write (default: standard output)')
    .action(withSession<AuditOptions>(terminal, exportLog));
  addAuditFollowCommand(group, terminal);
}

interface Verdict {
  readonly tenant: string;
  readonly intact: boolean;
  readonly records: number;
  /** The last record that holds. */
  readonly anchor: ChainAnchor;
  readonly problem?: ChainBreak;
}

async function verify(session: Session, options: AuditOptions): Promise<void> {
  const anchors = (options.anchor ?? []).map(parseAnchor);
  const verdict =
    options.file === undefined
      ? await verifyLog(session, options, anchors)
      : verifyFile(resolve(session.terminal.cwd, options.file), anchors);
  session.print(verdict, () => verdictLines(verdict, session.terminal));
  if (!verdict.intact) throw new QuietExit(1);
}

/** Recomputed here, so that the host's own word is not all there is; the host is asked too, for it knows the log's end. */
async function verifyLog(session: Session, options: AuditOptions, given: readonly ChainAnchor[]): Promise<Verdict> {
  const tenant = session.ownTenant(options.tenant);
  const api = session.client();
  const own = await api.get<AuditVerdictView>('/v1/audit/verify', { tenant });
  const kept = readAnchor(session.data, tenant);
  const anchors = [...given, ...(kept ? [kept] : []), { sequence: own.records, hash: own.hash }];
  const check = createChainCheck(tenant, sha256, { anchors });
  try {
    for await (const record of readChain(api, tenant)) check.take(record);
  } catch (error) {
    // A record may be damaged beyond reading; where the host has found that, it is the finding.
    if (own.intact) throw error;
    return verdictOf(tenant, { sequence: own.records, hash: own.hash }, own.records, hostsFinding(own, 'changed'));
  }
  const problem = check.finish() ?? (own.intact ? undefined : hostsFinding(own, 'truncated'));
  if (!problem) keepAnchor(session.data, tenant, check.end);
  return verdictOf(tenant, check.end, check.end.sequence, problem);
}

/** What only the host can see: where the log ended, and a record that cannot be read any more. */
function hostsFinding({ records, brokenAt }: AuditVerdictView, kind: ChainBreak['kind']): ChainBreak {
  return { kind, sequence: brokenAt ?? records + 1 };
}

function verifyFile(file: string, anchors: readonly ChainAnchor[]): Verdict {
  const { head, records, end } = readExport(readFile(file), file);
  const check = createChainCheck(head.tenant, sha256, {
    after: head.after,
    anchors: [...anchors, ...(end ? [end.anchor] : [])],
  });
  for (const record of records) check.take(record);
  const isWhole = end?.records === records.length;
  const cutOff: ChainBreak | undefined = isWhole ? undefined : { kind: 'truncated', sequence: check.end.sequence + 1 };
  const startsWrong = head.after.sequence === 0 && head.after.hash !== chainStart;
  const problem = startsWrong ? ({ kind: 'rewritten', sequence: 1 } as const) : (check.finish() ?? cutOff);
  return verdictOf(head.tenant, check.end, check.end.sequence - head.after.sequence, problem);
}

function verdictOf(tenant: string, anchor: ChainAnchor, records: number, problem: ChainBreak | undefined): Verdict {
  return { tenant, intact: problem === undefined, records, anchor, ...(problem ? { problem } : {}) };
}

const explanations: Readonly<Record<ChainBreak['kind'], string>> = {
  changed: 'its content is not what was written',
  dropped: 'it is missing',
  reordered: 'it stands in another place',
  truncated: 'the log goes on there, and what followed is missing',
  rewritten: 'the chain holds in itself but is another one than was anchored',
};

function verdictLines({ tenant, records, anchor, problem }: Verdict, { paint }: Terminal): readonly string[] {
  if (problem) {
    const found = `BROKEN at record ${problem.sequence} (${problem.kind}): ${explanations[problem.kind]}.`;
    return [paint('red', found), `${records} records of ${tenant} before it hold.`];
  }
  return [
    `${paint('green', 'intact')}: ${records} records of ${tenant}`,
    `anchor ${anchorText(anchor)}`,
    paint('dim', 'Keep the anchor elsewhere: verify --anchor proves with it that nothing before it was rewritten.'),
  ];
}

async function exportLog(session: Session, options: AuditOptions): Promise<void> {
  const format = options.format ?? 'jsonl';
  if (format !== 'jsonl' && format !== 'csv')
    throw usageFailure(`--format ${format} does not exist; choose jsonl or csv.`);
  const [from, to] = [momentOf('--from', options.from), momentOf('--to', options.to)];
  const tenant = session.ownTenant(options.tenant);
  const out = openOutput(session.terminal, options.out);
  let after: ChainAnchor = { sequence: 0, hash: chainStart };
  let anchor = after;
  let records = 0;
  if (format === 'csv') out.write(csvHead());
  for await (const record of readChain(session.client(), tenant)) {
    if (to !== undefined && momentOfRecord(record) >= to && records > 0) break;
    const isBefore = from !== undefined && records === 0 && momentOfRecord(record) < from;
    if (isBefore || (to !== undefined && momentOfRecord(record) >= to)) {
      after = { sequence: record.sequence, hash: record.hash };
      anchor = after;
      continue;
    }
    if (format === 'jsonl' && records === 0) out.write(jsonLine({ export: 'stellwerk-audit', tenant, after }));
    out.write(format === 'csv' ? csvLine(record) : jsonLine(record));
    anchor = { sequence: record.sequence, hash: record.hash };
    records += 1;
  }
  if (format === 'jsonl') {
    if (records === 0) out.write(jsonLine({ export: 'stellwerk-audit', tenant, after }));
    out.write(jsonLine({ anchor, records }));
  }
  await out.close();
  const where = options.out === undefined ? '' : ` to ${options.out}`;
  session.terminal.err(`${records} records of ${tenant}${where}; anchor ${anchorText(anchor)}`);
}

function momentOfRecord(record: ChainedRecord): number {
  return Date.parse(String(record['at']));
}

function momentOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) throw usageFailure(`${option} ${text} is no time; give ISO 8601, e.g. 2026-01-31.`);
  return moment;
}

interface Output {
  write(text: string): void;
  close(): Promise<void>;
}

function openOutput(terminal: Terminal, file: string | undefined): Output {
  if (file === undefined) return { write: (text) => terminal.write(text), close: async () => undefined };
  const stream = createWriteStream(resolve(terminal.cwd, file), { mode: 0o600 });
  let fault: unknown;
  stream.on('error', (error) => (fault = error));
  return {
    write: (text) => void stream.write(text),
    async close() {
      await new Promise<void>((done) => {
        stream.once('close', () => done());
        stream.end();
      });
      if (fault !== undefined) throw failure('not_written', `${file} cannot be written: ${reasonOf(fault)}`);
    },
  };
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw usageFailure(`${file} cannot be read: ${reasonOf(error)}`);
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
