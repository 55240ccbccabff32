import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import type { EntityHandler, OrchestrationHandler } from 'durable-functions';
import { createAuthoriseEffect } from '../activities/authorise-effect';
import { controlled } from '../activities/controlled';
import { createStartHotfix } from '../activities/start-hotfix';
import { wakeAdmitted } from '../activities/wake-admitted';
import type { EffectContracts, RecordContracts } from '../contracts/activities';
import type { EntityName, EntityStates } from '../contracts/entities';
import { orchestratorNames } from '../contracts/names';
import type { OrchestratorName } from '../contracts/names';
import { admissionQueue } from '../entities/admission-queue';
import { deploymentTurn } from '../entities/deployment-turn';
import { tenantBudget } from '../entities/tenant-budget';
import { agentSession } from '../orchestrators/agent-session';
import { awaitDecision } from '../orchestrators/await-decision';
import { codeChange } from '../orchestrators/code-change';
import { coordinateChange } from '../orchestrators/coordinate-change';
import { deliverWorkItem } from '../orchestrators/deliver-work-item';
import { deployChange } from '../orchestrators/deploy-change';
import { planWorkItem } from '../orchestrators/plan-work-item';
import { testChange } from '../orchestrators/test-change';
import { triageBug } from '../orchestrators/triage-bug';
import type { Ports } from '../ports';
import type { Telemetry } from '../ports/telemetry';
import { registerCoordination } from './coordination';
import { effects } from './effects';
import { records } from './records';
import { withTrace } from './telemetry/with-trace';

const orchestrators: Readonly<Record<OrchestratorName, OrchestrationHandler>> = {
  agentSession,
  awaitDecision,
  codeChange,
  coordinateChange,
  deliverWorkItem,
  deployChange,
  planWorkItem,
  testChange,
  triageBug,
};

const entities: { readonly [E in EntityName]: EntityHandler<EntityStates[E]> } = {
  admissionQueue,
  deploymentTurn,
  tenantBudget,
};

/** Registers every orchestrator, entity and activity. Ports are made by the first call, so that loading the app stays quick. */
export function registerDurable(getPorts: () => Ports & { readonly telemetry?: Telemetry }): void {
  for (const [name, handler] of Object.entries(orchestrators)) {
    df.app.orchestration(name, handler);
  }
  for (const [name, handler] of Object.entries(entities)) {
    df.app.entity(name, handler as EntityHandler<unknown>);
  }
  for (const [name, create] of Object.entries(records)) {
    registerActivity(name, getPorts, create as AnyFactory);
  }
  for (const [name, create] of Object.entries(effects)) {
    const guarded = (ports: Ports) =>
      controlled(
        ports,
        createAuthoriseEffect(ports),
        name as keyof typeof effects,
        (create as AnyFactory)(ports) as never,
      ) as AnyHandler;
    registerActivity(name, getPorts, guarded);
  }
  registerStartHotfix(getPorts);
  registerWakeAdmitted(getPorts);
  registerCoordination(getPorts);
}

// The typed tables above are checked name by name; behind them an activity is a function of JSON.
type AnyHandler = (input: unknown) => Promise<unknown>;
type AnyFactory = (ports: Ports) => AnyHandler;

function registerActivity(name: string, getPorts: () => Ports, create: AnyFactory): void {
  let handler: AnyHandler | undefined;
  df.app.activity(name, {
    handler: (input: unknown) => {
      handler ??= create(getPorts());
      return handler(input);
    },
  });
}

function registerStartHotfix(getPorts: () => Ports & { readonly telemetry?: Telemetry }): void {
  const client = df.input.durableClient();
  df.app.activity('startHotfix', {
    extraInputs: [client],
    handler: (input: unknown, context: InvocationContext) => {
      const ports = getPorts();
      const startHotfix = createStartHotfix(ports);
      const handler = controlled(ports, createAuthoriseEffect(ports), 'startHotfix', (request) =>
        startHotfix(request, async (run) => {
          const durable = df.getClient(context);
          const known = await durable.getStatus(run.runId).catch(() => undefined);
          if (!known) {
            const traced = withTrace(ports.telemetry, run);
            await durable.startNew(orchestratorNames.deliverWorkItem, { instanceId: run.runId, input: traced });
          }
        }),
      );
      return handler(input as EffectContracts['startHotfix']['input']);
    },
  });
}

function registerWakeAdmitted(getPorts: () => Ports): void {
  df.app.activity('wakeAdmitted', {
    extraInputs: [df.input.durableClient()],
    handler: (input: unknown, context: InvocationContext) => {
      const durable = df.getClient(context);
      return wakeAdmitted(getPorts(), input as RecordContracts['wakeAdmitted']['input'], (instanceId, event) =>
        durable.raiseEvent(instanceId, event, {}),
      );
    },
  });
}
