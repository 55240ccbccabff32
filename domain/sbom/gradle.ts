import type { Component } from './component';

/** `gradle.lockfile`: `group:artifact:version=configurations`. */
export function readGradleLock(text: string): readonly Component[] {
  return text.split(/\r?\n/).flatMap((line): Component[] => {
    const [, name, version, used = ''] = /^([^#:\s]+:[^:\s]+):([^=\s]+)=(.*)$/.exec(line) ?? [];
    if (name === undefined || version === undefined) return [];
    const development = used.split(',').every((configuration) => /^test|^annotationProcessor/.test(configuration));
    return [{ ecosystem: 'maven', name, version, development }];
  });
}
