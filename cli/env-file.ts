import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { errnoOf, failure, reasonOf } from './failure';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings of a `.env` file under those of the environment: what is set outside wins. No file, no change. */
export function withEnvFile(file: string, env: Environment): Environment {
  try {
    return { ...parseEnv(readFileSync(file, 'utf8')), ...env };
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return env;
    throw failure('settings_unreadable', `${file} cannot be read: ${reasonOf(error)}.`, 'Correct it, or move it away.');
  }
}
