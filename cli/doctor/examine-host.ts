import { join } from 'node:path';
import type { DoctorView, Finding } from '../../contracts/doctor';
import { CliFailure } from '../failure';
import type { Session } from '../session';
import { packageRoot, readJson } from '../settings';
import { bad, good } from './examine-machine';

/** Beyond this, tokens of the one are not believed by the other. */
const skewErrorSeconds = 120;
const skewWarningSeconds = 5;

/** What the host says of itself and of the tenant, and how its clock and version stand to ours. */
export async function examineHost(session: Session, tenant: string | undefined): Promise<readonly Finding[]> {
  const asked = Date.now();
  try {
    const query = { tenant: session.ownTenant(tenant) };
    const { at, version, findings } = await session
      .client(session.administrator())
      .get<DoctorView>('/v1/doctor', query);
    const reached = good('host', session.url, 'It answers.');
    return [reached, clock(at, asked), sameVersion(version), ...findings];
  } catch (error) {
    if (!(error instanceof CliFailure) || error.exitCode === 2) throw error;
    const { code, detail } = error.problem;
    const role = code === 'forbidden' ? 'Ask as somebody with the role ops or admin: --as admin.' : undefined;
    const fix = error.nextStep ?? role ?? 'Look at the log of the host.';
    return [bad('error', 'host', session.url, detail, fix)];
  }
}

function clock(at: string, asked: number): Finding {
  const answered = Date.now();
  // Somewhere between question and answer the host looked at its clock: what lies outside of that is certain.
  const ahead = Date.parse(at) - answered;
  const behind = asked - Date.parse(at);
  const seconds = Math.round(Math.max(ahead, behind, 0) / 1000);
  if (seconds <= skewWarningSeconds) return good('clock', 'this machine', 'It agrees with the clock of the host.');
  const text = `The clock of the host is at least ${seconds} s ${ahead > 0 ? 'ahead of' : 'behind'} that of this machine.`;
  const fix = 'Set the wrong one by a time server (chrony, systemd-timesyncd).';
  return bad(seconds > skewErrorSeconds ? 'error' : 'warning', 'clock', 'this machine', text, fix);
}

function sameVersion(host: string): Finding {
  const own = (readJson(join(packageRoot(), 'package.json')) as { readonly version?: string } | undefined)?.version;
  if (own === host) return good('versions', 'host', `It has the version of this command line, ${host}.`);
  const text = `The host has version ${host}, this command line ${own ?? 'none'}.`;
  return bad('warning', 'versions', 'host', text, 'Use the command line of the version that the host has.');
}
