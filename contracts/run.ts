import type { Stretch } from '../domain/active-time';
import type { RunPolicy } from '../domain/policy';
import type { RunStatus, SdlcState } from '../domain/lifecycle';
import type { RolloutProgress } from './deployment';
import type { AskedPart } from '../domain/coordination';
import type { PartOf } from './coordination';
import type { AgentRole } from './stages';

/** Where the run's code lives. `repository` is the code host's own id of it (locally: the registered name). */
export interface RepositoryRef {
  readonly repository: string;
  readonly defaultBranch: string;
}

/** Tests that need other services beside them. */
export interface ServiceTests {
  readonly command: string;
  /** Runs before the tests, beside the same mock servers. */
  readonly seed?: string;
  readonly mocks?: readonly MockServer[];
  /** JUnit XML or TAP file that the tests leave. */
  readonly results?: string;
}

/** An HTTP server on loopback that stands in for another service. */
export interface MockServer {
  readonly name: string;
  /** Environment variable that tells seed and tests its port. */
  readonly portVariable: string;
  /** JSON file with its routes, relative to the repository. */
  readonly file: string;
}

/** The project's commands, from `.stellwerk/project.yml` at the run's base commit. Each is one shell command line. */
export interface ProjectCommands {
  readonly install?: string;
  readonly build?: string;
  readonly lint?: string;
  readonly typecheck?: string;
  readonly test: string;
  /** JUnit XML or TAP file that the test command leaves. */
  readonly testResults?: string;
  readonly integration?: ServiceTests;
  readonly e2e?: ServiceTests;
  readonly coverage?: { readonly command: string; readonly lcov: string };
  /** Run in the new version's checkout before it gets traffic; repeatable. */
  readonly migrate?: string;
  readonly start?: string;
  readonly healthPath?: string;
  /** Environment variable through which the started service is told its port. Default `PORT`. */
  readonly portVariable?: string;
}

/**
 * Input of `deliverWorkItem`: everything about the run that must not vary while it lives, so that replays months later
 * decide alike. Contents (ticket text, prompts) stay in the stores; this carries references.
 */
export interface RunRequest {
  readonly runId: string;
  readonly tenant: string;
  readonly project: string;
  readonly workItem: string;
  readonly title: string;
  /** User id of the person who asked for the run; that person cannot approve it. */
  readonly requester: string;
  readonly repository: RepositoryRef;
  /** Where the run begins: a feature at PLANNING, a hotfix with its spec already written at CODING (loop L3). */
  readonly entry: 'PLANNING' | 'CODING';
  /** Present for a hotfix: the documents that triage wrote. */
  readonly manifest?: string;
  readonly spec?: string;
  readonly testPlan?: string;
  /** Bug report this run repairs, when it came from triage. */
  readonly bugReport?: string;
  /** Artifact with the model script this run uses; absent = the host's model. */
  readonly modelScript?: string;
  readonly priority: number;
  /** Runs this one is a part of, the nearest first: it spends at most what they have left. Limits are theirs, in micro-USD. */
  readonly budgetParents?: readonly { readonly run: string; readonly limit?: number }[];
  /** This run coordinates a change of these repositories and has one run for each. */
  readonly repositories?: readonly AskedPart[];
  /** This run is one of those. */
  readonly part?: PartOf;
  /** W3C traceparent of the request that started the run; absent = nobody looked. Decides nothing. */
  readonly traceParent?: string;
}

/** What `prepareRun` read once from the base commit; passed to every stage. */
export interface RunSnapshot extends RunRequest {
  readonly baseCommit: string;
  readonly branch: string;
  readonly policy: RunPolicy;
  readonly commands: ProjectCommands;
  /**
   * Versions of the contracts that this run writes until it ends, by schema name; a run that waits while later versions are
   * released goes on in its own. Absent = always the newest.
   */
  readonly schemas?: Readonly<Record<string, string>>;
  /** When the run has held a slot to work; the last stint goes on. Absent = not looked at. */
  readonly workedIn?: readonly Stretch[];
  /** What a turn of each role reserves of the tenant's budget at first; absent = the model had no price. */
  readonly turnReservationMicroUsd?: Readonly<Partial<Record<AgentRole, number>>>;
}

export interface PullRequestRef {
  readonly id: string;
  readonly url: string;
}

export interface DeploymentRef {
  readonly deployId: string;
  readonly url: string;
  readonly version: string;
  /** Absent once it is delivered. */
  readonly rollout?: RolloutProgress;
}

/** Artifact links by name; values are `stellwerk://` URIs. */
export interface RunLinks {
  readonly project_manifest?: string;
  readonly code_gen_spec?: string;
  readonly test_plan?: string;
  readonly artifact_bundle?: string;
  readonly qa_report?: string;
  readonly deploy_receipt?: string;
  readonly bug_reports?: readonly string[];
}

/** Whom or what a run waits for. `subject` is the digest a decision must name. Times are ISO 8601. */
export interface WaitingFor {
  readonly kind: 'gate' | 'checkpoint' | 'check' | 'control' | 'admission' | 'window' | 'turn' | 'soak';
  readonly gate?: string;
  readonly gateId?: string;
  /** Role whose members may decide. */
  readonly of?: string;
  /** Approvals the gate asks for, when it is more than one. */
  readonly quorum?: number;
  readonly subject?: string;
  readonly subjectUri?: string;
  readonly reason?: string;
  readonly choices?: readonly string[];
  /** Place in the admission queue, from 1, when it was last looked at. */
  readonly position?: number;
  /** At a checkpoint: the stage it follows, why it is there (stable code), what to do, and what the stage made. */
  readonly stage?: string;
  readonly code?: string;
  readonly hint?: string;
  readonly artifacts?: Readonly<Record<string, string>>;
  readonly since: string;
  readonly until?: string;
  readonly instanceId: string;
}

/** What the run index knows of a run and what the custom status shows (≤ 4 KB). Absent fields are left as they were. */
export interface RunProgress {
  readonly state?: SdlcState;
  readonly status?: RunStatus;
  readonly statusReason?: string | null;
  readonly waitingFor?: WaitingFor | null;
  readonly links?: RunLinks;
  readonly rounds?: number;
  readonly commit?: string;
  readonly pullRequest?: PullRequestRef;
  /** Null = it was taken back. */
  readonly deployment?: DeploymentRef | null;
}

export interface RunOutcome {
  readonly state: SdlcState;
  readonly status: RunStatus;
  readonly reason?: string;
  readonly links: RunLinks;
}
