import { extname } from 'node:path';
import type { ScannedFile, SecretFinding } from '../../ports/change-scanners';
import { secretPatterns } from './secret-patterns';

let loaded: ReturnType<typeof load> | undefined;

/** secretlint's recommended rules, and patterns for what they leave out: Azure, Azure DevOps, tokens of our own vendors. */
export async function findSecrets(files: readonly ScannedFile[]): Promise<readonly SecretFinding[]> {
  if (files.length === 0) return [];
  loaded ??= load();
  const { lintSource, config } = await loaded;
  const found = await Promise.all(
    files.map(async ({ path, text }) => {
      const source = { content: text, filePath: path, ext: extname(path), contentType: 'text' as const };
      const { messages } = await lintSource({
        source,
        options: { config, maskSecrets: true, noPhysicFilePath: true },
      });
      return oncePerLine(messages).map(({ ruleId, messageId, loc }) => ({
        rule: `${ruleId.replace(/^@secretlint\/secretlint-rule-/, '')}/${messageId}`,
        path,
        line: loc.start.line,
        endLine: loc.end.line,
      }));
    }),
  );
  return found.flat();
}

/** Several rules may know one secret. */
function oncePerLine<T extends { readonly loc: { readonly start: { readonly line: number } } }>(
  messages: readonly T[],
): T[] {
  return [...new Map([...messages].reverse().map((message) => [message.loc.start.line, message])).values()].reverse();
}

async function load() {
  const [{ lintSource }, preset, pattern] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
    import('@secretlint/secretlint-rule-pattern'),
  ]);
  const rules = secretPatterns.map(({ name, pattern: expression }) => ({
    id: name,
    rule: pattern.creator,
    options: { patterns: [{ name, patterns: [expression] }] },
  }));
  return { lintSource, config: { rules: [{ id: 'recommended', rule: preset.creator }, ...rules] } };
}
