/** A scanner that the project's own toolchain brings. */
export interface ScannerPolicy {
  /** One shell command line, run in the checkout without network. Absent: the install command leaves the file. */
  readonly command?: string;
  readonly format: ScannerFormat;
  /** The report it leaves, relative to the checkout. */
  readonly file: string;
}

export type ScannerFormat = 'sarif' | 'osv' | 'npm-audit' | 'cyclonedx-vex';

/** What a change must hold before it counts as coded and tested. */
export interface QualityPolicy {
  /** Largest number of changed files. */
  readonly maxFiles: number;
  /** Largest number of added and removed lines together; lock files are not counted. */
  readonly maxChangedLines: number;
  /** Largest size of all added or changed binary files together, in bytes. */
  readonly maxNewBinaryBytes: number;
  /** SPDX ids; when set, a package needs a licence that these satisfy. */
  readonly allowedLicences?: readonly string[];
  /** SPDX ids no package may be bound to. `GPL-3.0` also means `-only` and `-or-later`. */
  readonly deniedLicences: readonly string[];
  /** A package whose licence nothing tells, and a changed dependency file whose packages nothing here can name. */
  readonly unknownLicences: 'allow' | 'refuse';
  /** SPDX expressions that people have looked up, by package URL with or without version. */
  readonly knownLicences?: Readonly<Record<string, string>>;
  /** A CycloneDX document that tells licences, left by the command or by another one. */
  readonly licenceReport?: { readonly command?: string; readonly file: string };
  readonly sast?: ScannerPolicy;
  readonly sca?: ScannerPolicy;
  /** Highest tolerated CVSS score of a known vulnerability. */
  readonly cvssMax: number;
  /** A change that weakens tests fails its gate, or is shown to the approver. */
  readonly testWeakening: 'refuse' | 'ask';
  /** Repetitions of a failed check on the same commit, to tell a flaky test. */
  readonly flakyReruns: number;
  /** Repetitions after trouble that is not the project's. */
  readonly infrastructureRetries: number;
  /** Repairs by the coder within TESTING. */
  readonly stabiliseCycles: number;
}

export const defaultQualityPolicy: QualityPolicy = {
  maxFiles: 200,
  maxChangedLines: 5_000,
  maxNewBinaryBytes: 1_000_000,
  deniedLicences: ['GPL-2.0', 'GPL-3.0', 'AGPL-3.0', 'SSPL-1.0'],
  unknownLicences: 'allow',
  cvssMax: 6.9,
  testWeakening: 'refuse',
  flakyReruns: 1,
  infrastructureRetries: 2,
  stabiliseCycles: 2,
};

/** The rules of a run. One that began before there were such rules lives under the defaults. */
export function qualityOf(policy: { readonly quality?: Partial<QualityPolicy> }): QualityPolicy {
  return { ...defaultQualityPolicy, ...policy.quality };
}
