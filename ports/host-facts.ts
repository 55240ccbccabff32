/** An address that the settings name. */
export interface OutsideService {
  /** The setting that names it. */
  readonly setting: string;
  readonly url: string;
}

export type Reached =
  /** `status` is 0 where the address speaks no HTTP. `skewSeconds`: how far its clock is ahead of ours, when it tells the time. */
  | { readonly kind: 'answered'; readonly status: number; readonly skewSeconds?: number }
  | { readonly kind: 'failed'; readonly reason: string };

export interface DataFolder {
  readonly path: string;
  readonly freeBytes: number;
  readonly totalBytes: number;
  readonly writable: boolean;
  /** Others than its owner may enter it. Never on Windows. */
  readonly openToOthers: boolean;
}

/** What this host is and has around it, for people who look after it. Never a secret. */
export interface HostFacts {
  /** Version of Node. */
  readonly node: string;
  /** What was chosen where one machine and a service of Azure are both possible, by setting: `{STELLWERK_STORE: 'sqlite'}`. */
  readonly choices: Readonly<Record<string, string>>;
  /** Settings of ours that are set and that nothing reads as the others are set: misspelt, or left over. */
  readonly unreadSettings: readonly string[];
  readonly services: readonly OutsideService[];
  /** Sends no credential. Answers within 5 s, never rejects. */
  reach(service: OutsideService): Promise<Reached>;
  inspectDataFolder(): Promise<DataFolder>;
}
