import type {
  BudgetBody,
  BudgetRaiseBody,
  BugBody,
  CheckpointBody,
  DecisionBody,
  ProjectBody,
  StartRunBody,
  TenantBody,
} from '../../contracts/api';
import type { PoliciesBody } from '../../contracts/policy-api';
import { checkpointChoices } from '../../domain/gates';
import type { DelegationBody, RiskBody } from '../../contracts/gates';
import { autonomyModes } from '../../domain/autonomy';
import { mostParts } from '../../domain/coordination';
import { riskClasses } from '../../domain/risk';
import { amount, anyOf, anything, flags, list, object, oneOf, prose, text, yesOrNo } from './shape';
import type { Shape } from './shape';

const id = text(40);

const instant = text(40);

export const startRunBody: Shape<StartRunBody> = object(
  { title: text(200) },
  {
    tenant: id,
    project: id,
    description: prose(100_000),
    acceptanceCriteria: list(prose(2_000), 100),
    modelScript: text(1_000_000),
    labels: list(text(100), 50),
    repositories: list(
      object({ project: id }, { role: anyOf('contract', 'consumer'), dependsOn: list(id, mostParts) }),
      mostParts,
    ),
  },
);

export const decisionBody: Shape<DecisionBody> = object(
  { decision: anyOf('approve', 'reject'), subject: text(200) },
  { comment: prose(10_000), checklist: flags(50) },
);

export const checkpointBody: Shape<CheckpointBody> = object(
  { choice: oneOf(...checkpointChoices) },
  { checkpoint: text(20), comment: prose(10_000) },
);

export const controlBody: Shape<{ readonly comment?: string }> = object({}, { comment: prose(10_000) });

export const projectBody: Shape<ProjectBody> = object(
  { location: text(2_000) },
  {
    tenant: id,
    project: id,
    ado: object(
      { organization: text(100), project: text(100) },
      {
        ...{ startTag: text(200), startStates: list(text(100), 20), startOnAssignment: yesOrNo() },
        ...{ startArea: text(500), areaPaths: list(text(500), 50), commands: yesOrNo(), agent: text(200) },
      },
    ),
    hub: object(
      {},
      {
        ...{ startLabel: text(100), startOnAssignment: yesOrNo(), commands: yesOrNo(), agent: text(200) },
        checks: oneOf('local', 'platform'),
      },
    ),
  },
);

export const tenantBody: Shape<TenantBody> = object(
  { tenant: id },
  { displayName: text(200), maxAutonomy: oneOf(...autonomyModes) },
);

const usd = amount(1_000_000);

export const budgetBody: Shape<BudgetBody> = object({}, { dayUsd: usd, weekUsd: usd, monthUsd: usd });

export const budgetRaiseBody: Shape<BudgetRaiseBody> = object(
  { reason: text(1_000) },
  { scope: text(150), amountUsd: usd, requests: amount(100_000), until: text(40) },
);

export const policiesBody: Shape<PoliciesBody> = object({ text: prose(200_000) }, { ifVersion: amount(1_000_000) });

export const bugBody: Shape<BugBody> = object(
  { report: anything('A bug_report document.') },
  { tenant: id, project: id },
);

export const delegationBody: Shape<DelegationBody> = object(
  { to: text(100), until: instant },
  { from: text(100), roles: list(text(100), 20), since: instant, tenant: id, reason: prose(1_000) },
);

export const riskBody: Shape<RiskBody> = object({ risk: oneOf(...riskClasses), reason: text(1_000) }, {});
