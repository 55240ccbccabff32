// The import table of the architecture: which top-level room may import which. ESLint and test/architecture both read it.
// `packages` lists the npm packages a room may use ('*' = any); node built-ins are allowed where `node` is true or names them.
export const layers = {
  domain: { rooms: [], packages: [], node: false },
  contracts: { rooms: ['domain'], packages: [], node: false },
  ports: { rooms: ['domain', 'contracts'], packages: [], node: false },
  pipelines: { rooms: ['domain'], packages: ['yaml'], node: false },
  policies: { rooms: ['domain'], packages: ['@cedar-policy/cedar-wasm'], node: false },
  schemas: { rooms: ['domain'], packages: ['ajv', 'ajv-formats', 'yaml'], node: true },
  orchestrators: { rooms: ['domain', 'contracts'], packages: ['durable-functions'], node: false },
  entities: { rooms: ['domain', 'contracts'], packages: ['durable-functions'], node: false },
  agents: { rooms: ['domain', 'contracts', 'ports', 'schemas', 'pipelines'], packages: [], node: false },
  activities: {
    rooms: ['domain', 'contracts', 'ports', 'schemas', 'agents', 'pipelines'],
    packages: [],
    node: ['node:crypto'],
  },
  adapters: {
    rooms: ['ports', 'domain', 'contracts', 'schemas', 'pipelines', 'policies'],
    packages: ['*'],
    node: true,
  },
  app: {
    rooms: [
      'domain',
      'contracts',
      'ports',
      'schemas',
      'orchestrators',
      'entities',
      'agents',
      'activities',
      'adapters',
      'pipelines',
      'policies',
    ],
    packages: ['*'],
    node: true,
  },
  functions: {
    rooms: ['app', 'contracts', 'domain', 'schemas', 'ports'],
    packages: ['@azure/functions', 'durable-functions'],
    node: true,
  },
  local: { rooms: [], packages: ['*'], node: true },
  cli: { rooms: ['domain', 'contracts', 'schemas', 'pipelines', 'policies'], packages: ['commander'], node: true },
};

/**
 * Folders of adapters/ that are no adapter: what several adapters have in common. Any adapter may use them, and they use
 * only what is named here; every other folder is closed.
 */
export const commonGround = {
  'code-hosting': [],
  hubs: ['code-hosting', 'local-machine'],
  'local-machine': [],
  'record-keeping': [],
};

/** Whether code in one folder of adapters/ may import from another. */
export function mayImportAdapter(folder, other) {
  if (folder === other) return true;
  return commonGround[folder] ? commonGround[folder].includes(other) : other in commonGround;
}
