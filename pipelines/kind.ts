export const kindNames = ['node', 'python', 'dotnet', 'java', 'go'] as const;
export type KindName = (typeof kindNames)[number];

/** One command of a pipeline's check stage. Passes on a repository that has nothing for it to do, and says so. */
export interface KindCommand {
  readonly name: 'install' | 'build' | 'lint' | 'typecheck' | 'test' | 'coverage';
  /** Lines for bash, which stops at the first that fails. */
  readonly script: string;
  readonly network?: boolean;
  /** A failure of it is told and does not end the stage. */
  readonly advisory?: boolean;
}

/** What is particular to one kind of project; all else is the same in every pipeline. */
export interface Kind {
  readonly name: KindName;
  /** Any of these files in the repository's root makes it one of this kind; a leading `*` stands for any name. */
  readonly marks: readonly string[];
  /** Task that puts the tool chain on the agent, in an exact version. */
  readonly tool: { readonly task: string; readonly inputs: Readonly<Record<string, string>> };
  readonly commands: readonly KindCommand[];
  /** JUnit files that the tests leave, as a pattern for the publishing task. */
  readonly testResults: string;
  readonly lcov: string;
  /** Cobertura or JaCoCo file, where the kind's tools make one. */
  readonly coverageReport?: string;
  /** Writes the bill of materials to `$BILL` as CycloneDX. */
  readonly bill: { readonly script: string; readonly network: boolean };
  /** Puts what is delivered into the folder `$PACKAGES`. */
  readonly pack: string;
}
