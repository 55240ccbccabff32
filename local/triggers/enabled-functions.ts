import type { LoadedFunction } from '../core/runtime';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Functions that no setting `AzureWebJobs.<name>.Disabled` turns off (`AzureWebJobs__<name>__Disabled` where names have no
 * dots). As on Azure: a route of one that is off is not there, and what its queue or timer brings waits.
 */
export function enabledFunctions(functions: readonly LoadedFunction[], env: Environment): readonly LoadedFunction[] {
  return functions.filter(({ name }) => !isDisabled(name, env));
}

function isDisabled(name: string, env: Environment): boolean {
  const value = env[`AzureWebJobs.${name}.Disabled`] ?? env[`AzureWebJobs__${name}__Disabled`] ?? '';
  return /^(true|1)$/i.test(value);
}
