import type { Component } from './component';

/** `go.mod`: every required module, direct and indirect; `replace` lines are applied when they name a version. */
export function readGoMod(text: string): readonly Component[] {
  const lines = statements(text);
  const replaced = new Map(
    lines.flatMap((line) => {
      const [, from, to, version] = /^replace (\S+)(?: \S+)? => (\S+) (v\S+)$/.exec(line) ?? [];
      return from === undefined || to === undefined || version === undefined ? [] : [[from, { to, version }] as const];
    }),
  );
  return lines.flatMap((line): Component[] => {
    const [, name, version] = /^require (\S+) (v\S+)$/.exec(line) ?? [];
    if (name === undefined || version === undefined) return [];
    const instead = replaced.get(name);
    return [
      { ecosystem: 'golang', name: instead?.to ?? name, version: instead?.version ?? version, development: false },
    ];
  });
}

/** Blocks like `require ( … )` as one statement a line, without comments. */
function statements(text: string): string[] {
  let block: string | undefined;
  return text.split(/\r?\n/).flatMap((raw) => {
    const line = raw
      .replace(/\/\/.*$/, '')
      .trim()
      .replaceAll(/\s+/g, ' ');
    const opened = /^(\w+) \($/.exec(line)?.[1];
    if (opened !== undefined) block = opened;
    else if (line === ')') block = undefined;
    else if (line !== '') return [block === undefined ? line : `${block} ${line}`];
    return [];
  });
}
