import type { TokenCredential } from '@azure/identity';

let loading: Promise<TokenCredential> | undefined;

/**
 * This process's own identity: the managed one on Azure, a developer's sign-in elsewhere. The SDK is loaded at the first
 * call and renews tokens before they end.
 */
export const ownCredential: TokenCredential = {
  async getToken(scopes, options) {
    loading ??= import('@azure/identity').then(({ DefaultAzureCredential }) => new DefaultAzureCredential());
    return (await loading).getToken(scopes, options);
  },
};
