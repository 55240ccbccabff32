import type { RunSnapshot } from '../contracts/run';
import { qualityOf } from '../domain/policy/quality';
import type { ScannerPolicy } from '../domain/policy/quality';
import { readScannerReport } from '../domain/scanners';
import type { ScannerFinding } from '../domain/scanners';
import type { ChangeFacts } from './change-facts';

export interface ScannerVerdict {
  readonly kind: 'sast' | 'sca';
  readonly engine: string;
  readonly format?: string;
  readonly passed: boolean;
  readonly detail: string;
  readonly findings: readonly JudgedFinding[];
}

interface JudgedFinding {
  readonly rule: string;
  readonly message: string;
  readonly score?: number;
  readonly file?: string;
  readonly line?: number;
  readonly blocking: boolean;
}

const shownFindings = 50;

/** Declared scanners by their reports, and the built-in patterns: always for code, for dependencies when nothing else looked. */
export function reportScanners(run: RunSnapshot, facts: ChangeFacts): readonly ScannerVerdict[] {
  const { sast, sca } = qualityOf(run.policy);
  return [
    builtInPatterns(facts),
    ...(sast ? [declared('sast', sast, run, facts)] : []),
    sca ? declared('sca', sca, run, facts) : unscannedDependencies(facts),
  ];
}

function builtInPatterns({ findings, secrets }: ChangeFacts): ScannerVerdict {
  const found = [
    ...findings.map(({ rule, path, line, message }) => ({ rule, file: path, line, message: `adds ${message}` })),
    ...secrets.map(({ rule, path, line }) => ({ rule, file: path, line, message: `adds a secret (${rule})` })),
  ].map((finding) => ({ ...finding, blocking: true }));
  const detail = 'secrets by secretlint, dangerous calls by patterns, in added lines; no analysis of data flow';
  return { kind: 'sast', engine: 'built-in', passed: found.length === 0, detail, findings: found };
}

function unscannedDependencies({ dependencyFiles }: ChangeFacts): ScannerVerdict {
  const findings = dependencyFiles.map((file) => ({
    ...{ rule: 'not-scanned', file, blocking: true },
    message: 'changes dependencies, which nothing here has scanned; declare quality.sca in the project file',
  }));
  const detail = 'the project declares no scanner; passes only when no dependency file changes';
  return { kind: 'sca', engine: 'none', passed: findings.length === 0, detail, findings };
}

function declared(
  kind: 'sast' | 'sca',
  { command, format, file }: ScannerPolicy,
  run: RunSnapshot,
  facts: ChangeFacts,
): ScannerVerdict {
  const engine = (command ?? `report in ${file}`).slice(0, 200);
  const report = readScannerReport(format, file, facts.check.files?.[file]);
  if (report.kind === 'unreadable') {
    const findings = [{ rule: 'no-report', message: report.reason, blocking: true }];
    return { kind, engine, format, passed: false, detail: report.reason, findings };
  }
  const { cvssMax } = qualityOf(run.policy);
  const judged = report.findings
    .map((finding) => ({ ...finding, blocking: finding.score > cvssMax && isOwn(kind, finding, facts) }))
    .sort((a, b) => Number(b.blocking) - Number(a.blocking) || b.score - a.score);
  const blocking = judged.filter((finding) => finding.blocking).length;
  const detail = `${judged.length} findings, ${blocking} of them above CVSS ${cvssMax}${kind === 'sast' ? ' in what the change adds' : ''}`;
  return { kind, engine, format, passed: blocking === 0, detail, findings: judged.slice(0, shownFindings) };
}

/** A vulnerable package is delivered whoever added it. Of code only the change's own lines count: the rest was there before. */
function isOwn(kind: 'sast' | 'sca', { file, line }: ScannerFinding, { files }: ChangeFacts): boolean {
  if (kind === 'sca' || file === undefined) return true;
  const changed = files.find(({ path }) => path === file || file.endsWith(`/${path}`));
  return changed !== undefined && (line === undefined || changed.added.some((added) => added.line === line));
}
