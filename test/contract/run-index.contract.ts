import type { MakeAdapter } from './adapter-under-test';
import { describeGatesContract } from './run-index-gates.contract';
import { describeRunsContract } from './run-index-runs.contract';
import type { RunIndex } from '../../ports/run-index';

export function describeRunIndexContract(name: string, makeAdapter: MakeAdapter<RunIndex>): void {
  describeRunsContract(name, makeAdapter);
  describeGatesContract(name, makeAdapter);
}
