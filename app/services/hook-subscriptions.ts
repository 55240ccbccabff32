import type { HooksBody, HookView } from '../../contracts/hooks';
import { AppError, isAppError } from '../../domain/errors';
import { secretName } from '../../domain/secret-names';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { HookSource, HookSubscription, HookSubscriptionSpec } from '../../ports/hook-source';
import { requireRole, resolveTenant } from './access';
import type { AdoProjectRecord } from './match-project';
import type { ServiceSettings } from './service-settings';
import { optionalHooks, wantedHooks } from './wanted-hooks';
import type { WantedHook } from './wanted-hooks';

type HookPorts = Pick<Ports, 'audit' | 'clock' | 'hookSource' | 'projects' | 'secrets'>;

export interface HookSubscriptions {
  /** Makes what is missing, puts right what differs, enables what was disabled, removes what is there twice. */
  ensure(identity: Identity, body: HooksBody): Promise<readonly HookView[]>;
  status(identity: Identity, body: HooksBody): Promise<readonly HookView[]>;
  remove(identity: Identity, body: HooksBody): Promise<readonly HookView[]>;
  /** Enables again what is on probation or disabled by the system; for a timer. Answers what it repaired. */
  repairAll(): Promise<readonly HookView[]>;
}

/** Subscriptions in Azure DevOps that tell this app what happens. Every step is safe to repeat. */
export function createHookSubscriptions(
  ports: HookPorts,
  { publicUrl }: Pick<ServiceSettings, 'publicUrl'>,
): HookSubscriptions {
  return {
    async ensure(identity, body) {
      const { tenant, projects } = await scopeOf(identity, body);
      // Azure DevOps sends the tenant's secret to the address, and only administrators may learn it.
      if (body.url !== undefined && body.url !== publicUrl) requireRole(identity, 'admin');
      const url = addressOf(tenant, body.url ?? publicUrl);
      const [password = ''] = [await ports.secrets.ensure(secretName('ado-hook', tenant))];
      const views: HookView[] = [];
      for (const project of projects) views.push(...(await bring(project, url, password)));
      await audit(identity, tenant, 'ensure', views);
      return views;
    },
    async status(identity, body) {
      const { tenant, projects } = await scopeOf(identity, body);
      const views: HookView[] = [];
      for (const project of projects) {
        for (const { wanted, found } of await lookAt(project, pathOf(tenant)))
          views.push(viewOf(project, wanted, found[0]));
      }
      return views;
    },
    async remove(identity, body) {
      const { tenant, projects } = await scopeOf(identity, body);
      const views: HookView[] = [];
      for (const project of projects) {
        const source = sourceOf(project);
        for (const { wanted, found } of await lookAt(project, pathOf(tenant))) {
          for (const { id } of found) {
            await source.removeSubscription(project.ado.organization, id);
            views.push({ ...named(project, wanted), status: 'missing', action: 'removed', id });
          }
        }
      }
      await audit(identity, tenant, 'remove', views);
      return views;
    },
    async repairAll() {
      const repaired: HookView[] = [];
      for (const { tenant } of await tenants()) {
        const [password] = await ports.secrets.get(secretName('ado-hook', tenant));
        for (const project of password === undefined ? [] : await bound(tenant)) {
          if (!ports.hookSource?.knows(project.ado.organization, tenant)) continue;
          repaired.push(...(await repair(project, pathOf(tenant), password ?? '')));
        }
      }
      return repaired;
    },
  };

  /** A subscription that somebody switched off by hand stays off. */
  async function repair(project: AdoProjectRecord, path: string, password: string): Promise<readonly HookView[]> {
    const views: HookView[] = [];
    for (const { wanted, found, projectId } of await lookAt(project, path)) {
      const [first] = found;
      if (!first || !['onProbation', 'disabledBySystem'].includes(first.status)) continue;
      const spec = specOf(wanted, projectId, first.url.split('?')[0] ?? first.url, password);
      const made = await sourceOf(project).putSubscription(project.ado.organization, spec, first.id);
      views.push({ ...viewOf(project, wanted, made), action: 'repaired', reason: `it was ${first.status}` });
    }
    return views;
  }

  async function bring(project: AdoProjectRecord, url: string, password: string): Promise<readonly HookView[]> {
    const source = sourceOf(project);
    const { organization } = project.ado;
    const views: HookView[] = [];
    for (const { wanted, found, projectId } of await lookAt(project, new URL(url).pathname)) {
      const [first, ...surplus] = found;
      for (const { id } of surplus) await source.removeSubscription(organization, id);
      const spec = specOf(wanted, projectId, url, password);
      try {
        // Always written: the password cannot be compared, and may have been rotated.
        const made = await source.putSubscription(organization, spec, first?.id);
        const isRight = first?.status === 'enabled' && first.url === spec.url && surplus.length === 0;
        const action = first === undefined ? 'made' : 'repaired';
        views.push({ ...viewOf(project, wanted, made), action: isRight ? 'none' : action });
      } catch (error) {
        if (!isAppError(error) || error.retryable || !optionalHooks.includes(wanted)) throw error;
        views.push({ ...named(project, wanted), status: 'missing', action: 'none', reason: error.message });
      }
    }
    return views;
  }

  /** Every wanted subscription of a project with what there is of it, wherever the app was reached before. */
  async function lookAt(
    project: AdoProjectRecord,
    path: string,
  ): Promise<readonly { wanted: WantedHook; found: readonly HookSubscription[]; projectId: string }[]> {
    const source = sourceOf(project);
    const { organization, project: name } = project.ado;
    const projectId = await source.projectId(organization, name);
    if (projectId === undefined) {
      throw new AppError(
        'not_found',
        `Azure DevOps has no project ${organization}/${name} for this service's identity.`,
      );
    }
    const all = (await source.listSubscriptions(organization, '')).filter(({ url }) => pathIn(url) === path);
    const mine = all.filter(({ publisherInputs }) => publisherInputs['projectId'] === projectId);
    return [...wantedHooks, ...optionalHooks].map((wanted) => {
      const isIt = ({ eventType, publisherInputs }: HookSubscription) =>
        eventType === wanted.eventType && (publisherInputs['notificationType'] ?? '') === (wanted.notification ?? '');
      return { wanted, found: mine.filter(isIt), projectId };
    });
  }

  async function scopeOf(identity: Identity, { tenant: named, project }: HooksBody) {
    requireRole(identity, 'admin', 'ops');
    const tenant = resolveTenant(identity, named);
    const all = await bound(tenant);
    const projects = all.filter((each) => project === undefined || each.project === project);
    if (projects.length > 0) return { tenant, projects };
    const what =
      project === undefined ? `No project of tenant ${tenant}` : `No project "${project}" of tenant ${tenant}`;
    throw new AppError('unknown_project', `${what} is bound to Azure DevOps. Register one with \`ado\`.`);
  }

  async function bound(tenant: string): Promise<readonly AdoProjectRecord[]> {
    const known = await ports.projects.listProjects(tenant);
    return known.filter((each): each is AdoProjectRecord => each.ado !== undefined);
  }

  async function tenants(): Promise<readonly { readonly tenant: string }[]> {
    return ports.projects.listTenants();
  }

  function sourceOf({ ado, tenant }: AdoProjectRecord): HookSource {
    if (ports.hookSource?.knows(ado.organization, tenant)) return ports.hookSource;
    throw new AppError(
      'not_supported',
      `The organization ${ado.organization} is not configured here. Add it to STELLWERK_ADO_ORGANIZATIONS and start the host again.`,
    );
  }

  async function audit(identity: Identity, tenant: string, action: string, views: readonly HookView[]): Promise<void> {
    const changed = views.filter((view) => view.action !== 'none').length;
    const at = ports.clock.now().toISOString();
    const data = { action: `service hooks ${action}`, changed };
    await ports.audit.append({
      tenant,
      key: `${tenant}/hooks/${action}/${at}`,
      kind: 'control',
      actor: identity.user,
      data,
      at,
    });
  }
}

function specOf(wanted: WantedHook, projectId: string, url: string, password: string): HookSubscriptionSpec {
  const { publisherId, eventType, resourceVersion, notification } = wanted;
  return {
    ...{ publisherId, eventType, resourceVersion, password },
    publisherInputs: { projectId, ...(notification === undefined ? {} : { notificationType: notification }) },
    url: notification === undefined ? url : `${url}?n=${notification}`,
  };
}

function viewOf(project: AdoProjectRecord, wanted: WantedHook, found: HookSubscription | undefined): HookView {
  const status = found?.status ?? 'missing';
  const isOptional = optionalHooks.includes(wanted) && !found;
  const action = status === 'enabled' || isOptional ? 'none' : 'wrong';
  return { ...named(project, wanted), status, action, ...(found ? { id: found.id } : {}) };
}

function named({ project, ado }: AdoProjectRecord, { eventType, notification }: WantedHook) {
  const view = { project, organization: ado.organization, eventType };
  return notification === undefined ? view : { ...view, notification };
}

function pathOf(tenant: string): string {
  return `/api/hooks/ado/${tenant}`;
}

function pathIn(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '';
}

function addressOf(tenant: string, base: string | undefined): string {
  if (base !== undefined && URL.canParse(base) && isPrivate(new URL(base))) {
    return `${base.replace(/\/+$/, '')}${pathOf(tenant)}`;
  }
  throw new AppError(
    'invalid_request',
    'Name the https address of this app as Azure DevOps reaches it: url, or STELLWERK_PUBLIC_URL.',
  );
}

/** The secret travels encrypted, or stays on this machine. */
function isPrivate({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
}
