import { AppError } from '../../domain/errors';
import { parseRepositoryId } from '../../domain/ids';
import type { Platform } from '../../domain/ids';
import type { Ports } from '../../ports';

/** The adapters of the platforms that are configured. One machine's own is always there. */
export type PlatformPorts = {
  readonly [P in Platform]?: Pick<Ports, 'checks' | 'code' | 'deployer' | 'work'>;
};

/** Throws `not_supported` with the setting to make when the platform is not configured. */
export function portsOf(configured: PlatformPorts, platform: Platform): NonNullable<PlatformPorts[Platform]> {
  const ports = configured[platform];
  if (ports) return ports;
  throw new AppError(
    'not_supported',
    `The platform ${platform} is not configured here. Set ${settingOf[platform]} and start the host again.`,
    { details: { platform } },
  );
}

const settingOf: Readonly<Record<Platform, string>> = {
  ado: 'STELLWERK_ADO_ORGANIZATIONS',
  github: 'STELLWERK_GITHUB_URL',
  gitlab: 'STELLWERK_GITLAB_URL',
  local: 'STELLWERK_DATA',
};

/** Platform of a registered project; an unknown one counts as local, whose adapters say so. */
export async function platformOfProject(
  projects: Ports['projects'],
  tenant: string,
  project: string,
): Promise<Platform> {
  const record = await projects.getProject(tenant, project);
  return record ? parseRepositoryId(record.repository).platform : 'local';
}
