import { mappingsOf, scalarsOf } from './findings';
import type { PipelineFinding } from './findings';

/** Values that are secrets wherever they stand. */
const shapes: readonly (readonly [string, RegExp])[] = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['an AWS access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})\b/],
  ['a GitLab token', /\bglpat-[A-Za-z0-9_-]{20,}\b/],
  ['a Slack token', /\bxox[abprs]-[A-Za-z0-9-]{10,}/],
  ['a storage or service bus key', /(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{30,}={0,2}/],
  ['a shared access signature', /[?&]sig=[A-Za-z0-9%+/]{30,}/],
  ['a JSON web token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/],
  ['a password in an address', /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/@$]{3,}@/],
  ['an Azure DevOps token', /(?:^|[^A-Za-z0-9])[a-z2-7]{52}(?:$|[^A-Za-z0-9])/],
];

const secretName =
  /(?:pass(?:word|wd|phrase)?|secret|token|api[_-]?key|access[_-]?key|credential|private[_-]?key|pat)$/i;
const assigned =
  /\b([A-Za-z_]*(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY)[A-Za-z_]*)=(["']?)(?!\$)([^\s"'$][^\s"']{5,})\2/i;

/** Secrets belong into variable groups of a vault or into service connections, never into the file. */
export function findSecrets(document: unknown): readonly PipelineFinding[] {
  const byShape = scalarsOf(document).flatMap(({ at, key, value }) => {
    const shape = shapes.find(([, pattern]) => pattern.test(value));
    if (shape) return [finding(at, `Here stands ${shape[0]}.`)];
    if (secretName.test(key) && isLiteral(value)) return [finding(at, `"${key}" is given a literal value.`)];
    const written = assigned.exec(value);
    return written ? [finding(at, `The script sets "${written[1] ?? ''}" to a literal value.`)] : [];
  });
  const byName = mappingsOf(document).flatMap(({ at, map }) => {
    const { name, value } = map;
    if (typeof name !== 'string' || typeof value !== 'string' || !secretName.test(name) || !isLiteral(value)) return [];
    return [finding(`${at}.value`, `The variable "${name}" has a literal value.`)];
  });
  return [...byShape, ...byName];
}

/** A switch or a permission (`id-token: write`) says nothing. */
const harmless = ['true', 'false', 'none', 'read', 'write'];

function isLiteral(value: string): boolean {
  return value.trim() !== '' && !/^\$(?:\(|\[|\{)/.test(value.trim()) && !harmless.includes(value);
}

function finding(at: string, what: string): PipelineFinding {
  return {
    rule: 'secret',
    at,
    text: `${what} Take it out, revoke it, and read it from a vault's variable group or a service connection.`,
  };
}
