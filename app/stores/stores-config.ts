/** Where records, artifacts and secrets are kept: on this machine, or in Azure's services by the app's own identity. */
export interface StoresConfig {
  readonly records:
    { readonly kind: 'sqlite' } | { readonly kind: 'cosmos'; readonly endpoint: string; readonly database: string };
  readonly artifacts: { readonly kind: 'files' } | { readonly kind: 'blob'; readonly endpoint: string };
  readonly secrets: { readonly kind: 'local' } | { readonly kind: 'keyvault'; readonly url: string };
}

type Environment = Readonly<Record<string, string | undefined>>;

export function readStores(env: Environment, problems: string[]): StoresConfig {
  return {
    records: readRecords(env, problems),
    artifacts: readArtifacts(env, problems),
    secrets: readSecrets(env, problems),
  };
}

function readRecords(env: Environment, problems: string[]): StoresConfig['records'] {
  const kind = env['STELLWERK_STORE'] || 'sqlite';
  if (kind === 'cosmos') {
    const meaning = 'the endpoint of the Cosmos DB account, e.g. https://<account>.documents.azure.com';
    const endpoint = serviceAddress(env, 'STELLWERK_COSMOS_ENDPOINT', meaning, problems);
    return { kind, endpoint, database: env['STELLWERK_COSMOS_DATABASE'] || 'stellwerk' };
  }
  if (kind !== 'sqlite') problems.push(`STELLWERK_STORE is "${kind}", but must be "sqlite" or "cosmos"`);
  return { kind: 'sqlite' };
}

function readArtifacts(env: Environment, problems: string[]): StoresConfig['artifacts'] {
  const kind = env['STELLWERK_ARTIFACTS'] || 'files';
  if (kind === 'blob') {
    const meaning = 'the blob endpoint of the storage account, e.g. https://<account>.blob.core.windows.net';
    return { kind, endpoint: serviceAddress(env, 'STELLWERK_BLOB_ENDPOINT', meaning, problems) };
  }
  if (kind !== 'files') problems.push(`STELLWERK_ARTIFACTS is "${kind}", but must be "files" or "blob"`);
  return { kind: 'files' };
}

function readSecrets(env: Environment, problems: string[]): StoresConfig['secrets'] {
  const kind = env['STELLWERK_SECRETS'] || 'local';
  if (kind === 'keyvault') {
    const meaning = 'the address of the vault, e.g. https://<vault>.vault.azure.net';
    return { kind, url: serviceAddress(env, 'STELLWERK_KEYVAULT_URL', meaning, problems) };
  }
  if (kind !== 'local') problems.push(`STELLWERK_SECRETS is "${kind}", but must be "local" or "keyvault"`);
  return { kind: 'local' };
}

/** Tokens go there, so nothing but TLS will do. */
function serviceAddress(env: Environment, name: string, meaning: string, problems: string[]): string {
  const value = (env[name] ?? '').replace(/\/+$/, '');
  if (!URL.canParse(value) || !value.startsWith('https://'))
    problems.push(`${name} must be an https address: ${meaning}`);
  return value;
}
