/** At most so many in one request, and so many bytes: what a broker takes of a batch. */
const most = 100;
const mostBytes = 200_000;

interface Waiting<T> {
  readonly item: T;
  readonly bytes: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Sends what comes while a request is under way together with the next one, in the order it came. A single item never waits
 * for company, and under load a request carries many: the broker writes them to its disk at once.
 */
export function createGather<T>(
  send: (items: readonly T[]) => Promise<void>,
): (item: T, bytes: number) => Promise<void> {
  let waiting: Waiting<T>[] = [];
  let underWay = false;

  function take(): readonly Waiting<T>[] {
    let bytes = 0;
    let count = 0;
    for (const each of waiting.slice(0, most)) {
      bytes += each.bytes;
      if (count > 0 && bytes > mostBytes) break;
      count += 1;
    }
    const taken = waiting.slice(0, count);
    waiting = waiting.slice(count);
    return taken;
  }

  async function run(): Promise<void> {
    underWay = true;
    while (waiting.length > 0) {
      const taken = take();
      try {
        await send(taken.map(({ item }) => item));
        for (const { resolve } of taken) resolve();
      } catch (error) {
        for (const { reject } of taken) reject(error);
      }
    }
    underWay = false;
  }

  return (item, bytes) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, bytes, resolve, reject });
      if (!underWay) void run();
    });
}
