import type { AgentSessionInput } from './stages';

/** MAINTENANCE. */
export interface TriageRecords {
  classifyBug: {
    input: {
      readonly tenant: string;
      readonly project: string;
      readonly bugReport: string;
      readonly triageId: string;
      readonly fingerprint: string;
      /** Artifact with the triager's output; it can only raise. */
      readonly agentView?: string;
      /** Why there is none. */
      readonly agentNote?: string;
    };
    output: {
      readonly verdict: 'hotfix' | 'regular_fix' | 'duplicate' | 'wont_fix';
      readonly reason: string;
      readonly severity: string;
    };
  };
  /** What the triager's session starts from; skipped = rules decide alone. */
  prepareTriage: {
    input: { readonly tenant: string; readonly project: string; readonly bugReport: string; readonly triageId: string };
    output:
      | { readonly kind: 'ready'; readonly session: AgentSessionInput }
      | { readonly kind: 'skipped'; readonly reason: string };
  };
  writeHotfixSpec: {
    input: {
      readonly tenant: string;
      readonly project: string;
      readonly bugReport: string;
      readonly triageId: string;
      /** Artifact with the triager's output: its suspected files narrow the scope. */
      readonly agentView?: string;
    };
    output: { readonly spec: string; readonly testPlan: string; readonly manifest: string };
  };
}
