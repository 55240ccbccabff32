import type { Reading } from '../../contracts/telemetry';
import type { Ports } from '../../ports';
import type { Telemetry } from '../../ports/telemetry';
import { createReadGauges } from '../services/delivery/read-gauges';

/** Levels that nobody has looked at for longer are not reported: another instance does the sweeps then. */
const freshMs = 5 * 60_000;

/** Reports the gauges of the records, and the levels the last sweep found; answers where a sweep puts them. */
export function observeGauges(ports: Ports, telemetry: Telemetry): (readings: readonly Reading[]) => void {
  const readGauges = createReadGauges(ports);
  let kept: { readonly readings: readonly Reading[]; readonly at: number } | undefined;
  telemetry.observe(async () => {
    const levels = kept && Date.now() - kept.at < freshMs ? kept.readings : [];
    return [...(await readGauges()), ...levels];
  });
  return (readings) => {
    kept = { readings, at: Date.now() };
  };
}
