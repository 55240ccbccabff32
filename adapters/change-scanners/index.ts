import type { ChangeScanners } from '../../ports/change-scanners';
import { judgeLicences } from './licences';
import { findSecrets } from './secrets';

/** Scanners by secretlint and SPDX. Both are loaded by their first use, so that starting the app reads neither. */
export function createChangeScanners(): ChangeScanners {
  return { findSecrets, judgeLicences };
}
