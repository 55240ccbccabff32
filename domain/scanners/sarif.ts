import { field, list, scoreOfWord, text } from './finding';
import type { Place, ScannerFinding } from './finding';

const levels: Readonly<Record<string, string>> = { none: 'none', note: 'low', warning: 'medium', error: 'high' };

/**
 * Results of SARIF 2.1.0. The score is the rule's `security-severity`, else follows the level. Throws for another version, for a
 * report without a run and for one of a scanner that did not end well: what was not looked at must not count as clean.
 */
export function readSarif(report: unknown): readonly ScannerFinding[] {
  const runs = list(field(report, 'runs'));
  if (field(report, 'version') !== '2.1.0' || runs.length === 0)
    throw new Error('it is no SARIF 2.1.0 report of a run');
  if (
    runs.flatMap((run) => list(field(run, 'invocations'))).some((each) => field(each, 'executionSuccessful') === false)
  )
    throw new Error('the scanner says that it did not end well (executionSuccessful is false)');
  return runs.flatMap((run) => {
    const tool = field(run, 'tool');
    // Some scanners keep their rules in extensions of the tool, each with a numbering of its own.
    const components = [field(tool, 'driver'), ...list(field(tool, 'extensions'))];
    const rules = new Map(
      components
        .flatMap((component) => list(field(component, 'rules')))
        .reverse()
        .map((rule) => [text(field(rule, 'id')), rule]),
    );
    return list(field(run, 'results'))
      .filter((result) => !['pass', 'notApplicable'].includes(text(field(result, 'kind')) ?? 'fail'))
      .filter((result) => field(result, 'baselineState') !== 'absent' && suppression(result) !== 'external')
      .map((result) => findingOf(result, rules, list(field(field(tool, 'driver'), 'rules'))));
  });
}

function findingOf(
  result: unknown,
  rules: ReadonlyMap<string | undefined, unknown>,
  numbered: readonly unknown[],
): ScannerFinding {
  const byNumber = text(field(numbered[Number(field(result, 'ruleIndex') ?? -1)], 'id'));
  const id = text(field(result, 'ruleId')) ?? text(field(field(result, 'rule'), 'id')) ?? byNumber ?? 'unnamed rule';
  // `javascript/sql/variant` may be told by its rule `javascript/sql`.
  const rule = rules.get(id) ?? rules.get(id.slice(0, Math.max(0, id.lastIndexOf('/'))));
  const severity = Number(field(field(rule, 'properties'), 'security-severity') ?? Number.NaN);
  const level = text(field(result, 'level')) ?? text(field(field(rule, 'defaultConfiguration'), 'level')) ?? 'warning';
  const [place, ...more] = placesOf(result);
  return {
    rule: id,
    message: text(field(field(result, 'message'), 'text')) ?? id,
    score: Number.isFinite(severity) ? severity : scoreOfWord(levels[level] ?? level),
    ...place,
    ...(more.length > 0 ? { along: more } : {}),
    ...(field(result, 'baselineState') === 'new' ? { isNew: true } : {}),
    ...(suppression(result) === 'inSource' ? { suppressed: true } : {}),
  };
}

/** Where it is, and then where the data comes from: a change there can make old code dangerous. */
function placesOf(result: unknown): readonly Place[] {
  const flows = list(field(result, 'codeFlows')).flatMap((flow) => list(field(flow, 'threadFlows')));
  const steps = flows.flatMap((flow) => list(field(flow, 'locations'))).map((step) => field(step, 'location'));
  const [first, ...others] = list(field(result, 'locations'));
  return [placeOf(first), ...[...others, ...steps].map(placeOf).filter(({ file }) => file !== undefined)];
}

function placeOf(location: unknown): Place {
  const place = field(location, 'physicalLocation');
  const file = text(field(field(place, 'artifactLocation'), 'uri'));
  const line = field(field(place, 'region'), 'startLine');
  return {
    ...(file === undefined ? {} : { file: decodeURI(file).replace(/^(?:file:\/\/)?\/?(?:\.\/)?/, '') }),
    ...(typeof line === 'number' && line >= 1 ? { line } : {}),
  };
}

/** One that was turned down, or is not decided on, suppresses nothing. */
function suppression(result: unknown): 'inSource' | 'external' | undefined {
  const standing = list(field(result, 'suppressions')).filter(
    (each) => !['rejected', 'underReview'].includes(text(field(each, 'status')) ?? 'accepted'),
  );
  if (standing.length === 0) return undefined;
  return standing.some((each) => field(each, 'kind') === 'external') ? 'external' : 'inSource';
}
