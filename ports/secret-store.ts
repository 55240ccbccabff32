/** Secrets by name, e.g. `ado-hook-{tenant}`. Values never enter histories, artifacts, logs or prompts. */
export interface SecretStore {
  /** Current value first, then values still valid during a rotation; empty when unknown. */
  get(name: string): Promise<readonly string[]>;
  /** Makes a random value unless one exists; answers the current one. */
  ensure(name: string): Promise<string>;
}
