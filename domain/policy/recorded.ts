import type { PolicyEntity, PolicyRequest } from './request';

/** What one effect asks, all in the name of one agent: as it is asked, and as it is recorded. */
export interface AgentQuestion {
  readonly run: PolicyEntity;
  readonly role: string;
  readonly tools: readonly string[];
  readonly asked: readonly Pick<PolicyRequest, 'action' | 'resource' | 'context'>[];
  /** Gate at which a person has said yes to this very question. */
  readonly gate?: string;
}

/** The requests of an agent's question. A resource of type Run is the run itself, with the facts that are known of it. */
export function requestsOf({ run, role, tools, asked, gate }: AgentQuestion): readonly PolicyRequest[] {
  const principal: PolicyEntity = {
    type: 'Agent',
    id: `${run.id}/${role}`,
    attributes: { tenant: run.attributes['tenant'] ?? '', role, tools, run: { run: run.id } },
  };
  const answer = gate === undefined ? { personApproved: false } : { personApproved: true, approvalGate: gate };
  return asked.map(({ action, resource, context }) => ({
    principal,
    action,
    resource: resource.type === 'Run' ? run : resource,
    run,
    context: { ...context, ...answer },
  }));
}

/** The requests behind a recorded decision, so that other rules can be asked the same; empty when it holds none. */
export function recordedRequests(data: Readonly<Record<string, unknown>>): readonly PolicyRequest[] {
  const { request, asked, run } = data as Partial<AgentQuestion> & { readonly request?: PolicyRequest };
  if (request !== undefined) return [request];
  return asked === undefined || run === undefined ? [] : requestsOf(data as unknown as AgentQuestion);
}
