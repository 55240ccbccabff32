import type { PolicyEntity, PolicyRequest } from '../../../domain/policy/request';

const run: PolicyEntity = {
  type: 'Run',
  id: 'acme.shop.42.1',
  attributes: {
    ...{ tenant: 'acme', project: 'shop', requester: 'dev', state: 'CODING' },
    ...{ risk: 1, autonomy: 'stabilise' },
  },
};

const coder: PolicyEntity = {
  type: 'Agent',
  id: `${run.id}/coder`,
  attributes: { tenant: 'acme', role: 'coder', tools: ['read_file', 'edit_file'], run: { run: run.id } },
};

/** A coder's edit of one path, inside what the project allows. */
export function edit(path: string, change: Readonly<Record<string, string | boolean>> = {}): PolicyRequest {
  return {
    principal: coder,
    action: 'editPath',
    resource: { type: 'Path', id: `shop/${path}`, attributes: { tenant: 'acme', repository: 'shop', path } },
    run,
    context: { personApproved: false, allowed: true, restricted: false, ...change },
  };
}
