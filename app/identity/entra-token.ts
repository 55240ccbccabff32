const providers = new Map<string, Promise<() => Promise<string>>>();

/** Tokens of this process's own identity. The SDK is loaded at the first call and renews them before they end. */
export function entraToken(scope: string): () => Promise<string> {
  return async () => {
    const provider = providers.get(scope) ?? load(scope);
    providers.set(scope, provider);
    return (await provider)();
  };
}

async function load(scope: string): Promise<() => Promise<string>> {
  const { DefaultAzureCredential, getBearerTokenProvider } = await import('@azure/identity');
  return getBearerTokenProvider(new DefaultAzureCredential(), scope);
}
