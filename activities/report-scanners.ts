import type { RunSnapshot } from '../contracts/run';
import { qualityOf } from '../domain/policy/quality';
import type { ScannerPolicy } from '../domain/policy/quality';
import { readScannerReport } from '../domain/scanners';
import type { Place, ScannerFinding } from '../domain/scanners';
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
    .filter((finding) => finding.suppressed !== true || isOwn(kind, finding, facts))
    .map((finding) => judge(finding, finding.score > cvssMax && isOwn(kind, finding, facts)))
    .sort((a, b) => Number(b.blocking) - Number(a.blocking) || b.score - a.score);
  const blocking = judged.filter((finding) => finding.blocking).length;
  const detail = `${judged.length} findings, ${blocking} of them above CVSS ${cvssMax}${kind === 'sast' ? ' in what the change adds' : ''}`;
  return { kind, engine, format, passed: blocking === 0, detail, findings: judged.slice(0, shownFindings) };
}

function judge(finding: ScannerFinding, blocking: boolean): JudgedFinding & { readonly score: number } {
  const { rule, message, score, file, line, suppressed } = finding;
  return {
    ...{
      rule,
      message: suppressed ? `hidden by a comment that the change brings: ${message}` : message,
      score,
      blocking,
    },
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
  };
}

/**
 * A vulnerable package is delivered whoever added it. Of code only what the change touches counts: the place itself, or one that
 * its data comes by; the rest was there before. What the scanner calls new always counts.
 */
function isOwn(kind: 'sast' | 'sca', finding: ScannerFinding, facts: ChangeFacts): boolean {
  if (kind === 'sca' || finding.file === undefined || finding.isNew === true) return true;
  return [finding, ...(finding.along ?? [])].some((place) => isTouched(place, finding.suppressed === true, facts));
}

/** A comment that hides a finding may stand above it. */
function isTouched({ file = '', line }: Place, isHidden: boolean, { files }: ChangeFacts): boolean {
  const changed = files.find(({ path }) => path === file || file.endsWith(`/${path}`));
  if (changed === undefined || line === undefined) return changed !== undefined;
  return changed.added.some((added) => added.line === line || (isHidden && added.line === line - 1));
}
