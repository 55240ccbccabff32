import { createHash } from 'node:crypto';
import type { RunSnapshot } from '../contracts/run';
import { uuidFromSha256 } from '../domain/ids';
import { cycloneDx } from '../domain/sbom/cyclonedx';
import { noDelta, sbomDelta } from '../domain/sbom/delta';
import type { SbomDelta } from '../domain/sbom/delta';
import { manifestPaths, readInventory } from '../domain/sbom/manifests';
import type { Inventory } from '../domain/sbom/manifests';
import type { Ports } from '../ports';
import { storeJson } from './documents';

export interface BundleSbom {
  /** The CycloneDX document as an artifact. */
  readonly uri: string;
  readonly inventory: Inventory;
  /** Against the run's base commit. */
  readonly delta: SbomDelta;
}

/** Bill of materials of a commit. The base commit is read only when a dependency file differs from it. */
export async function makeSbom(
  ports: Pick<Ports, 'artifacts' | 'code'>,
  run: RunSnapshot,
  commit: string,
  dependencyFilesChanged: boolean,
): Promise<BundleSbom> {
  const [inventory, base] = await Promise.all([
    inventoryOf(ports, run, commit),
    dependencyFilesChanged ? inventoryOf(ports, run, run.baseCommit) : undefined,
  ]);
  const { repository } = run.repository;
  const serial = uuidFromSha256(createHash('sha256').update(`${run.tenant} ${repository} ${commit}`).digest('hex'));
  const uri = await storeJson(
    ports.artifacts,
    run.tenant,
    'sbom',
    cycloneDx(inventory, { repository, commit, serial }),
  );
  return { uri, inventory, delta: base ? sbomDelta(base.components, inventory.components) : noDelta };
}

async function inventoryOf(ports: Pick<Ports, 'code'>, run: RunSnapshot, commit: string): Promise<Inventory> {
  const { repository } = run.repository;
  const paths = manifestPaths((await ports.code.listFiles(repository, commit)).map(({ path }) => path));
  const files = await Promise.all(
    paths.map(async (path) => {
      const content = await ports.code.readFile(repository, commit, path);
      return { path, text: new TextDecoder().decode(content) };
    }),
  );
  return readInventory(files);
}
