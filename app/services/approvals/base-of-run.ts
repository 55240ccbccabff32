import type { Ports } from '../../../ports';
import type { RunRecord } from '../../../ports/run-index';
import { validate } from '../../../schemas/validate';

/** The commit a run started from, as its newest bundle says. */
export async function baseOfRun(ports: Pick<Ports, 'artifacts'>, run: RunRecord): Promise<string | undefined> {
  const uri = run.links.artifact_bundle;
  if (uri === undefined) return undefined;
  const content = await ports.artifacts.get(uri);
  const bundle = validate('artifact_bundle', JSON.parse(Buffer.from(content).toString('utf8')));
  return bundle.ok ? bundle.value.source_code.base_commit : undefined;
}
