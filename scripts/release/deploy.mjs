import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { az, azJson } from './az.mjs';

const container = 'packages';
const pointer = 'releases/current.json';
const lookEveryMs = 2_000;

/**
 * Deploys the zip and tests it. What was deployed last stays in the container of the packages, with a pointer to it: when the
 * test fails it is deployed again, and this throws in any case.
 */
export async function deploy({ zip, version, sha256, outputs, work }) {
  const store = blobsOf(outputs.STELLWERK_HOST_STORAGE);
  const before = readBefore(store, work);
  const blob = `releases/${sha256.slice(0, 12)}-${basename(zip)}`;
  store.upload(blob, zip);
  putIntoApp(zip, outputs);
  const fault = await smokeTest(outputs.STELLWERK_HOST, version);
  if (fault === undefined) {
    const file = join(work, 'current.json');
    writeFileSync(file, JSON.stringify({ blob, version, sha256 }));
    store.upload(pointer, file);
    console.log(`${version} (${sha256.slice(0, 12)}) is deployed and answers.`);
    return;
  }
  if (before === undefined) throw new Error(`${version} does not work: ${fault}. There is no release to roll back to.`);
  const earlier = join(work, 'earlier.zip');
  store.download(before.blob, earlier);
  const found = createHash('sha256').update(readFileSync(earlier)).digest('hex');
  if (found !== before.sha256)
    throw new Error(`${version} does not work: ${fault}. ${before.blob} is not what it was.`);
  putIntoApp(earlier, outputs);
  const stillWrong = await smokeTest(outputs.STELLWERK_HOST, before.version);
  const end =
    stillWrong === undefined ? `${before.version} is back and answers` : `${before.version} is back: ${stillWrong}`;
  throw new Error(`${version} does not work: ${fault}. ${end}.`);
}

function blobsOf(account) {
  const at = (name) => ['--account-name', account, '-c', container, '-n', name, '--auth-mode', 'login'];
  return {
    has: (name) => azJson(['storage', 'blob', 'exists', ...at(name)]).exists === true,
    upload: (name, file) => az(['storage', 'blob', 'upload', ...at(name), '-f', file, '--overwrite']),
    download: (name, file) => az(['storage', 'blob', 'download', ...at(name), '-f', file]),
  };
}

function readBefore(store, work) {
  if (!store.has(pointer)) return undefined;
  const file = join(work, 'before.json');
  store.download(pointer, file);
  return JSON.parse(readFileSync(file, 'utf8'));
}

function putIntoApp(zip, { AZURE_RESOURCE_GROUP: group, AZURE_FUNCTION_NAME: app }) {
  az(['functionapp', 'deployment', 'source', 'config-zip', '-g', group, '-n', app, '--src', zip]);
}

/** Undefined = healthy in this version, described, and closed to strangers. */
async function smokeTest(host, version) {
  const base = host.includes('://') ? host : `https://${host}`;
  const until = Date.now() + Number(process.env.STELLWERK_SMOKE_SECONDS ?? 300) * 1000;
  for (;;) {
    const fault = await firstFault(base, version).catch((error) => `no answer (${error.cause?.code ?? error.message})`);
    if (fault === undefined || Date.now() >= until) return fault;
    await sleep(Math.min(lookEveryMs, Math.max(1, until - Date.now())));
  }
}

async function firstFault(base, version) {
  const health = await fetch(`${base}/api/health`);
  if (!health.ok) return `/api/health answers ${health.status}`;
  const told = (await health.json()).version;
  if (told !== version) return `/api/health tells version ${told}`;
  const description = await fetch(`${base}/api/openapi.json`);
  if (!description.ok) return `/api/openapi.json answers ${description.status}`;
  const closed = await fetch(`${base}/api/v1/runs`);
  return closed.status === 401 ? undefined : `/api/v1/runs answers a stranger with ${closed.status}`;
}
