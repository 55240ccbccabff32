export interface ScannedFile {
  readonly path: string;
  readonly text: string;
}

/** A secret in a file; its value is in no field. */
export interface SecretFinding {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  /** Last line of one that spans several. */
  readonly endLine: number;
}

export interface LicenceRules {
  /** SPDX ids; when given, only what they satisfy is allowed. */
  readonly allow?: readonly string[];
  readonly deny: readonly string[];
}

/** `unknown` = no expression that SPDX knows, such as `SEE LICENSE IN README`. */
export type LicenceVerdict = 'allowed' | 'denied' | 'unknown';

/** Scanners that look at the text of a change in this process. They read nothing but what they are given. */
export interface ChangeScanners {
  findSecrets(files: readonly ScannedFile[]): Promise<readonly SecretFinding[]>;
  /** Verdicts in the order of the expressions. Of `A OR B` the friendlier counts, of `A AND B` both. */
  judgeLicences(expressions: readonly string[], rules: LicenceRules): Promise<readonly LicenceVerdict[]>;
}
