/** An adapter's members for an object that takes its place, also where they are those of a class. */
export function boundMethods<T extends object>(adapter: T): T {
  const names = new Set<string>();
  for (let level: object = adapter; level !== Object.prototype; level = Object.getPrototypeOf(level) as object) {
    for (const name of Object.getOwnPropertyNames(level)) if (name !== 'constructor') names.add(name);
  }
  const members = [...names].map((name) => {
    const member: unknown = Reflect.get(adapter, name);
    return [name, typeof member === 'function' ? (member.bind(adapter) as unknown) : member] as const;
  });
  return Object.fromEntries(members) as unknown as T;
}
