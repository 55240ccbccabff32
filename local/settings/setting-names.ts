/** Replaces `%NAME%` by the setting of that name. Throws when a setting is missing, naming it. */
export function resolveSettingNames(text: string, env: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/%([^%]+)%/g, (_, name: string) => {
    const value = env[name];
    if (value === undefined) throw new Error(`the setting %${name}% is not set`);
    return value;
  });
}
