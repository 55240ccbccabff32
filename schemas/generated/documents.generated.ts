/* Made by schemas/generate.mjs; edit the JSON Schemas instead. */
import type * as types from './types.generated';
import { artifactBundleV1_0_0, artifactBundleV1_1_0, bugReportV1_0_0, bugReportV1_1_0, codeGenSpecV1_0_0, codeGenSpecV1_1_0, deployReceiptV1_0_0, deployReceiptV1_1_0, projectManifestV1_0_0, projectYmlV1_0_0, projectYmlV1_1_0, qaReportV1_0_0, qaReportV1_1_0, testPlanV1_0_0 } from './validators.generated';
import artifactBundleV1_0_0Schema from '../artifact_bundle.v1.0.0.json';
import artifactBundleV1_1_0Schema from '../artifact_bundle.v1.1.0.json';
import bugReportV1_0_0Schema from '../bug_report.v1.0.0.json';
import bugReportV1_1_0Schema from '../bug_report.v1.1.0.json';
import codeGenSpecV1_0_0Schema from '../code_gen_spec.v1.0.0.json';
import codeGenSpecV1_1_0Schema from '../code_gen_spec.v1.1.0.json';
import deployReceiptV1_0_0Schema from '../deploy_receipt.v1.0.0.json';
import deployReceiptV1_1_0Schema from '../deploy_receipt.v1.1.0.json';
import projectManifestV1_0_0Schema from '../project_manifest.v1.0.0.json';
import projectYmlV1_0_0Schema from '../project_yml.v1.0.0.json';
import projectYmlV1_1_0Schema from '../project_yml.v1.1.0.json';
import qaReportV1_0_0Schema from '../qa_report.v1.0.0.json';
import qaReportV1_1_0Schema from '../qa_report.v1.1.0.json';
import testPlanV1_0_0Schema from '../test_plan.v1.0.0.json';

export const documents = [
  { name: 'artifact_bundle', version: '1.0.0', file: 'artifact_bundle.v1.0.0.json', document: artifactBundleV1_0_0Schema, validator: artifactBundleV1_0_0 },
  { name: 'artifact_bundle', version: '1.1.0', file: 'artifact_bundle.v1.1.0.json', document: artifactBundleV1_1_0Schema, validator: artifactBundleV1_1_0 },
  { name: 'bug_report', version: '1.0.0', file: 'bug_report.v1.0.0.json', document: bugReportV1_0_0Schema, validator: bugReportV1_0_0 },
  { name: 'bug_report', version: '1.1.0', file: 'bug_report.v1.1.0.json', document: bugReportV1_1_0Schema, validator: bugReportV1_1_0 },
  { name: 'code_gen_spec', version: '1.0.0', file: 'code_gen_spec.v1.0.0.json', document: codeGenSpecV1_0_0Schema, validator: codeGenSpecV1_0_0 },
  { name: 'code_gen_spec', version: '1.1.0', file: 'code_gen_spec.v1.1.0.json', document: codeGenSpecV1_1_0Schema, validator: codeGenSpecV1_1_0 },
  { name: 'deploy_receipt', version: '1.0.0', file: 'deploy_receipt.v1.0.0.json', document: deployReceiptV1_0_0Schema, validator: deployReceiptV1_0_0 },
  { name: 'deploy_receipt', version: '1.1.0', file: 'deploy_receipt.v1.1.0.json', document: deployReceiptV1_1_0Schema, validator: deployReceiptV1_1_0 },
  { name: 'project_manifest', version: '1.0.0', file: 'project_manifest.v1.0.0.json', document: projectManifestV1_0_0Schema, validator: projectManifestV1_0_0 },
  { name: 'project_yml', version: '1.0.0', file: 'project_yml.v1.0.0.json', document: projectYmlV1_0_0Schema, validator: projectYmlV1_0_0 },
  { name: 'project_yml', version: '1.1.0', file: 'project_yml.v1.1.0.json', document: projectYmlV1_1_0Schema, validator: projectYmlV1_1_0 },
  { name: 'qa_report', version: '1.0.0', file: 'qa_report.v1.0.0.json', document: qaReportV1_0_0Schema, validator: qaReportV1_0_0 },
  { name: 'qa_report', version: '1.1.0', file: 'qa_report.v1.1.0.json', document: qaReportV1_1_0Schema, validator: qaReportV1_1_0 },
  { name: 'test_plan', version: '1.0.0', file: 'test_plan.v1.0.0.json', document: testPlanV1_0_0Schema, validator: testPlanV1_0_0 },
] as const;

export interface DocumentTypes {
  artifact_bundle: types.ArtifactBundle;
  bug_report: types.BugReport;
  code_gen_spec: types.CodeGenSpec;
  deploy_receipt: types.DeployReceipt;
  project_manifest: types.ProjectManifest;
  project_yml: types.ProjectYml;
  qa_report: types.QaReport;
  test_plan: types.TestPlan;
}
