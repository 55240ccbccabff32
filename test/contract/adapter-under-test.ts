/** One store of an adapter, empty at first. */
export interface AdapterUnderTest<T> {
  /** A connection to the store; every call makes another one to the same data, as another process or a restart would. */
  open(): Promise<T>;
  /** Ends every connection at once, without saying goodbye where the adapter allows it; `open` then finds what was acknowledged. */
  stop(): Promise<void>;
  /** Removes the data. */
  dispose(): Promise<void>;
}

export type MakeAdapter<T> = () => Promise<AdapterUnderTest<T>>;
