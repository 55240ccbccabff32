import type { Ports } from '../../ports';
import type { Role } from '../role';

/** Stores a checked output; the same output answers the same URI. */
export async function storeOutput(
  ports: Pick<Ports, 'artifacts'>,
  tenant: string,
  role: Role,
  output: unknown,
): Promise<string> {
  return (await ports.artifacts.put(tenant, role.outputName, `${JSON.stringify(output, null, 2)}\n`)).uri;
}
