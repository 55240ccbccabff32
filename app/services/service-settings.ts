import type { AdmissionLimits } from '../../domain/admission';
import type { StoreUsage } from '../stores/records';
import type { Reading } from '../../contracts/telemetry';
import type { PortMeasures } from '../timed-ports';

/** What use cases need to know of the host they run in. app/config.ts fills it. */
export interface ServiceSettings {
  /** Version of the product, from package.json. */
  readonly version: string;
  /** The host listens on this machine only: its users may do what takes an administrator elsewhere. */
  readonly localHost: boolean;
  /** What keeps project commands apart from this machine, where they run on it; shown by the health check. */
  readonly describeSandbox: () => Promise<string>;
  /** How many runs may work at once; absent = what the queue has. */
  readonly admission?: AdmissionLimits;
  /** Address of the app as people reach it; absent = messages hold no link to the decision page. */
  readonly publicUrl?: string;
  /** What the adapters have cost since the process began, where somebody takes the time. */
  readonly measurePorts?: () => PortMeasures;
  /** What the store of the records has charged since the process began; absent where calls cost nothing. */
  readonly measureStore?: () => readonly StoreUsage[];
  /** Where telemetry takes what only a sweep finds out; absent = nobody looks. */
  readonly keepLevels?: (readings: readonly Reading[]) => void;
}
