export { createAdoClient } from './client';
export type { AdoClient, AdoClientConfig, AdoOrganization } from './client';
export { createAdoCodeHost } from './code-host';
export { createEntraCredential, createPatCredential } from './credential';
export { createAdoWorkTracker } from './work-tracker';
export type { AdoWorkTrackerConfig } from './work-tracker';
export { createAdoChecks } from './checks';
