/** CVSS 3.0 and 3.1 base score of a vector string; undefined when it is no such vector. */
export function cvssScore(vector: string): number | undefined {
  if (!/^CVSS:3\.[01]\//.test(vector)) return undefined;
  const metrics = new Map(
    vector.split('/').map((part): [string, string] => [part.split(':')[0] ?? '', part.split(':')[1] ?? '']),
  );
  const isScopeChanged = metrics.get('S') === 'C';
  const value = (metric: keyof typeof weights) => weights[metric][metrics.get(metric) ?? ''];
  const privileges = (isScopeChanged ? changedPrivileges : weights.PR)[metrics.get('PR') ?? ''];
  const [av, ac, ui, c, i, a] = [value('AV'), value('AC'), value('UI'), value('C'), value('I'), value('A')];
  if ([av, ac, ui, c, i, a, privileges].includes(undefined)) return undefined;
  const missed = 1 - (1 - (c ?? 0)) * (1 - (i ?? 0)) * (1 - (a ?? 0));
  const impact = isScopeChanged ? 7.52 * (missed - 0.029) - 3.25 * (missed - 0.02) ** 15 : 6.42 * missed;
  if (impact <= 0) return 0;
  const exploitability = 8.22 * (av ?? 0) * (ac ?? 0) * (privileges ?? 0) * (ui ?? 0);
  return roundUp(Math.min((isScopeChanged ? 1.08 : 1) * (impact + exploitability), 10));
}

type Weights = Readonly<Record<string, number>>;

const impactWeights: Weights = { H: 0.56, L: 0.22, N: 0 };
const weights = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 } as Weights,
  AC: { L: 0.77, H: 0.44 } as Weights,
  PR: { N: 0.85, L: 0.62, H: 0.27 } as Weights,
  UI: { N: 0.85, R: 0.62 } as Weights,
  C: impactWeights,
  I: impactWeights,
  A: impactWeights,
};
const changedPrivileges: Weights = { N: 0.85, L: 0.68, H: 0.5 };

/** The standard's own rounding: up to one decimal, without being led astray by binary fractions. */
function roundUp(value: number): number {
  const scaled = Math.round(value * 100_000);
  return scaled % 10_000 === 0 ? scaled / 100_000 : (Math.floor(scaled / 10_000) + 1) / 10;
}
