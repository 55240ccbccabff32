import type { Environment } from '../env-file';

/**
 * The host's environment: that of `start`, its options over it. The host's own management API asks for a key unless told
 * otherwise: it starts any orchestration with any input, which is no business of a web page or of a command that
 * builds a project.
 */
export function hostSettings(
  env: Environment,
  options: { readonly model?: string | undefined; readonly modelScript?: string | undefined },
): Environment {
  const requireKeys = env['LOCAL_REQUIRE_KEYS'] || 'true';
  const settings: Environment = { ...env, LOCAL_REQUIRE_KEYS: requireKeys, ...modelSettings(options.model) };
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
