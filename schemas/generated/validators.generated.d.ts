/* Made by schemas/generate.mjs; edit the JSON Schemas instead. */
export const artifactBundleV1_0_0: (document: unknown) => boolean;
export const artifactBundleV1_1_0: (document: unknown) => boolean;
export const bugReportV1_0_0: (document: unknown) => boolean;
export const bugReportV1_1_0: (document: unknown) => boolean;
export const codeGenSpecV1_0_0: (document: unknown) => boolean;
export const codeGenSpecV1_1_0: (document: unknown) => boolean;
export const deployReceiptV1_0_0: (document: unknown) => boolean;
export const deployReceiptV1_1_0: (document: unknown) => boolean;
export const projectManifestV1_0_0: (document: unknown) => boolean;
export const projectYmlV1_0_0: (document: unknown) => boolean;
export const projectYmlV1_1_0: (document: unknown) => boolean;
export const qaReportV1_0_0: (document: unknown) => boolean;
export const qaReportV1_1_0: (document: unknown) => boolean;
export const testPlanV1_0_0: (document: unknown) => boolean;
