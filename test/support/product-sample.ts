import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, packageRoot, type Product } from './product-host';
import { git } from './product-repository';
import { ensureTenant, registerProject, tenant } from './product-runs';

const sample = join(packageRoot, 'samples/tram-departures');
export const sampleScript = join(sample, 'model-script.yml');
/** Asks the new feature of the sample. */
export const samplePath = '/stops/harbour/departures?at=08:00&limit=3';
const organization = 'contoso-sample';

/** A copy of the sample's service and of its recorded ticket, bound to an Azure DevOps project of its own. */
export interface SampleProject {
  readonly project: string;
  readonly repository: string;
  readonly runId: string;
  /** Registers what is missing and delivers the event; the same delivery each time. Answers the status. */
  file(product: Product, traceParent?: string): Promise<number>;
}

export function sampleProject(project: string, workItemId: number): SampleProject {
  const repository = join(newFolder('sample'), project);
  cpSync(join(sample, 'repo'), repository, { recursive: true });
  git(repository, 'init', '--quiet', '--initial-branch=main');
  git(repository, 'add', '--all');
  git(repository, 'commit', '--quiet', '--message', 'Sample service');
  const payload = JSON.stringify(recordedEvent(project, workItemId));
  return {
    project,
    repository,
    runId: `${tenant}.${project}.${workItemId}.1`,
    async file(product, traceParent) {
      const secret = await ensureTenant(product);
      const ado = { organization, project, startTag: 'stellwerk' };
      await registerProject(product, { project, location: repository, ado });
      return deliverHook(product, { secret, body: payload, ...(traceParent ? { traceParent } : {}) });
    },
  };
}

/** The recorded `workitem.updated` event, of another project and work item. */
export function recordedEvent(teamProject: string, workItemId: number): Readonly<Record<string, unknown>> {
  const text = readFileSync(join(sample, 'ado-workitem-updated.json'), 'utf8');
  const event = JSON.parse(text) as {
    readonly resource: { readonly revision: { readonly fields: Record<string, unknown> } };
    readonly [field: string]: unknown;
  };
  const { resource } = event;
  const fields = { ...resource.revision.fields, 'System.TeamProject': teamProject };
  return {
    ...event,
    id: `3c9d2b7e-41f6-4f0a-8a57-${String(workItemId).padStart(12, '0')}`,
    resource: { ...resource, workItemId, revision: { ...resource.revision, id: workItemId, fields } },
  };
}

/** As Azure DevOps delivers. */
export async function deliverHook(
  product: Product,
  delivery: { readonly secret: string; readonly body: string; readonly to?: string; readonly traceParent?: string },
): Promise<number> {
  const { secret, body, to = tenant, traceParent } = delivery;
  const authorization = `Basic ${Buffer.from(`azure-devops:${secret}`).toString('base64')}`;
  const response = await fetch(`${product.url}/api/hooks/ado/${to}`, {
    method: 'POST',
    headers: {
      authorization,
      'content-type': 'application/json; charset=utf-8',
      ...(traceParent ? { traceparent: traceParent } : {}),
    },
    body,
  });
  await response.arrayBuffer();
  return response.status;
}
