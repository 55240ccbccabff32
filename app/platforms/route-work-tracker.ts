import type { Ports } from '../../ports';
import type { WorkTracker } from '../../ports/work-tracker';
import { platformOfProject, portsOf } from './platform-ports';
import type { PlatformPorts } from './platform-ports';

type Call = (...args: readonly unknown[]) => unknown;

/** Work items live where their project lives: methods take tenant and project first, or an item that names both. */
export function routeWorkTracker(configured: PlatformPorts, projects: Ports['projects']): WorkTracker {
  const local = portsOf(configured, 'local').work;
  const names = Object.keys(local) as (keyof WorkTracker)[];
  const routed = names.map((name) => [
    name,
    async (...args: readonly unknown[]) => {
      const [tenant, project] = ownerOf(args);
      const tracker = portsOf(configured, await platformOfProject(projects, tenant, project)).work;
      return (tracker[name] as unknown as Call).apply(tracker, [...args]);
    },
  ]);
  return {
    ...(Object.fromEntries(routed) as WorkTracker),
    async link(tenant, project, key, links) {
      const tracker = portsOf(configured, await platformOfProject(projects, tenant, project)).work;
      await tracker.link?.(tenant, project, key, links);
    },
  };
}

function ownerOf(args: readonly unknown[]): readonly [string, string] {
  const [first, second] = args;
  if (typeof first === 'string') return [first, String(second)];
  const { tenant, project } = first as { readonly tenant: string; readonly project: string };
  return [tenant, project];
}
