type Environment = Readonly<Record<string, string | undefined>>;

export type NamespaceAddress =
  | { readonly connectionString: string }
  | {
      /** Host name of the namespace. */
      readonly namespace: string;
      readonly managedIdentity: boolean;
      readonly clientId: string | undefined;
    };

/**
 * The namespace that a connection's settings name, as on Azure: `NAME` or `AzureWebJobsNAME` with a connection string, or
 * `NAME__fullyQualifiedNamespace` with `NAME__credential` and `NAME__clientId`. Undefined: none, the host's own queues serve.
 */
export function namespaceOf(connection: string, env: Environment): NamespaceAddress | undefined {
  for (const name of [connection, `AzureWebJobs${connection}`]) {
    const connectionString = env[name] ?? '';
    if (/(^|;)\s*Endpoint=sb:\/\//i.test(connectionString)) return { connectionString };
    const namespace = env[`${name}__fullyQualifiedNamespace`] ?? '';
    if (namespace === '') continue;
    return {
      namespace,
      managedIdentity: env[`${name}__credential`]?.toLowerCase() === 'managedidentity',
      clientId: env[`${name}__clientId`] || undefined,
    };
  }
  return undefined;
}
