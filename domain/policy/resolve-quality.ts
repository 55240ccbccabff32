import { defaultQualityPolicy } from './quality';
import type { QualityPolicy } from './quality';

type LicenceSettings = 'allowedLicences' | 'deniedLicences' | 'unknownLicences' | 'knownLicences' | 'licenceReport';

/** The group `quality` of a project file. */
export type QualityOverrides = Partial<Omit<QualityPolicy, LicenceSettings>> & {
  readonly licences?: {
    readonly allow?: readonly string[];
    readonly deny?: readonly string[];
    readonly unknown?: 'allow' | 'refuse';
    readonly known?: QualityPolicy['knownLicences'];
    readonly report?: QualityPolicy['licenceReport'];
  };
};

export function resolveQuality({ licences = {}, ...given }: QualityOverrides = {}): QualityPolicy {
  return {
    ...defaultQualityPolicy,
    ...given,
    ...(licences.allow ? { allowedLicences: licences.allow } : {}),
    ...(licences.deny ? { deniedLicences: licences.deny } : {}),
    ...(licences.known ? { knownLicences: licences.known } : {}),
    ...(licences.report ? { licenceReport: licences.report } : {}),
    ...(licences.unknown ? { unknownLicences: licences.unknown } : {}),
  };
}
