import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobServiceClient } from '@azure/storage-blob';
import { loopbackCertificate } from './certificate';
import { emulatorCredential } from './token-credential';

export interface Azurite {
  /** Blob endpoint of the development account; TLS with the loopback certificate. */
  readonly endpoint: string;
  /** Removes every container. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export interface AzuriteOptions {
  /** Where blobs outlive the process. Default: a new one that goes with it. */
  readonly folder?: string;
  /** Where its package is installed. Default: beside this file. */
  readonly packages?: string;
}

/** Azurite's blob service with OAuth, as a process of its own. */
export async function startAzurite({ folder: kept, packages = __dirname }: AzuriteOptions = {}): Promise<Azurite> {
  if (kept !== undefined) mkdirSync(kept, { recursive: true });
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'stellwerk-azurite-'));
  const { keyFile, certFile } = await loopbackCertificate();
  const port = await freePort();
  const main = createRequire(join(packages, 'package.json')).resolve('azurite/dist/src/blob/main.js');
  const args = [main, '--blobHost', '127.0.0.1', '--blobPort', String(port), '--location', folder, '--oauth', 'basic'];
  args.push('--cert', certFile, '--key', keyFile, '--skipApiVersionCheck', '--disableTelemetry');
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('successfully listens')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`Azurite ended with ${code}: ${output}`)));
  });
  const endpoint = `https://127.0.0.1:${port}/devstoreaccount1`;
  const service = new BlobServiceClient(endpoint, emulatorCredential('https://storage.azure.com'));
  return {
    endpoint,
    async clear() {
      for await (const { name } of service.listContainers()) await service.deleteContainer(name);
    },
    async close() {
      const exited = once(child, 'exit');
      child.kill();
      await exited;
      if (kept === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
