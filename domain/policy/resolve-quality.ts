import { defaultQualityPolicy } from './quality';
import type { QualityPolicy } from './quality';

/** The group `quality` of a project file. */
export type QualityOverrides = Partial<
  Omit<QualityPolicy, 'allowedLicences' | 'deniedLicences' | 'unknownLicences'>
> & {
  readonly licences?: {
    readonly allow?: readonly string[];
    readonly deny?: readonly string[];
    readonly unknown?: 'allow' | 'refuse';
  };
};

export function resolveQuality({ licences = {}, ...given }: QualityOverrides = {}): QualityPolicy {
  return {
    ...defaultQualityPolicy,
    ...given,
    ...(licences.allow ? { allowedLicences: licences.allow } : {}),
    ...(licences.deny ? { deniedLicences: licences.deny } : {}),
    ...(licences.unknown ? { unknownLicences: licences.unknown } : {}),
  };
}
