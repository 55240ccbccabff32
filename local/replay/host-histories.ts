import { historiesPath } from '../http/history-export';
import type { HistorySource, RecordedHistory } from './recorded-history';

interface Page {
  readonly items: readonly RecordedHistory[];
  readonly continuation?: string;
}

/** Every instance of a running host. `masterKey` is `master` in `keys.json` of its data folder. */
export async function* historiesOfHost(url: string, masterKey: string | undefined): HistorySource {
  if (masterKey === undefined || masterKey === '') {
    throw new Error(
      `The histories of ${url} need the host's master key: set LOCAL_MASTER_KEY to "master" of keys.json in its data folder.`,
    );
  }
  let continuation: string | undefined;
  do {
    const page: Page = await readPage(url, masterKey, continuation);
    yield* page.items;
    continuation = page.continuation;
  } while (continuation !== undefined);
}

async function readPage(url: string, masterKey: string, continuation: string | undefined): Promise<Page> {
  const address = new URL(historiesPath, url);
  if (continuation !== undefined) address.searchParams.set('continuation', continuation);
  let response: Response;
  try {
    response = await fetch(address, { headers: { 'x-functions-key': masterKey } });
  } catch (error) {
    const { cause, message } = error as Error;
    throw new Error(`No host answers at ${url}: ${cause instanceof Error ? cause.message : message}.`, {
      cause: error,
    });
  }
  if (response.status === 401) throw new Error(`The host at ${url} refused the master key.`);
  if (!response.ok) throw new Error(`The host at ${url} answered ${response.status} for its histories.`);
  return (await response.json()) as Page;
}
