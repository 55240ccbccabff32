import type { ApprovalChannels } from './approval-channels';
import type { ArtifactStore } from './artifact-store';
import type { BugIndex } from './bug-index';
import type { AuditLog } from './audit-log';
import type { ChangeScanners } from './change-scanners';
import type { CheckRunner } from './check-runner';
import type { Clock } from './clock';
import type { CodeHost } from './code-host';
import type { Delegations } from './delegations';
import type { Deployer } from './deployer';
import type { Directory } from './directory';
import type { EventBook } from './event-book';
import type { HookSource } from './hook-source';
import type { HostFacts } from './host-facts';
import type { LanguageModel } from './language-model';
import type { Ledger } from './ledger';
import type { MessageBus } from './message-bus';
import type { NoticeBook } from './notice-book';
import type { Notifier } from './notifier';
import type { PolicyEngine } from './policy-engine';
import type { PolicyStore } from './policy-store';
import type { PriceSource } from './price-source';
import type { ProjectIndex } from './project-index';
import type { RunIndex } from './run-index';
import type { RunParts } from './run-parts';
import type { SecretStore } from './secret-store';
import type { SignalSource } from './signal-source';
import type { TurnStore } from './turn-store';
import type { WorkTracker } from './work-tracker';

/** Everything the product needs of the world. Handlers take the few they use: `createXxx(ports: Pick<Ports, …>)`. */
export interface Ports {
  readonly artifacts: ArtifactStore;
  readonly audit: AuditLog;
  readonly bugs: BugIndex;
  readonly channels: ApprovalChannels;
  readonly checks: CheckRunner;
  readonly clock: Clock;
  readonly code: CodeHost;
  readonly delegations: Delegations;
  readonly deployer: Deployer;
  readonly directory: Directory;
  readonly events: EventBook;
  /** Absent when no platform with service hooks is configured. */
  readonly hookSource?: HookSource;
  readonly host: HostFacts;
  readonly model: LanguageModel;
  readonly ledger: Ledger;
  readonly bus: MessageBus;
  readonly notices: NoticeBook;
  readonly notifier: Notifier;
  readonly parts: RunParts;
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

/** The ports whose records live in the store, SQLite or Cosmos DB: one store serves all of them. */
export type StorePorts = Pick<
  Ports,
  | 'audit'
  | 'bugs'
  | 'delegations'
  | 'events'
  | 'ledger'
  | 'notices'
  | 'parts'
  | 'policies'
  | 'projects'
  | 'runs'
  | 'turns'
  | 'work'
>;
