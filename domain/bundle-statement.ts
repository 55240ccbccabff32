/** What a signature over an `artifact_bundle` covers. */
export interface SignedBundle {
  readonly source_code: {
    readonly repository: string;
    readonly branch: string;
    readonly commit: string;
    readonly base_commit?: string;
  };
  readonly files: readonly { readonly path: string; readonly change: string; readonly sha256?: string }[];
  readonly sbom?: { readonly ref?: string };
  readonly quality_gates: { readonly passed: boolean };
}

/**
 * The text that is signed: one fact a line, files in the order of their paths, every value as JSON so that no path can pass
 * for another line. Whoever verifies makes it anew from the bundle, so any change of a fact breaks the signature.
 */
export function bundleStatement({ source_code: source, files, sbom, quality_gates: gates }: SignedBundle): string {
  const facts = [
    ['artifact_bundle', 1],
    ['repository', source.repository],
    ['commit', source.commit],
    ['base', source.base_commit ?? null],
    ['sbom', sbom?.ref ?? null],
    ['gates', gates.passed],
    ...[...files]
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, change, sha256 }) => ['file', path, change, sha256 ?? null]),
  ];
  return `${facts.map((fact) => JSON.stringify(fact)).join('\n')}\n`;
}
