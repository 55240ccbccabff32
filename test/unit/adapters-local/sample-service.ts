import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createLocalDeployer, type LocalDeployer } from '../../../adapters/local-deploy';
import type { DeployRequest } from '../../../ports/deployer';
import { newFolder, searchPath, writeFiles } from './scratch';

const service = `
const { createServer } = require('node:http');
const name = require('node:fs').readFileSync('name.txt', 'utf8');
createServer((request, response) => {
  if (request.url === '/env') return response.end(JSON.stringify(process.env));
  if (request.url === '/pid') return response.end(String(process.pid));
  response.statusCode = name.startsWith('sick') ? 503 : 200;
  setTimeout(() => response.end(name), request.url === '/slow' ? 300 : 0);
}).listen(Number(process.env.PORT), '127.0.0.1');
`;

export interface SampleServices {
  readonly data: string;
  readonly version: (name: string, options?: { healthy?: boolean; builds?: boolean }) => DeployRequest;
  /** A deployer on the same data, as a restarted host has it. */
  readonly deployer: () => LocalDeployer;
  /** Ids of every request made, for cleaning up. */
  readonly deployIds: string[];
}

export function createSampleServices(): SampleServices {
  const data = newFolder('deploy');
  const trees = new Map<string, string>();
  const deployIds: string[] = [];
  return {
    data,
    deployIds,
    version(name, { healthy = true, builds = true } = {}) {
      const text = healthy ? name : `sick ${name}`;
      const commit = createHash('sha1').update(`${text}${trees.size}`).digest('hex');
      trees.set(commit, text);
      const deployId = `acme.shop.42.1.deploy.${deployIds.length + 1}`;
      deployIds.push(deployId);
      return {
        deployId,
        tenant: 'acme',
        project: 'shop',
        repository: { repository: 'acme.shop', defaultBranch: 'main' },
        commit,
        commands: {
          build: builds ? 'cp name.in name.txt' : 'echo the build went wrong; exit 2',
          test: 'true',
          start: 'exec node service.js',
        },
      };
    },
    deployer: () =>
      createLocalDeployer({
        databaseFile: join(data, 'deployments.db'),
        folder: join(data, 'deployments'),
        path: searchPath,
        exportTree: async (_repository, commit, folder) =>
          writeFiles(folder, { 'service.js': service, 'name.in': trees.get(commit) ?? '' }),
        firstPort: 17_200 + Math.floor(Math.random() * 3000),
        graceMilliseconds: 500,
      }),
  };
}

/** Ends everything the test deployed. */
export async function endServices(services: SampleServices, deployer: LocalDeployer): Promise<void> {
  for (const deployId of [...services.deployIds].reverse()) {
    await deployer.rollBack(deployId).catch(() => undefined);
  }
  await deployer.stop();
}
