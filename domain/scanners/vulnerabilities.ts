import { cvssScore } from './cvss';
import { field, list, scoreOfWord, text } from './finding';
import type { ScannerFinding } from './finding';

/** `osv-scanner --format json`. Groups hold the highest score of vulnerabilities that are one under several names. */
export function readOsv(report: unknown): readonly ScannerFinding[] {
  if (!Array.isArray(field(report, 'results'))) throw new Error('it is no report of osv-scanner');
  return list(field(report, 'results')).flatMap((source) => {
    const file = text(field(field(source, 'source'), 'path'));
    return list(field(source, 'packages')).flatMap((entry) => {
      const groups = list(field(entry, 'groups'));
      return list(field(entry, 'vulnerabilities')).map((vulnerability) => {
        const id = text(field(vulnerability, 'id')) ?? 'unnamed vulnerability';
        const group = groups.find((candidate) => list(field(candidate, 'ids')).includes(id));
        const highest = Number.parseFloat(text(field(group, 'max_severity')) ?? '');
        return {
          rule: id,
          message: `${packageOf(field(entry, 'package'))}: ${text(field(vulnerability, 'summary')) ?? id}`,
          score: Number.isFinite(highest) ? highest : osvScore(vulnerability),
          ...(file === undefined ? {} : { file }),
        };
      });
    });
  });
}

function osvScore(vulnerability: unknown): number {
  const scores = list(field(vulnerability, 'severity')).flatMap((severity) => {
    const score = text(field(severity, 'score'));
    return score === undefined ? [] : [cvssScore(score) ?? Number.NaN];
  });
  const known = scores.filter(Number.isFinite);
  if (known.length > 0) return Math.max(...known);
  return scoreOfWord(text(field(field(vulnerability, 'database_specific'), 'severity')) ?? 'unknown');
}

function packageOf(value: unknown): string {
  return [text(field(value, 'name')), text(field(value, 'version'))].filter(Boolean).join(' ');
}

/** `npm audit --json` of npm 7 and newer. */
export function readNpmAudit(report: unknown): readonly ScannerFinding[] {
  const vulnerabilities = field(report, 'vulnerabilities');
  if (field(report, 'auditReportVersion') !== 2 || typeof vulnerabilities !== 'object' || vulnerabilities === null) {
    throw new Error('it is no npm audit report of version 2');
  }
  return Object.entries(vulnerabilities).flatMap(([name, entry]) =>
    list(field(entry, 'via'))
      // A text names the package the trouble comes from, which has an entry of its own.
      .filter((via) => typeof via === 'object')
      .map((via) => {
        const score = field(field(via, 'cvss'), 'score');
        const severity = text(field(via, 'severity')) ?? text(field(entry, 'severity')) ?? 'unknown';
        return {
          rule: text(field(via, 'url')) ?? name,
          message: `${name} ${text(field(via, 'range')) ?? ''}: ${text(field(via, 'title')) ?? severity}`,
          score: typeof score === 'number' && score > 0 ? score : scoreOfWord(severity),
        };
      }),
  );
}

const harmlessStates = new Set(['not_affected', 'false_positive', 'resolved', 'resolved_with_pedigree']);

/** Vulnerabilities of a CycloneDX bill (VEX), without those its authors have analysed as harmless here. */
export function readCycloneDxVex(report: unknown): readonly ScannerFinding[] {
  if (field(report, 'bomFormat') !== 'CycloneDX') throw new Error('it is no CycloneDX document');
  return list(field(report, 'vulnerabilities'))
    .filter((entry) => !harmlessStates.has(text(field(field(entry, 'analysis'), 'state')) ?? ''))
    .map((entry) => {
      const id = text(field(entry, 'id')) ?? 'unnamed vulnerability';
      const affected = list(field(entry, 'affects')).flatMap((item) => text(field(item, 'ref')) ?? []);
      return {
        rule: id,
        message: `${affected.join(', ')}: ${text(field(entry, 'description')) ?? id}`,
        score: highestRating(list(field(entry, 'ratings'))),
      };
    });
}

function highestRating(ratings: readonly unknown[]): number {
  const scores = ratings.map((rating) => {
    const score = field(rating, 'score');
    if (typeof score === 'number') return score;
    return cvssScore(text(field(rating, 'vector')) ?? '') ?? scoreOfWord(text(field(rating, 'severity')) ?? 'unknown');
  });
  return scores.length > 0 ? Math.max(...scores) : scoreOfWord('unknown');
}
