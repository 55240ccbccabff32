import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { errnoOf } from '../failure';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the host's environment is made of: the `.env` file, over it the environment of `start`, over both its options. */
export function hostSettings(
  envFile: string,
  env: Environment,
  options: { readonly model?: string | undefined; readonly modelScript?: string | undefined },
): Environment {
  const settings = { ...readEnvFile(envFile), ...env, ...modelSettings(options.model) };
  if (isScripted(settings) && options.modelScript !== undefined) {
    return { ...settings, STELLWERK_MODEL_SCRIPT: settings['STELLWERK_MODEL_SCRIPT'] ?? options.modelScript };
  }
  return settings;
}

/** `scripted`, `openai` (everything else from the settings), or the name of a model at the OpenAI-compatible endpoint. */
function modelSettings(model: string | undefined): Environment {
  if (model === undefined) return {};
  if (model === 'scripted' || model === 'openai') return { STELLWERK_MODEL: model };
  return { STELLWERK_MODEL: 'openai', STELLWERK_MODEL_NAME: model };
}

function isScripted(settings: Environment): boolean {
  return (settings['STELLWERK_MODEL'] ?? 'scripted') === 'scripted';
}

function readEnvFile(file: string): Environment {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return {};
    throw error;
  }
}
