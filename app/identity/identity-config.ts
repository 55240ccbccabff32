/** Who people are: users of this machine, or those of an Entra tenant. */
export type IdentityConfig =
  | { readonly kind: 'local' }
  | {
      readonly kind: 'entra';
      readonly entraTenantId: string;
      readonly audience: string;
      /** Tenant of ours that the people belong to. */
      readonly tenant: string;
      readonly authority: string;
      readonly graphUrl: string;
      /** Mail address or sign-in name by account of a code host (`github:<login>`), both lower case. */
      readonly logins: ReadonlyMap<string, string>;
    };

type Environment = Readonly<Record<string, string | undefined>>;

export function readIdentity(env: Environment, problems: string[]): IdentityConfig {
  const kind = env['STELLWERK_IDENTITY'] || 'local';
  if (kind === 'local') return { kind };
  if (kind !== 'entra') {
    problems.push(`STELLWERK_IDENTITY is "${kind}", but must be "local" or "entra"`);
    return { kind: 'local' };
  }
  const id = (name: string, meaning: string): string => {
    const value = env[name] ?? '';
    if (!/^[\w.-]{1,80}$/.test(value)) problems.push(`${name} is missing or malformed: ${meaning}`);
    return value;
  };
  return {
    kind,
    entraTenantId: id('STELLWERK_ENTRA_TENANT_ID', 'the id of the Entra tenant'),
    audience: id('STELLWERK_ENTRA_AUDIENCE', "the API's application id in Entra"),
    tenant: env['STELLWERK_ENTRA_TENANT'] || 'local',
    authority: address(env, 'STELLWERK_ENTRA_AUTHORITY', 'https://login.microsoftonline.com', problems),
    logins: readLogins(env['STELLWERK_LOGINS'] ?? '', problems),
    graphUrl: address(env, 'STELLWERK_GRAPH_URL', 'https://graph.microsoft.com/v1.0', problems),
  };
}

function readLogins(text: string, problems: string[]): ReadonlyMap<string, string> {
  const entries = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');
  const pairs = entries.map((entry) => /^((?:github|gitlab):[\w.-]+)=(\S+@\S+)$/.exec(entry));
  if (pairs.includes(null) || new Set(pairs.map((pair) => pair?.[1])).size < pairs.length) {
    problems.push(
      'STELLWERK_LOGINS must list every login once, as github:login=name@company.example, separated by blanks',
    );
  }
  return new Map(pairs.flatMap((pair) => (pair ? [[pair[1] ?? '', pair[2] ?? ''] as const] : [])));
}

/** Tokens and members are believed to whoever answers there, so nothing but TLS will do. */
function address(env: Environment, name: string, otherwise: string, problems: string[]): string {
  const value = (env[name] || otherwise).replace(/\/+$/, '');
  if (!URL.canParse(value) || !value.startsWith('https://')) problems.push(`${name} must be an https address`);
  return value;
}
