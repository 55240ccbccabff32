import { createHash } from 'node:crypto';
import type { RunSnapshot } from '../contracts/run';
import { uuidFromSha256 } from '../domain/ids';
import { cycloneDx } from '../domain/sbom/cyclonedx';
import { noDelta, sbomDelta } from '../domain/sbom/delta';
import type { SbomDelta } from '../domain/sbom/delta';
import { withLicence } from '../domain/sbom/licences';
import type { LicenceSources } from '../domain/sbom/licences';
import { manifestPaths, readInventory, unnamedDependencies } from '../domain/sbom/manifests';
import type { Inventory } from '../domain/sbom/manifests';
import type { Ports } from '../ports';
import { storeJson } from './documents';

export interface BundleSbom {
  /** The CycloneDX document as an artifact. */
  readonly uri: string;
  readonly inventory: Inventory;
  /** Against the run's base commit. */
  readonly delta: SbomDelta;
  /** Changed dependency files whose packages nothing here can name. */
  readonly unnamed: readonly string[];
}

/** Bill of materials of a commit. The base commit is read only when a dependency file differs from it. */
export async function makeSbom(
  ports: Pick<Ports, 'artifacts' | 'code'>,
  run: RunSnapshot,
  commit: string,
  dependencyFiles: readonly string[],
  licences: LicenceSources,
): Promise<BundleSbom> {
  const [{ inventory: plain, paths }, base] = await Promise.all([
    inventoryOf(ports, run, commit),
    dependencyFiles.length > 0 ? inventoryOf(ports, run, run.baseCommit) : undefined,
  ]);
  const inventory = { ...plain, components: plain.components.map((each) => withLicence(each, licences)) };
  const { repository } = run.repository;
  const serial = uuidFromSha256(createHash('sha256').update(`${run.tenant} ${repository} ${commit}`).digest('hex'));
  const uri = await storeJson(
    ports.artifacts,
    run.tenant,
    'sbom',
    cycloneDx(inventory, { repository, commit, serial }),
  );
  const delta = base ? sbomDelta(base.inventory.components, inventory.components) : noDelta;
  return { uri, inventory, delta, unnamed: unnamedDependencies(dependencyFiles, paths) };
}

async function inventoryOf(
  ports: Pick<Ports, 'code'>,
  run: RunSnapshot,
  commit: string,
): Promise<{ readonly inventory: Inventory; readonly paths: readonly string[] }> {
  const { repository } = run.repository;
  const paths = (await ports.code.listFiles(repository, commit)).map(({ path }) => path);
  const files = await Promise.all(
    manifestPaths(paths).map(async (path) => {
      const content = await ports.code.readFile(repository, commit, path);
      return { path, text: new TextDecoder().decode(content) };
    }),
  );
  return { inventory: readInventory(files), paths };
}
