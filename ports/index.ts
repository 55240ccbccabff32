import type { ArtifactStore } from './artifact-store';
import type { AuditLog } from './audit-log';
import type { ChangeScanners } from './change-scanners';
import type { CheckRunner } from './check-runner';
import type { Clock } from './clock';
import type { CodeHost } from './code-host';
import type { Delegations } from './delegations';
import type { Deployer } from './deployer';
import type { Directory } from './directory';
import type { LanguageModel } from './language-model';
import type { Ledger } from './ledger';
import type { MessageBus } from './message-bus';
import type { Notifier } from './notifier';
import type { PolicyEngine } from './policy-engine';
import type { PolicyStore } from './policy-store';
import type { PriceSource } from './price-source';
import type { ProjectIndex } from './project-index';
import type { RunIndex } from './run-index';
import type { SecretStore } from './secret-store';
import type { SignalSource } from './signal-source';
import type { TurnStore } from './turn-store';
import type { WorkTracker } from './work-tracker';

/** Everything the product needs of the world. Handlers take the few they use: `createXxx(ports: Pick<Ports, …>)`. */
export interface Ports {
  readonly artifacts: ArtifactStore;
  readonly audit: AuditLog;
  readonly checks: CheckRunner;
  readonly clock: Clock;
  readonly code: CodeHost;
  readonly delegations: Delegations;
  readonly deployer: Deployer;
  readonly directory: Directory;
  readonly model: LanguageModel;
  readonly ledger: Ledger;
  readonly bus: MessageBus;
  readonly notifier: Notifier;
  readonly policies: PolicyStore;
  readonly policy: PolicyEngine;
  readonly prices: PriceSource;
  readonly projects: ProjectIndex;
  readonly runs: RunIndex;
  readonly scanners: ChangeScanners;
  readonly secrets: SecretStore;
  readonly signals: SignalSource;
  readonly turns: TurnStore;
  readonly work: WorkTracker;
}
