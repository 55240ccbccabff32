export { canonicalJson } from './audit/canonical-json';
export { chainStart, createChainCheck } from './audit/chain-check';
export type { ChainAnchor, ChainBreak, ChainCheck, ChainedRecord } from './audit/chain-check';
