import type { Finding, FindingArea } from '../../../contracts/doctor';
import { isAppError } from '../../../domain/errors';

export function good(area: FindingArea, about: string, text: string): Finding {
  return { area, about, level: 'ok', text };
}

export function bad(
  level: 'warning' | 'error',
  [area, about]: readonly [FindingArea, string],
  text: string,
  fix: string,
): Finding {
  return { area, about, level, text, fix };
}

const patienceMs = 10_000;

/** What `work` found; an error finding when it throws or takes longer than 10 s. One thing that hangs holds up no other. */
export async function examine(
  place: readonly [FindingArea, string],
  fix: string,
  work: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('It gave no answer in time.')), patienceMs);
  });
  try {
    return await Promise.race([work(), late]);
  } catch (error) {
    // Only errors of ours are known to hold nothing that is private.
    const known = isAppError(error) || (error instanceof Error && error.message === 'It gave no answer in time.');
    return [bad('error', place, known ? error.message : 'It failed; the log of the host says why.', fix)];
  } finally {
    clearTimeout(timer);
  }
}
