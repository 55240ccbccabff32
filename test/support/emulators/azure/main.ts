import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loopbackCertificate } from '../certificate';
import { services } from './services';

/**
 * Emulators of the Azure services as a process of its own: `--folder` for what they keep, `--root` of the checkout. Says
 * `{settings}`, the environment of an app that works with them, to its parent, and ends with it.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { folder: { type: 'string' }, root: { type: 'string' } } });
  const { folder = '.azure-emulators', root = process.cwd() } = values;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const started = await Promise.all(
    Object.entries(services).map(([name, start]) => start({ folder: join(folder, name), root })),
  );
  const settings = { ...Object.assign({}, ...started.map((each) => each.settings)), ...(await trust(folder)) };
  const stop = (): void => void Promise.allSettled(started.map((each) => each.close())).finally(() => process.exit(0));
  process.on('disconnect', stop);
  process.on('SIGTERM', stop);
  process.send?.({ settings });
}

/** The app trusts the emulators' certificate beside those it trusted before. */
async function trust(folder: string): Promise<Readonly<Record<string, string>>> {
  const { cert } = await loopbackCertificate();
  const before = process.env['NODE_EXTRA_CA_CERTS'];
  const file = join(folder, 'certificates.pem');
  writeFileSync(file, before ? `${readFileSync(before, 'utf8')}\n${cert}` : cert);
  return { NODE_EXTRA_CA_CERTS: file };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
