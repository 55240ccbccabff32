/** Where a hub's API is, and its token when the environment has it; otherwise the secret `{hub}-token` is asked. */
export interface HubConfig {
  readonly url: string;
  readonly token: string | undefined;
}

export interface HubsConfig {
  readonly github?: HubConfig;
  readonly gitlab?: HubConfig;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A hub is there when its URL is set. */
export function readHubs(env: Environment, problems: string[]): HubsConfig {
  const read = (name: 'GITHUB' | 'GITLAB'): HubConfig | undefined => {
    const url = env[`STELLWERK_${name}_URL`] || undefined;
    if (url === undefined) return undefined;
    if (!URL.canParse(url)) problems.push(`STELLWERK_${name}_URL is no URL`);
    return { url, token: env[`STELLWERK_${name}_TOKEN`] || undefined };
  };
  const [github, gitlab] = [read('GITHUB'), read('GITLAB')];
  return { ...(github ? { github } : {}), ...(gitlab ? { gitlab } : {}) };
}
