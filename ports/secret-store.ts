/** Secrets by name, e.g. `ado-hook-{tenant}`. Values never enter histories, artifacts, logs or prompts. */
export interface SecretStore {
  /** Current value first, then values still valid during a rotation; empty when unknown. */
  get(name: string): Promise<readonly string[]>;
  /** Makes a random value unless one exists; answers the current one. */
  ensure(name: string): Promise<string>;
  /** Makes `value` the current one; earlier values stay valid until `retire`. Nothing happens when it is the current one. */
  set(name: string, value: string): Promise<void>;
  /** Ends a rotation: only the current value stays valid. */
  retire(name: string): Promise<void>;
}
