import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHostSettings, type HostSettings } from './host-settings';
import { parseSettingsJson } from './json-text';

export interface AppSettings {
  readonly host: HostSettings;
  /** `Values` of local.settings.json; the caller adds those the environment does not have yet. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Reads `local.settings.json` and `host.json` of an app folder. Throws one error that lists every problem of both files.
 * An environment variable wins over a `Values` entry of the same name, as with Azure's tools.
 */
export function readAppSettings(appDir: string, env: Readonly<Record<string, string | undefined>>): AppSettings {
  const problems: string[] = [];
  const values = readValues(readJsonFile(appDir, 'local.settings.json', problems), problems);
  const host = readHostSettings(readJsonFile(appDir, 'host.json', problems), { ...values, ...env }, problems);
  if (problems.length > 0) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    throw new Error(`The settings in ${appDir} have ${count}:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
  }
  return { host, values };
}

function readJsonFile(appDir: string, file: string, problems: string[]): unknown {
  let text: string;
  try {
    text = readFileSync(join(appDir, file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      problems.push(`${file} cannot be read: ${(error as Error).message}`);
    }
    return undefined;
  }
  try {
    return parseSettingsJson(text);
  } catch (error) {
    problems.push(`${file} is not JSON: ${(error as Error).message}`);
    return undefined;
  }
}

function readValues(document: unknown, problems: string[]): Record<string, string> {
  const values: Record<string, string> = {};
  if (typeof document !== 'object' || document === null) return values;
  if ('IsEncrypted' in document && document.IsEncrypted === true) {
    problems.push('local.settings.json is encrypted; run "func settings decrypt" in the app folder');
  }
  const given = 'Values' in document ? document.Values : undefined;
  for (const [name, value] of Object.entries(typeof given === 'object' && given !== null ? given : {})) {
    if (typeof value === 'object' && value !== null) {
      problems.push(`local.settings.json: Values.${name} is not a text`);
    } else if (value !== null) {
      values[name] = String(value);
    }
  }
  return values;
}
