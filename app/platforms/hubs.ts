import { createCommitSeal } from '../../adapters/hubs/commit-seal';
import { createGitHub } from '../../adapters/github';
import { createGitLab } from '../../adapters/gitlab';
import { chooseChecks } from './choose-checks';
import { AppError } from '../../domain/errors';
import { hostSecretName } from '../../domain/secret-names';
import type { Ports } from '../../ports';
import type { HubConfig, HubsConfig } from './hub-config';
import type { PlatformPorts } from './platform-ports';

type HubPorts = Pick<Ports, 'checks' | 'code' | 'work'>;
type Hub = 'github' | 'gitlab';
export type Hubs = Readonly<Partial<Record<Hub, HubPorts>>>;

/** Code and issues on GitHub and GitLab; a hub that is not configured is absent. */
export function createHubs(config: HubsConfig, ports: Pick<Ports, 'projects' | 'secrets'>): Hubs {
  const seal = createCommitSeal(async () => {
    await ports.secrets.ensure(hostSecretName('commit-seal'));
    return ports.secrets.get(hostSecretName('commit-seal'));
  });
  const uses = { seal, projects: ports.projects };
  const tokenOf =
    (hub: Hub, { token }: HubConfig) =>
    async () =>
      token ?? (await ports.secrets.get(hostSecretName(`${hub}-token`)))[0] ?? noToken(hub);
  const { github, gitlab } = config;
  return {
    ...(github ? { github: createGitHub({ url: github.url, token: tokenOf('github', github) }, uses) } : {}),
    ...(gitlab ? { gitlab: createGitLab({ url: gitlab.url, token: tokenOf('gitlab', gitlab) }, uses) } : {}),
  };
}

/** Deployments of a hub's projects are this host's own; so are their checks, unless a project leaves them to the hub. */
export function besideLocal(
  hubs: Hubs,
  { checks, deployer }: Pick<Ports, 'checks' | 'deployer'>,
  projects: Pick<Ports['projects'], 'getProject'>,
): PlatformPorts {
  const made = Object.entries(hubs).map(([hub, ports]) => {
    return [hub, { deployer, ...ports, checks: chooseChecks(checks, ports.checks, projects) }];
  });
  return Object.fromEntries(made) as PlatformPorts;
}

function noToken(hub: Hub): never {
  const setting = `STELLWERK_${hub.toUpperCase()}_TOKEN`;
  throw new AppError(
    'configuration_invalid',
    `There is no token for ${hub}: set the secret ${hub}-token or ${setting}.`,
  );
}
