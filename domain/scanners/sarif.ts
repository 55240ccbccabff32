import { field, list, scoreOfWord, text } from './finding';
import type { ScannerFinding } from './finding';

const levels: Readonly<Record<string, string>> = { none: 'none', note: 'low', warning: 'medium', error: 'high' };

/**
 * Results of SARIF 2.1.0 that are not suppressed. The score is the rule's `security-severity`, else follows the level. Throws
 * for another version: what is not understood must not count as clean.
 */
export function readSarif(report: unknown): readonly ScannerFinding[] {
  if (field(report, 'version') !== '2.1.0' || !Array.isArray(field(report, 'runs'))) {
    throw new Error('it is no SARIF 2.1.0 report');
  }
  return list(field(report, 'runs')).flatMap((run) => {
    const driver = field(field(run, 'tool'), 'driver');
    const rules = new Map(list(field(driver, 'rules')).map((rule) => [text(field(rule, 'id')), rule]));
    return list(field(run, 'results'))
      .filter((result) => list(field(result, 'suppressions')).length === 0)
      .filter((result) => !['pass', 'notApplicable'].includes(text(field(result, 'kind')) ?? 'fail'))
      .filter((result) => field(result, 'baselineState') !== 'absent')
      .map((result) => findingOf(result, rules));
  });
}

function findingOf(result: unknown, rules: ReadonlyMap<string | undefined, unknown>): ScannerFinding {
  const id = text(field(result, 'ruleId')) ?? text(field(field(result, 'rule'), 'id')) ?? 'unnamed rule';
  const rule = rules.get(id);
  const severity = Number(field(field(rule, 'properties'), 'security-severity') ?? Number.NaN);
  const level = text(field(result, 'level')) ?? text(field(field(rule, 'defaultConfiguration'), 'level')) ?? 'warning';
  const place = field(list(field(result, 'locations'))[0], 'physicalLocation');
  const file = text(field(field(place, 'artifactLocation'), 'uri'));
  const line = field(field(place, 'region'), 'startLine');
  return {
    rule: id,
    message: text(field(field(result, 'message'), 'text')) ?? id,
    score: Number.isFinite(severity) ? severity : scoreOfWord(levels[level] ?? level),
    ...(file === undefined ? {} : { file: decodeURI(file).replace(/^(?:file:\/\/)?\/?(?:\.\/)?/, '') }),
    ...(typeof line === 'number' && line >= 1 ? { line } : {}),
  };
}
