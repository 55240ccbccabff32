import { createCommitSeal } from '../../adapters/commit-seal';
import { createGitHub } from '../../adapters/github';
import { AppError } from '../../domain/errors';
import type { Ports } from '../../ports';
import type { HubConfig, HubsConfig } from './hub-config';
import type { PlatformPorts } from './platform-ports';

type Local = Pick<Ports, 'checks' | 'deployer'>;

/**
 * Platforms for code and issues on GitHub and GitLab. Their checks and deployments are this host's own, which take the commit
 * from there.
 */
export function createHubs(
  config: HubsConfig,
  local: Local,
  ports: Pick<Ports, 'projects' | 'secrets'>,
): Pick<PlatformPorts, 'github' | 'gitlab'> {
  const seal = createCommitSeal(async () => {
    await ports.secrets.ensure('commit-seal');
    return ports.secrets.get('commit-seal');
  });
  const uses = { seal, projects: ports.projects };
  const { checks, deployer } = local;
  const tokenOf =
    (hub: 'github' | 'gitlab', { token }: HubConfig) =>
    async () =>
      token ?? (await ports.secrets.get(`${hub}-token`))[0] ?? noToken(hub);
  const { github } = config;
  return {
    ...(github
      ? { github: { checks, deployer, ...createGitHub({ url: github.url, token: tokenOf('github', github) }, uses) } }
      : {}),
  };
}

function noToken(hub: 'github' | 'gitlab'): never {
  const setting = `STELLWERK_${hub.toUpperCase()}_TOKEN`;
  throw new AppError(
    'configuration_invalid',
    `There is no token for ${hub}: set the secret ${hub}-token or ${setting}.`,
  );
}
