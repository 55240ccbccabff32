import type { AgentRole, Stage } from '../contracts/stages';
import type { ObjectSchema } from './output-schema';

export type ToolName =
  'list_files' | 'read_file' | 'search' | 'query_graph' | 'edit_file' | 'render_pipeline' | 'use_skill' | 'finish';

/** What a role may do. A tool that is not named here does not exist for the model, whatever it asks for. */
export interface Capabilities {
  readonly tools: readonly ToolName[];
  /** Globs of the repository it may read and write; a project can set others by stage. Secrets are never readable. */
  readonly read: readonly string[];
  readonly write: readonly string[];
  /** Upper bound of one answer; also what a turn reserves of the run's limit. */
  readonly maxOutputTokens: number;
}

export interface Role {
  readonly name: AgentRole;
  readonly stage: Stage;
  /** Grows with every change of the prompt; kept with each recorded request. */
  readonly promptVersion: string;
  readonly prompt: string;
  readonly capabilities: Capabilities;
  /** Checked strictly before the output becomes an artifact. */
  readonly outputSchema: ObjectSchema;
  /** Name of the output's artifact. */
  readonly outputName: string;
}
