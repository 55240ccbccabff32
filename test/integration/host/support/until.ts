/** Waits for something that comes true by itself; fails with its last value after `limitMs`. */
export async function until<T>(
  read: () => Promise<T> | T,
  isTrue: (value: T) => boolean,
  limitMs = 10_000,
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const value = await read();
    if (isTrue(value)) return value;
    if (performance.now() > end)
      throw new Error(`after ${limitMs} ms it is still ${JSON.stringify(value)?.slice(0, 2000)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
