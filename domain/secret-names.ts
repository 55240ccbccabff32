/**
 * Every secret of the product. `made`: random, made by the app itself; it is rotated, never put. `given`: somebody has to
 * put it. Names are letters, digits and hyphens, as Key Vault takes them.
 */
const kinds = {
  'ado-hook': { of: 'tenant', origin: 'made', purpose: "password of the tenant's service hooks in Azure DevOps" },
  'github-hook': { of: 'tenant', origin: 'made', purpose: "secret of the tenant's webhooks at GitHub" },
  'gitlab-hook': { of: 'tenant', origin: 'made', purpose: "token of the tenant's webhooks at GitLab" },
  'approval-link': { of: 'tenant', origin: 'made', purpose: 'signs the links to the decision page' },
  'bundle-signing': { of: 'tenant', origin: 'made', purpose: "signs the tenant's bundles" },
  'slack-token': { of: 'tenant', origin: 'given', purpose: 'bot token of the Slack app' },
  'slack-channel': { of: 'tenant', origin: 'given', purpose: 'id of the Slack channel' },
  'slack-signing': { of: 'tenant', origin: 'given', purpose: 'signing secret of the Slack app' },
  'workflows-url': { of: 'tenant', origin: 'given', purpose: 'address of the Teams Workflows webhook' },
  'ado-pat': { of: 'organization', origin: 'given', purpose: 'personal access token of the Azure DevOps organization' },
  'commit-seal': { of: 'host', origin: 'made', purpose: 'marks the commits of this service at GitHub and GitLab' },
  'github-token': { of: 'host', origin: 'given', purpose: 'token for GitHub' },
  'gitlab-token': { of: 'host', origin: 'given', purpose: 'token for GitLab' },
  'smtp-password': { of: 'host', origin: 'given', purpose: 'password of the mail server' },
} as const satisfies Readonly<Record<string, SecretTraits>>;

interface SecretTraits {
  readonly of: 'tenant' | 'organization' | 'host';
  readonly origin: 'made' | 'given';
  readonly purpose: string;
}

type Kinds = typeof kinds;
type KindOf<O extends SecretTraits['of']> = { [K in keyof Kinds]: Kinds[K]['of'] extends O ? K : never }[keyof Kinds];

/** A secret whose name was understood. */
export interface KnownSecret extends SecretTraits {
  readonly name: string;
  /** Tenant or organization it belongs to; empty for the host's own. */
  readonly owner: string;
}

/** Name of a tenant's or an organization's secret. */
export function secretName(kind: KindOf<'tenant' | 'organization'>, owner: string): string {
  return `${kind}-${owner}`;
}

/** Name of a secret of the whole host. */
export function hostSecretName(kind: KindOf<'host'>): string {
  return kind;
}

/** Undefined when nothing of the product would ever ask for that name. */
export function knownSecret(name: string): KnownSecret | undefined {
  for (const [kind, traits] of Object.entries(kinds)) {
    if (traits.of === 'host' && name === kind) return { ...traits, name, owner: '' };
    const owner = name.startsWith(`${kind}-`) ? name.slice(kind.length + 1) : '';
    if (traits.of !== 'host' && ownerPatterns[traits.of].test(owner)) return { ...traits, name, owner };
  }
  return undefined;
}

const ownerPatterns = { tenant: /^[a-z0-9-]{1,20}$/, organization: /^[A-Za-z0-9-]{1,100}$/ };

/** Secrets of a tenant and of its organizations; without a tenant, those of the host. */
export function secretsOf(tenant: string | undefined, organizations: readonly string[] = []): readonly KnownSecret[] {
  return Object.entries(kinds).flatMap(([kind, traits]): readonly KnownSecret[] => {
    if (traits.of === 'host') return tenant === undefined ? [{ ...traits, name: kind, owner: '' }] : [];
    const owners = traits.of === 'organization' ? organizations : [];
    const all = traits.of === 'tenant' && tenant !== undefined ? [tenant] : owners;
    return all.map((owner) => ({ ...traits, name: `${kind}-${owner}`, owner }));
  });
}
