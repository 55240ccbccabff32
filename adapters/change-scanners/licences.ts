import type { Info } from 'spdx-expression-parse';
import type { LicenceRules, LicenceVerdict } from '../../ports/change-scanners';

export async function judgeLicences(
  expressions: readonly string[],
  rules: LicenceRules,
): Promise<readonly LicenceVerdict[]> {
  if (expressions.length === 0) return [];
  const [{ default: parse }, { default: satisfies }] = await Promise.all([
    import('spdx-expression-parse'),
    import('spdx-satisfies'),
  ]);
  return expressions.map((expression) => {
    try {
      if (isDenied(parse(expression), rules.deny)) return 'denied';
      return rules.allow && !satisfies(expression, rules.allow) ? 'denied' : 'allowed';
    } catch {
      return 'unknown';
    }
  });
}

function isDenied(node: Info, deny: readonly string[]): boolean {
  if (!('conjunction' in node)) return deny.some((id) => covers(id, node.license));
  const [left, right] = [isDenied(node.left, deny), isDenied(node.right, deny)];
  return node.conjunction === 'and' ? left || right : left && right;
}

/** `GPL-3.0` in a rule means every form of it; `GPL-3.0-only` means itself. */
function covers(rule: string, licence: string): boolean {
  const [wanted, given] = [rule.toLowerCase(), licence.toLowerCase()];
  return given === wanted || given === `${wanted}-only` || given === `${wanted}-or-later`;
}
