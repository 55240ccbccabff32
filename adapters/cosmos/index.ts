export { openCosmos, type CosmosConfig, type CosmosStore } from './client';
export { createCosmosRunIndex } from './run-index';
