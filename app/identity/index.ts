import { createEntraDirectory } from '../../adapters/entra';
import { createLocalDirectory } from '../../adapters/local-identity/directory';
import type { Directory } from '../../ports/directory';
import { accountIdOf, userIdOf } from '../services/user-id';
import { entraToken } from './entra-token';
import type { IdentityConfig } from './identity-config';

export function createDirectory(
  config: IdentityConfig,
  local: { readonly folder: string; readonly tenant: string },
): Directory {
  if (config.kind === 'local') return createLocalDirectory(local);
  const { graphUrl, ...entra } = config;
  const token = entraToken(`${new URL(graphUrl).origin}/.default`);
  return createEntraDirectory({ ...entra, userIdOf: accountIdOf, aliasOf: userIdOf, graph: { url: graphUrl, token } });
}
