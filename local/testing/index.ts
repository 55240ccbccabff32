export { createInlineRuntime, type ActivityFunction, type InlineApp } from './inline-runtime';
export { createManualClock, type ManualClock } from './manual-clock';
export { createTestHost, type TestHost, type TestHostOptions } from './test-host';
export { replay, type Divergence, type Side } from './replay';
