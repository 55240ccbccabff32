import type { AttemptEvidence, MeasuredSample, RollBackEvidence, Served, SupplyChainResult } from './deployment';
import type { RunSnapshot } from './run';

/** DEPLOYMENT: what is looked at and written down around the effects. */
export interface ReleaseRecords {
  probeHealth: {
    input: { readonly run: RunSnapshot; readonly deployId: string };
    output: { readonly healthy: boolean; readonly detail: string };
  };
  /** One sample of the golden signals. What cannot be measured is no data, never an error. */
  measureSignals: {
    input: {
      readonly run: RunSnapshot;
      readonly deployId: string;
      readonly sample: number;
      /** `restored`: the version that a roll back gave the traffic to. Default `candidate`. */
      readonly of?: 'candidate' | 'restored';
      readonly weightPercent?: number;
      /** Counters of the sample before; absent = the watch began at `since`. */
      readonly served?: Served;
      readonly since?: string;
    };
    output: MeasuredSample;
  };
  /** Whether another run has ended, however it did: what it held is free then. */
  readRunEnd: { input: { readonly runId: string }; output: { readonly isOver: boolean; readonly isPaused?: boolean } };
  /** The supply-chain gate: signature, bill of materials against the live version's, licences, known vulnerabilities. */
  verifySupplyChain: {
    input: {
      readonly run: RunSnapshot;
      readonly bundle: string;
      /** Its dependency scan. */
      readonly qaReport?: string;
      readonly deployId: string;
    };
    output: SupplyChainResult;
  };
  writeReceipt: {
    input: {
      readonly run: RunSnapshot;
      readonly deployId: string;
      readonly version: string;
      readonly status: 'SUCCESS' | 'FAILED' | 'ROLLED_BACK';
      readonly reason?: string;
      readonly evidence: AttemptEvidence;
      readonly rollBack?: RollBackEvidence;
      readonly qaReport?: string;
      readonly bundle?: string;
      readonly deployGateId?: string;
      readonly url?: string;
    };
    output: { readonly receipt: string };
  };
  /** A note on the work item about what was delivered. Of orchestrations from 1.1.0 on; written once per run. */
  announceDelivery: {
    input: { readonly run: RunSnapshot; readonly qaReport: string; readonly receipt: string; readonly url?: string };
    output: null;
  };
  /** Loop L2: a bug report from a rolled-back deployment, put on the bus. Idempotent by run. */
  raiseRollbackBug: {
    input: { readonly run: RunSnapshot; readonly receipt: string; readonly operationKey: string };
    output: { readonly bugReport: string };
  };
}
