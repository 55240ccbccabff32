/* Made by schemas/generate.mjs; edit the JSON Schemas instead. */
import type { Immutable } from '../immutable';

/**
 * Output of CODING: the change, its tests and documentation, with digests, and the outcome of the code quality gates.
 */
export interface ArtifactBundleFields {
  /**
   * The exact schema version the document was made with.
   */
  $schema: 'https://schemas.stellwerk.dev/artifact_bundle.v1.1.0.json';
  /**
   * Where the change is.
   */
  source_code: {
    /**
     * The code host's id of the repository.
     */
    repository: string;
    /**
     * The run's branch.
     */
    branch: string;
    /**
     * Commit of the change.
     */
    commit: string;
    /**
     * Commit it started from.
     */
    base_commit?: string;
  };
  /**
   * Paths of the tests the change adds or edits.
   */
  unit_tests: string[];
  /**
   * Paths of the documentation the change adds or edits.
   */
  documentation: string[];
  /**
   * Every changed file.
   */
  files: {
    /**
     * Relative to the repository, with forward slashes.
     */
    path: string;
    /**
     * What happened to it.
     */
    change: 'added' | 'modified' | 'deleted' | 'renamed';
    /**
     * Digest of the new content; absent when deleted.
     */
    sha256?: string;
    /**
     * Size of the new content, in bytes.
     */
    bytes?: number;
  }[];
  /**
   * Bill of materials: what the built version consists of.
   */
  sbom?: {
    /**
     * Format of the referenced or inlined bill.
     */
    format: 'cyclonedx' | 'spdx' | 'stellwerk';
    /**
     * The bill as an artifact.
     */
    ref?: string;
    /**
     * Components, when inlined.
     */
    components?: {
      /**
       * Name.
       */
      name: string;
      /**
       * Version.
       */
      version?: string;
      /**
       * SPDX licence expression.
       */
      license?: string;
      /**
       * Package URL.
       */
      purl?: string;
    }[];
  };
  /**
   * Outcome of the code quality gates.
   */
  quality_gates: {
    /**
     * Whether all hold.
     */
    passed: boolean;
    /**
     * Line coverage of the whole, in percent; absent when not measured.
     */
    coverage_percent?: number;
    /**
     * What it must exceed, in percent.
     */
    coverage_min?: number;
    /**
     * Each gate.
     */
    results: {
      /**
       * Name.
       */
      name: string;
      /**
       * Outcome.
       */
      outcome: 'passed' | 'failed' | 'skipped';
      /**
       * What was found.
       */
      detail?: string;
      /**
       * What the gate found, place by place: the feedback for the repair.
       */
      findings?: {
        /**
         * Path it concerns.
         */
        file?: string;
        /**
         * Line it concerns, from 1.
         */
        line?: number;
        /**
         * Rule that found it.
         */
        rule?: string;
        /**
         * What is wrong.
         */
        message: string;
      }[];
    }[];
  };
  /**
   * Full result of the check behind the gates.
   */
  check?: string;
  /**
   * The change for review.
   */
  pull_request?: string;
  /**
   * Packages the change brings and takes away, against the base commit. A new version stands in both.
   */
  sbom_delta?: {
    /**
     * Packages that are new.
     */
    added: {
      /**
       * Package URL, with the version when one is settled.
       */
      purl: string;
      /**
       * Settled version.
       */
      version?: string;
      /**
       * What the manifest asks for, when no lock file settles it.
       */
      range?: string;
      /**
       * Licence as its author gives it, mostly an SPDX expression.
       */
      license?: string;
      /**
       * Needed for building and testing only.
       */
      development?: boolean;
    }[];
    /**
     * Packages that have gone.
     */
    removed: {
      /**
       * Package URL, with the version when one is settled.
       */
      purl: string;
      /**
       * Settled version.
       */
      version?: string;
      /**
       * What the manifest asks for, when no lock file settles it.
       */
      range?: string;
      /**
       * Licence as its author gives it, mostly an SPDX expression.
       */
      license?: string;
      /**
       * Needed for building and testing only.
       */
      development?: boolean;
    }[];
    /**
     * Dependency files that could not be understood; what they bring is unknown.
     */
    unreadable?: string[];
  };
  /**
   * Signature of the tenant over commit, base commit, bill of materials, verdict of the gates and the digests of all changed files.
   */
  signature?: {
    /**
     * Algorithm.
     */
    algorithm: 'ed25519';
    /**
     * First 16 hexadecimal digits of the SHA-256 of the public key (SPKI, DER).
     */
    key_id: string;
    /**
     * The signature, in base64.
     */
    value: string;
    /**
     * SHA-256 of the signed statement, which the verifier makes anew from this document.
     */
    over: string;
  };
  /**
   * Run the document belongs to.
   */
  run_id?: string;
  /**
   * When the bundle was made. ISO 8601.
   */
  created_at?: string;
}

export type ArtifactBundle = Immutable<ArtifactBundleFields>;

/**
 * Input of MAINTENANCE: a fault in production, reported by a person, a monitor, or a rolled-back deployment.
 */
export interface BugReportFields {
  /**
   * The exact schema version the document was made with.
   */
  $schema: 'https://schemas.stellwerk.dev/bug_report.v1.1.0.json';
  /**
   * Urgency as reported; triage can raise it.
   */
  severity: 'P1_Critical' | 'P2_High' | 'P3_Medium' | 'P4_Low' | 'P5_Cosmetic';
  /**
   * Kind of fault.
   */
  category: 'Security' | 'DataLoss' | 'Functional' | 'UI' | 'Performance' | 'Availability' | 'Other';
  /**
   * Circumstances.
   */
  context: {
    /**
     * Whether personal data is affected.
     */
    PII_impact?: boolean;
    /**
     * Where it was seen.
     */
    environment?: string;
    /**
     * Version it was seen in.
     */
    version?: string;
    /**
     * Service it was seen in.
     */
    service?: string;
    /**
     * Run that delivered the version.
     */
    run_id?: string;
    /**
     * Deployment that delivered the version.
     */
    deploy_id?: string;
    /**
     * Receipt of the deployment.
     */
    deploy_receipt?: string;
    /**
     * Unified diff of the version against the one before.
     */
    diff_ref?: string;
    /**
     * Golden signals that were measured before the roll back.
     */
    signals?: {
      /**
       * Requests measured; 0 = no data.
       */
      requests?: number;
      /**
       * Share of requests that failed.
       */
      error_rate_percent?: number;
      /**
       * 95th percentile of the latency in milliseconds.
       */
      latency_p95_ms?: number;
    };
    /**
     * What the health check said.
     */
    health?: string;
  };
  /**
   * Whether it can be brought about at will.
   */
  reproducible: boolean;
  /**
   * Trace id, for following it through logs and metrics.
   */
  correlated_trace_id?: string;
  /**
   * The fault in one line. Untrusted text.
   */
  title?: string;
  /**
   * The fault in full. Untrusted text.
   */
  description?: string;
  /**
   * How to bring it about.
   */
  steps_to_reproduce?: string[];
  /**
   * What makes two reports the same bug; absent parts are left out of the fingerprint.
   */
  fingerprint_sources?: {
    /**
     * Part of the product.
     */
    component?: string;
    /**
     * Class of the error.
     */
    error_type?: string;
    /**
     * Error message.
     */
    message?: string;
    /**
     * Innermost first.
     */
    stack_frames?: string[];
  };
  /**
   * Who reports.
   */
  source?: 'person' | 'monitor' | 'deployment';
  /**
   * User or system that reports.
   */
  reported_by?: string;
  /**
   * When it was reported. ISO 8601.
   */
  reported_at?: string;
  /**
   * Links to logs, receipts, pictures.
   */
  evidence?: string[];
  /**
   * How often it has been seen, when one report stands for many alerts. Default 1.
   */
  occurrences?: number;
  /**
   * Files the fault is supposed to be in.
   */
  suspected_files?: string[];
}

export type BugReport = Immutable<BugReportFields>;

/**
 * Input of CODING: everything the coder needs to know, on four levels of context.
 */
export interface CodeGenSpecFields {
  /**
   * The exact schema version the document was made with.
   */
  $schema: 'https://schemas.stellwerk.dev/code_gen_spec.v1.1.0.json';
  /**
   * L1: the structure the change must fit.
   */
  structured_specification: {
    /**
     * Architecture description.
     */
    architecture_ref?: string;
    /**
     * Interface description.
     */
    api_idl_ref?: string;
    /**
     * The change in technical words.
     */
    summary?: string;
    /**
     * Where the architecture description comes from: the repository's own documents, or generated from its files.
     */
    source?: 'documents' | 'generated';
    /**
     * Documents of the repository it was taken from.
     */
    files?: string[];
  };
  /**
   * L2: the data the change works on. Empty when there is no database.
   */
  database_context: {
    /**
     * Database schema.
     */
    db_schema_ref?: string;
    /**
     * What of the database matters here.
     */
    summary?: string;
    /**
     * How the repository describes its database; none = no description was found.
     */
    kind?: 'none' | 'sql' | 'prisma' | 'entity_framework' | 'alembic' | 'edmx';
    /**
     * Files the schema was taken from.
     */
    files?: string[];
  };
  /**
   * L3: the task.
   */
  task_context: {
    /**
     * What the change is for.
     */
    intent: string;
    /**
     * Where the coder may write. Restricted wins.
     */
    scope: {
      /**
       * Globs that may be written.
       */
      allowed_files: string[];
      /**
       * Globs that may not be written.
       */
      restricted_files: string[];
    };
    /**
     * What the change must respect.
     */
    constraints?: string[];
    /**
     * What must hold when it is done.
     */
    acceptance_criteria: string[];
  };
  /**
   * L4: what the change touches.
   */
  system_context: {
    /**
     * Query that answers what depends on the changed parts.
     */
    knowledge_graph_query?: string;
    /**
     * Files worth reading first.
     */
    related_files?: string[];
    /**
     * Dependency graph of the repository at base_commit.
     */
    graph_ref?: string;
    /**
     * Commit whose graph was asked.
     */
    base_commit?: string;
    /**
     * Complete answer of the query.
     */
    query_result_ref?: string;
    /**
     * Rows of the answer.
     */
    query_result_count?: number;
    /**
     * Whether there is more than the answer holds.
     */
    query_truncated?: boolean;
    /**
     * First rows of the answer: what depends on the change.
     */
    affected_files?: string[];
    /**
     * Why another query was asked than the plan's.
     */
    query_note?: string;
  };
  /**
   * Run the document belongs to.
   */
  run_id?: string;
  /**
   * Title of the change, for branch, commit and pull request.
   */
  title?: string;
  /**
   * The plan, in order.
   */
  steps?: string[];
  /**
   * Bug report the change repairs.
   */
  bug_report?: string;
}

export type CodeGenSpec = Immutable<CodeGenSpecFields>;

/**
 * Output of DEPLOYMENT: proof of one attempt, whatever came of it.
 */
export interface DeployReceiptFields {
  /**
   * The exact schema version the document was made with.
   */
  $schema: 'https://schemas.stellwerk.dev/deploy_receipt.v1.1.0.json';
  /**
   * SUCCESS = delivered. FAILED = nothing was switched. ROLLED_BACK = the previous version serves again.
   */
  status: 'SUCCESS' | 'FAILED' | 'ROLLED_BACK';
  /**
   * Version the attempt was about.
   */
  artifact_version_deployed: string;
  /**
   * Outcome of the database migration.
   */
  db_migration_status: 'SUCCESS' | 'SKIPPED' | 'FAILED';
  /**
   * Outcome of the health check.
   */
  health_check_status: 'PASS' | 'FAIL';
  /**
   * Measured during the soak; figures are absent when nothing was measured.
   */
  golden_signal_values: {
    /**
     * 95th percentile of response times, in milliseconds; the worst interval.
     */
    latency_p95_ms?: number;
    /**
     * Failed requests, in percent of all.
     */
    error_rate_percent?: number;
    /**
     * Requests behind the figures.
     */
    requests?: number;
    /**
     * Each interval.
     */
    samples?: {
      /**
       * In milliseconds.
       */
      latency_p95_ms?: number;
      /**
       * In percent.
       */
      error_rate_percent?: number;
      /**
       * Requests; 0 = no data.
       */
      requests: number;
      /**
       * Highest share of a processor or of the memory, in percent.
       */
      saturation_percent?: number;
      /**
       * Requests per second that the version served, users' included.
       */
      requests_per_second?: number;
      /**
       * Share of the traffic that the version had.
       */
      weight_percent?: number;
      /**
       * The version that was live before, measured at the same time.
       */
      baseline?: {
        /**
         * Requests; 0 = no data.
         */
        requests: number;
        /**
         * In milliseconds.
         */
        latency_p95_ms?: number;
        /**
         * In percent.
         */
        error_rate_percent?: number;
        /**
         * In percent.
         */
        saturation_percent?: number;
      };
    }[];
    /**
     * Highest share of a processor or of the memory, in percent; the worst interval.
     */
    saturation_percent?: number;
    /**
     * Requests per second that the version served, over all intervals.
     */
    requests_per_second?: number;
  };
  /**
   * Verdict on the soak. Only pass delivers.
   */
  soak_verdict?: 'pass' | 'breach' | 'inconclusive';
  /**
   * Id of the attempt.
   */
  deploy_id?: string;
  /**
   * Where it was deployed.
   */
  environment?: string;
  /**
   * Deployed commit.
   */
  commit?: string;
  /**
   * Version that served before; absent at the first deployment.
   */
  previous_version?: string;
  /**
   * Where the version can be reached.
   */
  url?: string;
  /**
   * Why it did not succeed.
   */
  reason?: string;
  /**
   * What the status stands on.
   */
  evidence?: {
    /**
     * E.g. health_check, signal, log.
     */
    kind: string;
    /**
     * What was seen. Untrusted.
     */
    detail: string;
    /**
     * When. ISO 8601.
     */
    at?: string;
    /**
     * More of it.
     */
    uri?: string;
  }[];
  /**
   * Whether the previous version was measured healthy after a roll back.
   */
  rollback_verified?: boolean;
  /**
   * Trace of the attempt.
   */
  correlated_trace_id?: string;
  /**
   * The approved report the deployment stands on.
   */
  qa_report?: string;
  /**
   * Deployed bundle.
   */
  artifact_bundle?: string;
  /**
   * The decision at the gate, once there is one.
   */
  approval?: {
    /**
     * Gate and visit, {gate}.{visit}.
     */
    gate_id: string;
    /**
     * What was decided.
     */
    choice: 'approve' | 'reject';
    /**
     * User id of who decided; `policy` when the policy did.
     */
    by: string;
    /**
     * When it was decided. ISO 8601.
     */
    at: string;
    /**
     * Comment of the decision.
     */
    comment?: string;
  };
  /**
   * Run the document belongs to.
   */
  run_id?: string;
  /**
   * When the attempt began. ISO 8601.
   */
  started_at?: string;
  /**
   * When it ended. ISO 8601.
   */
  finished_at?: string;
  /**
   * Steps of the rollout that were taken.
   */
  rollout?: {
    /**
     * Share of the traffic, in percent.
     */
    weight_percent: number;
    /**
     * What its samples said; absent = the step was not judged.
     */
    verdict?: 'pass' | 'breach' | 'inconclusive';
    /**
     * How often its watch was prolonged.
     */
    holds?: number;
  }[];
  /**
   * The roll back, when there was one.
   */
  rollback?: {
    /**
     * Version that has the traffic again; absent = none was live before.
     */
    restored_version?: string;
    /**
     * What the signals of the restored version said.
     */
    verdict?: 'pass' | 'breach' | 'inconclusive';
    /**
     * Why it could not be verified.
     */
    reason?: string;
    /**
     * Signals of the restored version.
     */
    samples?: {
      /**
       * In milliseconds.
       */
      latency_p95_ms?: number;
      /**
       * In percent.
       */
      error_rate_percent?: number;
      /**
       * Requests; 0 = no data.
       */
      requests: number;
      /**
       * Highest share of a processor or of the memory, in percent.
       */
      saturation_percent?: number;
      /**
       * Requests per second that the version served, users' included.
       */
      requests_per_second?: number;
      /**
       * Share of the traffic that the version had.
       */
      weight_percent?: number;
      /**
       * The version that was live before, measured at the same time.
       */
      baseline?: {
        /**
         * Requests; 0 = no data.
         */
        requests: number;
        /**
         * In milliseconds.
         */
        latency_p95_ms?: number;
        /**
         * In percent.
         */
        error_rate_percent?: number;
        /**
         * In percent.
         */
        saturation_percent?: number;
      };
    }[];
  };
  /**
   * The migration, when there was one.
   */
  db_migration?: {
    /**
     * What was run.
     */
    command?: string;
    /**
     * Its last lines. Untrusted.
     */
    detail?: string;
  };
  /**
   * The supply-chain gate.
   */
  supply_chain?: {
    /**
     * passed, held, or skipped when the policy demands nothing of this bundle.
     */
    status: 'passed' | 'held' | 'skipped';
    /**
     * Whether the artefact's signature was verified.
     */
    signature?: 'verified' | 'invalid' | 'missing' | 'off';
    /**
     * The bill of materials that was looked at.
     */
    sbom?: string;
    /**
     * Components that the live version does not have.
     */
    added?: string[];
    /**
     * Components that only the live version has.
     */
    removed?: string[];
    /**
     * Highest CVSS base score found.
     */
    max_cvss?: number;
    /**
     * Why it was held.
     */
    reasons?: string[];
  };
  /**
   * The deployed change as an artifact (unified diff).
   */
  diff?: string;
}

export type DeployReceipt = Immutable<DeployReceiptFields>;

/**
 * Guide to one run on its way through the life cycle: its state and the links to what it has made. Links, never data. Every transition makes a new version of it.
 */
export interface ProjectManifestFields {
  /**
   * The exact schema version the document was made with.
   */
  $schema: 'https://schemas.stellwerk.dev/project_manifest.v1.0.0.json';
  /**
   * Unchanging id of the project.
   */
  project_id: string;
  /**
   * Name of the project.
   */
  project_name: string;
  /**
   * State of the run in the life cycle, kept by the orchestrator.
   */
  current_state:
    'PLANNING' | 'CODING' | 'TESTING' | 'AWAITING_QA_APPROVAL' | 'DEPLOYMENT' | 'PRODUCTION' | 'MAINTENANCE';
  /**
   * Version of this manifest, SemVer. Every transition raises it.
   */
  version: string;
  /**
   * Links to the immutable artifacts of the run.
   */
  links: {
    /**
     * What is to be coded.
     */
    code_gen_spec: string;
    /**
     * What is to be tested.
     */
    test_plan?: string;
    /**
     * What was coded.
     */
    artifact_bundle?: string;
    /**
     * What was tested; after a decision, the amended report.
     */
    qa_report?: string;
    /**
     * What was deployed.
     */
    deploy_receipt?: string;
    /**
     * Bug reports the run repairs or has caused.
     */
    bug_reports?: string[];
  };
  /**
   * Run this manifest belongs to.
   */
  run_id?: string;
  /**
   * Ticket of the run, as the work tracker names it.
   */
  work_item?: string;
  /**
   * Title of the ticket. Untrusted text.
   */
  title?: string;
  /**
   * Transition that made this version.
   */
  transition?: string;
  /**
   * When this version was made. ISO 8601.
   */
  updated_at?: string;
}

export type ProjectManifest = Immutable<ProjectManifestFields>;

/**
 * `.stellwerk/project.yml`: how a repository is built, tested, started and governed. Read once per run, at its base commit.
 */
export interface ProjectYmlFields {
  /**
   * Schema version of the file. Default: the newest of this major version.
   */
  $schema?: 'https://schemas.stellwerk.dev/project_yml.v1.1.0.json';
  /**
   * Name of the project, for people.
   */
  name: string;
  /**
   * What checks and deployments run.
   */
  commands: {
    /**
     * Fetches dependencies; the only command with network access. Default: none. One shell command line, run in the checkout.
     */
    install?: string;
    /**
     * Builds. Default: none. One shell command line, run in the checkout.
     */
    build?: string;
    /**
     * Checks style. Default: none. One shell command line, run in the checkout.
     */
    lint?: string;
    /**
     * Checks types. Default: none. One shell command line, run in the checkout.
     */
    typecheck?: string;
    /**
     * Runs the tests; a non-zero exit code means failed. One shell command line, run in the checkout.
     */
    test: string;
    /**
     * Measures test coverage. Default: none; then coverage is not judged, and bundle and report say so.
     */
    coverage?: {
      /**
       * Runs the tests with coverage. One shell command line, run in the checkout.
       */
      command: string;
      /**
       * Path of the lcov file it leaves, relative to the repository.
       */
      lcov: string;
    };
    /**
     * Starts the service in the foreground: it is deployed and measured. One shell command line, run in the checkout.
     */
    start: string;
    /**
     * Path that answers 2xx when the service is healthy. Default /.
     */
    healthPath?: string;
    /**
     * Environment variable that tells the service its port. Default PORT.
     */
    portVariable?: string;
    /**
     * Brings the database to the new version's form, before it gets traffic. Must be repeatable and leave what the version before needs. Default: none. One shell command line, run in the checkout.
     */
    migrate?: string;
    /**
     * JUnit XML or TAP file that the test command leaves, relative to the repository. Default: none.
     */
    testResults?: string;
    /**
     * Integration tests. Default: none.
     */
    integration?: {
      /**
       * Runs the tests; a non-zero exit code means failed. One shell command line, run in the checkout.
       */
      command: string;
      /**
       * Runs before the tests, beside the same mock servers, e.g. to fill a database. Default: none. One shell command line, run in the checkout.
       */
      seed?: string;
      /**
       * HTTP servers that stand in for other services while seed and tests run. Default: none.
       *
       * @maxItems 20
       */
      mocks?: {
        /**
         * Name, for people.
         */
        name: string;
        /**
         * Environment variable that tells the tests its port on 127.0.0.1.
         */
        portVariable: string;
        /**
         * JSON file with its routes, relative to the repository.
         */
        file: string;
      }[];
      /**
       * JUnit XML or TAP file the tests leave, relative to the repository. Default: none; then only the exit code counts.
       */
      results?: string;
    };
    /**
     * End-to-end tests. Default: none.
     */
    e2e?: {
      /**
       * Runs the tests; a non-zero exit code means failed. One shell command line, run in the checkout.
       */
      command: string;
      /**
       * Runs before the tests, beside the same mock servers, e.g. to fill a database. Default: none. One shell command line, run in the checkout.
       */
      seed?: string;
      /**
       * HTTP servers that stand in for other services while seed and tests run. Default: none.
       *
       * @maxItems 20
       */
      mocks?: {
        /**
         * Name, for people.
         */
        name: string;
        /**
         * Environment variable that tells the tests its port on 127.0.0.1.
         */
        portVariable: string;
        /**
         * JSON file with its routes, relative to the repository.
         */
        file: string;
      }[];
      /**
       * JUnit XML or TAP file the tests leave, relative to the repository. Default: none; then only the exit code counts.
       */
      results?: string;
    };
  };
  /**
   * Where agents may write: globs with **, * and ?, a trailing slash means the whole folder.
   */
  paths?: {
    /**
     * May be written. Default: everything.
     *
     * @minItems 1
     * @maxItems 200
     */
    allowed?: string[];
    /**
     * May not be written, whatever is allowed. Added to what is always restricted, e.g. .stellwerk/. Default: none more.
     *
     * @maxItems 200
     */
    restricted?: string[];
  };
  /**
   * What a change must hold before it counts as coded and tested.
   */
  quality?: {
    /**
     * Largest number of changed files. Default 200.
     */
    maxFiles?: number;
    /**
     * Largest number of added and removed lines together, without lock files. Default 5000.
     */
    maxChangedLines?: number;
    /**
     * Largest size of all added and changed binary files together, in bytes. Default 1000000.
     */
    maxNewBinaryBytes?: number;
    /**
     * Licences of the packages a change adds, as SPDX ids. Packages for development only are not looked at.
     */
    licences?: {
      /**
       * When given, a package needs a licence that these satisfy. Default: every licence that is not denied.
       *
       * @maxItems 500
       */
      allow?: string[];
      /**
       * No package may be bound to one of these; GPL-3.0 also means GPL-3.0-only and GPL-3.0-or-later. Default GPL-2.0, GPL-3.0, AGPL-3.0, SSPL-1.0.
       *
       * @maxItems 500
       */
      deny?: string[];
      /**
       * What happens with a package whose licence nothing tells, and with a changed dependency file whose packages are not understood. Default allow; both are then named in the bundle.
       */
      unknown?: 'allow' | 'refuse';
      /**
       * Licences that people have looked up, as SPDX expressions by package URL, with or without a version: pkg:pypi/requests or pkg:pypi/requests@2.32.0. They count before what a lock file says. Default: none.
       */
      known?: {
        /**
         * SPDX expression.
         */
        [k: string]: string;
      };
      /**
       * A CycloneDX document that tells licences which no lock file tells. Default: none. Left out, or unreadable, the gate fails.
       */
      report?: {
        /**
         * Makes it, after install and build, without network. Default: none; then another command, such as install, leaves the file. One shell command line, run in the checkout.
         */
        command?: string;
        /**
         * Path of the document, relative to the repository.
         */
        file: string;
      };
    };
    /**
     * Static security analysis. Default: none; then the report says that nothing but built-in patterns looked.
     */
    sast?: {
      /**
       * Runs the scanner, without network. Default: none; then another command, such as install, leaves the file. One shell command line, run in the checkout.
       */
      command?: string;
      /**
       * Format of the report it leaves.
       */
      format: 'sarif';
      /**
       * Path of the report, relative to the repository.
       */
      file: string;
    };
    /**
     * Analysis of dependencies for known vulnerabilities. Default: none; then the report says that nothing but built-in patterns looked.
     */
    sca?: {
      /**
       * Runs the scanner, without network. Default: none; then another command, such as install, leaves the file. One shell command line, run in the checkout.
       */
      command?: string;
      /**
       * Format of the report it leaves.
       */
      format: 'osv' | 'npm-audit' | 'cyclonedx-vex' | 'sarif';
      /**
       * Path of the report, relative to the repository.
       */
      file: string;
    };
    /**
     * Highest tolerated CVSS score of a finding. Default 6.9, the highest medium one.
     */
    cvssMax?: number;
    /**
     * What happens to a change that weakens tests (skip, deleted assertion, loosened threshold, disabled job): refuse sends it back, ask shows it to the approver. Default refuse.
     */
    testWeakening?: 'refuse' | 'ask';
    /**
     * Repetitions of a failed check on the same commit, to tell a flaky test from a broken one. Default 1.
     */
    flakyReruns?: number;
    /**
     * Repetitions of a check after trouble of the machine or the network. Default 2.
     */
    infrastructureRetries?: number;
    /**
     * Repairs within TESTING before the report is written; 0 = none, a failure goes back to CODING. Default 2.
     */
    stabiliseCycles?: number;
  };
  /**
   * The project's rules. Every value left out has its default.
   */
  policy?: {
    /**
     * Who opens the gate before a deployment: the policy itself, or a person of role ops. Default person.
     */
    deploymentApproval?: 'policy' | 'person';
    /**
     * Line coverage must be above this, in percent; 0 = coverage is not demanded. Default 70.
     */
    coverageMin?: number;
    /**
     * Rounds of rejection and repair before a person decides. Default 3.
     */
    maxRounds?: number;
    /**
     * Coding sessions within one round before a person decides. Default 3.
     */
    maxCodingAttempts?: number;
    /**
     * Model turns of one agent session. Default 40.
     */
    maxTurns?: number;
    /**
     * Most a run may spend on models, in USD. Default 5.
     */
    runLimitUsd?: number;
    /**
     * Hours after its opening at which a gate reminds its approvers. Default 24, or a quarter of a shorter deadline.
     */
    gateReminderHours?: number;
    /**
     * Hours after which it escalates. Default 72, or three quarters of a shorter deadline.
     */
    gateEscalationHours?: number;
    /**
     * Hours after which a gate expires to not approved. Default 336.
     */
    gateDeadlineHours?: number;
    /**
     * Longest time of one check command, in seconds. Default 600.
     */
    checkTimeoutSeconds?: number;
    /**
     * Time a new version has to become healthy, in seconds. Default 30.
     */
    healthTimeoutSeconds?: number;
    /**
     * How long a new version is watched before it counts as delivered, in seconds. Default 5.
     */
    soakSeconds?: number;
    /**
     * Samples with data the soak needs. Default 5.
     */
    soakSampleCount?: number;
    /**
     * Highest 95th percentile of response times, in milliseconds. Default 500.
     */
    latencyP95LimitMs?: number;
    /**
     * Highest share of failed requests, in percent. Default 1.
     */
    errorRateLimitPercent?: number;
    /**
     * How an approved change reaches the default branch: merged pull request, merge preferring the change, or direct push. Default pr.
     */
    merge?: 'pr' | 'theirs' | 'direct_push';
    /**
     * Whether merge: direct_push is accepted. Default false.
     */
    allowDirectPush?: boolean;
    /**
     * What happens to a cancelled run's branch. Default keep.
     */
    branchOnCancel?: 'keep' | 'delete';
    /**
     * Whether a person is asked after every stage. Default none.
     */
    checkpoints?: 'none' | 'every_stage';
    /**
     * When and how an approved change is delivered, and what makes it go back.
     */
    release?: {
      /**
       * Deployments begin only inside one of these. Default: at any time.
       *
       * @maxItems 50
       */
      changeWindows?: {
        /**
         * Days of the week.
         *
         * @minItems 1
         * @maxItems 7
         */
        days: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
        /**
         * HH:MM, the first minute of it.
         */
        from: string;
        /**
         * HH:MM, the first minute after it; 24:00 is midnight. A window that passes midnight is two windows.
         */
        to: string;
        /**
         * IANA name, e.g. Europe/Berlin.
         */
        timeZone: string;
      }[];
      /**
       * Times in which nothing is deployed. Default: none.
       *
       * @maxItems 100
       */
      freezes?: {
        /**
         * ISO 8601 with offset.
         */
        from: string;
        /**
         * ISO 8601 with offset.
         */
        to: string;
        /**
         * Shown to whoever waits.
         */
        reason: string;
      }[];
      /**
       * Whether a hotfix may pass a freeze, with the approval of one more person. Default false.
       */
      freezeAllowsHotfix?: boolean;
      /**
       * Steps of the traffic, each with more weight than the one before; the last is 100. Default: one step of 100.
       *
       * @minItems 1
       * @maxItems 20
       */
      rollout?: {
        /**
         * Share of the traffic, in percent.
         */
        weightPercent: number;
        /**
         * Seconds at this share before it is judged; 0 = not judged.
         */
        intervalSeconds: number;
        /**
         * Failed requests in percent that this step bears. Default: policy.errorRateLimitPercent.
         */
        errorRateLimitPercent?: number;
      }[];
      /**
       * How much slower than the live version the new one may be, in percent of its p95. Default 100.
       */
      maxP95IncreasePercent?: number;
      /**
       * Increases of the p95 below this many milliseconds count as noise. Default 50.
       */
      p95IncreaseFloorMs?: number;
      /**
       * How many percentage points more of its requests than the live version's may fail. Default 1.
       */
      maxErrorRateIncrease?: number;
      /**
       * Highest share of a processor or of the memory that the version may use, in percent. Default 90.
       */
      saturationLimitPercent?: number;
      /**
       * Requests a sample needs to count as data. Default 1.
       */
      minRequests?: number;
      /**
       * How often an inconclusive watch is prolonged before a person is asked. Default 2.
       */
      maxHolds?: number;
      /**
       * What an artefact must prove before it is deployed.
       */
      supplyChain?: {
        /**
         * Whether the artefact's signature is demanded; auto = of every bundle that could have one. Default auto.
         */
        signature?: 'required' | 'auto' | 'off';
        /**
         * Whether a bill of materials is demanded; auto = of every bundle that could have one. Default auto.
         */
        sbom?: 'required' | 'auto' | 'off';
        /**
         * Highest CVSS base score of a known vulnerability that may be deployed. Default 6.9.
         */
        cvssMax?: number;
        /**
         * SPDX identifiers that no new component may have. Default: none.
         *
         * @maxItems 200
         */
        licencesDenied?: string[];
      };
      /**
       * Approvals that an environment of the platform asks for: left to people there, mirrored from Stellwerk's own gate, or as the host is set. Default host.
       */
      platformApprovals?: 'host' | 'left' | 'mirrored';
    };
    /**
     * How much sooner the gates of a hotfix run want an answer. No gate is dropped.
     */
    hotfix?: {
      /**
       * Hours after which a gate reminds its approvers. Default 1.
       */
      gateReminderHours?: number;
      /**
       * Hours after which it escalates. Default 4.
       */
      gateEscalationHours?: number;
      /**
       * Hours after which it expires to not approved. Default 24.
       */
      gateDeadlineHours?: number;
    };
    /**
     * What planning does about a ticket that is like an open run, pull request or backlog item: ask a person, or note it in the log. Default ask.
     */
    duplicates?: 'ask' | 'note';
  };
  /**
   * Settings of agents by role.
   */
  roles?: {
    /**
     * Settings of the planner.
     */
    planner?: {
      /**
       * Model of this role. Default: the host's model.
       */
      model?: string;
      /**
       * Model turns of one session. Default: policy.maxTurns.
       */
      maxTurns?: number;
    };
    /**
     * Settings of the coder.
     */
    coder?: {
      /**
       * Model of this role. Default: the host's model.
       */
      model?: string;
      /**
       * Model turns of one session. Default: policy.maxTurns.
       */
      maxTurns?: number;
    };
    /**
     * Settings of the tester.
     */
    tester?: {
      /**
       * Model of this role. Default: the host's model.
       */
      model?: string;
      /**
       * Model turns of one session. Default: policy.maxTurns.
       */
      maxTurns?: number;
    };
  };
  /**
   * What the project and each of its runs may spend and use. A run that reaches a limit stops at a checkpoint; it goes on after the limit was raised.
   */
  budget?: {
    /**
     * Most the project may spend per day (UTC), in USD. Default: no limit but the tenant's.
     */
    dayUsd?: number;
    /**
     * Most the project may spend per week (UTC, from Monday), in USD. Default: no limit but the tenant's.
     */
    weekUsd?: number;
    /**
     * Most the project may spend per month (UTC), in USD. Default: no limit but the tenant's.
     */
    monthUsd?: number;
    /**
     * Most one run may spend on models, in USD. Default: policy.runLimitUsd.
     */
    runUsd?: number;
    /**
     * Most one stage of a run may spend, over all its visits, in USD. Default: no limit but the run's.
     */
    stageUsd?: {
      /**
       * Of planning.
       */
      plan?: number;
      /**
       * Of coding.
       */
      code?: number;
      /**
       * Of testing.
       */
      test?: number;
      /**
       * Of deployment.
       */
      deploy?: number;
    };
    /**
     * Most model turns of one run. Default 1000.
     */
    maxRequests?: number;
    /**
     * Longest time in which a run's stages work, in minutes; waiting for people and for a slot does not count. Default 480.
     */
    maxWallClockMinutes?: number;
  };
  /**
   * How far agents go without a person: suggest (plan only), develop (up to the pull request), stabilise (also repair until green), coordinate (also several repositories), release (also deploy low-risk changes). Default stabilise; release where policy.deploymentApproval is policy.
   */
  autonomy?: 'suggest' | 'develop' | 'stabilise' | 'coordinate' | 'release';
  /**
   * Exit criteria, mandatory skills and capabilities by stage.
   */
  stages?: {
    /**
     * What PLANNING must leave behind, the skills its agent must use, and where it may read and write.
     */
    plan?: Stage;
    /**
     * What CODING must leave behind, the skills its agent must use, and where it may read and write.
     */
    code?: Stage;
    /**
     * What TESTING must leave behind, the skills its agent must use, and where it may read and write.
     */
    test?: Stage;
    /**
     * What DEPLOYMENT must leave behind, the skills its agent must use, and where it may read and write.
     */
    deploy?: Stage;
  };
  /**
   * Who may decide at the gates, and until when.
   */
  gates?: {
    /**
     * The approval of quality (T4); always by people.
     */
    qa?: {
      /**
       * Roles whose members may decide. Default qa.
       *
       * @maxItems 50
       */
      roles?: string[];
      /**
       * Groups of the directory whose members may decide, besides the roles. Default: none.
       *
       * @maxItems 50
       */
      groups?: string[];
      /**
       * How many different people must approve; one rejection rejects. Default 1, for R3 2.
       */
      quorum?: number;
      /**
       * Hours after its opening at which the gate reminds. Default: policy.gateReminderHours.
       */
      reminderHours?: number;
      /**
       * Hours after which it escalates. Default: policy.gateEscalationHours.
       */
      escalationHours?: number;
      /**
       * Hours after which it expires, which counts as not approved. Default: policy.gateDeadlineHours.
       */
      deadlineHours?: number;
      /**
       * Who is told when it waits too long; being told gives no right to decide.
       */
      escalateTo?: {
        /**
         * Roles. Default admin.
         *
         * @maxItems 50
         */
        roles?: string[];
        /**
         * Groups. Default: none.
         *
         * @maxItems 50
         */
        groups?: string[];
      };
      /**
       * Points that an approval must answer with yes, e.g. manual_ux_review_completed. Default: none.
       *
       * @maxItems 50
       */
      checklist?: string[];
      /**
       * Whether people may decide for those who delegated to them. Default true.
       */
      allowDelegation?: boolean;
      /**
       * What differs for a risk class (R0 to R3).
       */
      byRisk?: {
        /**
         * What differs for the class.
         */
        [k: string]: {
          /**
           * Roles whose members may decide.
           *
           * @maxItems 50
           */
          roles?: string[];
          /**
           * Groups of the directory whose members may decide, besides the roles.
           *
           * @maxItems 50
           */
          groups?: string[];
          /**
           * How many different people must approve; one rejection rejects.
           */
          quorum?: number;
          /**
           * Hours after which it expires, which counts as not approved.
           */
          deadlineHours?: number;
          /**
           * Points that an approval must answer with yes, e.g. manual_ux_review_completed.
           *
           * @maxItems 50
           */
          checklist?: string[];
          /**
           * Whether people may decide for those who delegated to them.
           */
          allowDelegation?: boolean;
        };
      };
    };
    /**
     * The compliance gate before the deployment.
     */
    deploy?: {
      /**
       * Roles whose members may decide. Default ops.
       *
       * @maxItems 50
       */
      roles?: string[];
      /**
       * Groups of the directory whose members may decide, besides the roles. Default: none.
       *
       * @maxItems 50
       */
      groups?: string[];
      /**
       * How many different people must approve; one rejection rejects. Default 1.
       */
      quorum?: number;
      /**
       * Hours after its opening at which the gate reminds. Default: policy.gateReminderHours.
       */
      reminderHours?: number;
      /**
       * Hours after which it escalates. Default: policy.gateEscalationHours.
       */
      escalationHours?: number;
      /**
       * Hours after which it expires, which counts as not approved. Default: policy.gateDeadlineHours.
       */
      deadlineHours?: number;
      /**
       * Who is told when it waits too long; being told gives no right to decide.
       */
      escalateTo?: {
        /**
         * Roles. Default admin.
         *
         * @maxItems 50
         */
        roles?: string[];
        /**
         * Groups. Default: none.
         *
         * @maxItems 50
         */
        groups?: string[];
      };
      /**
       * Points that an approval must answer with yes, e.g. manual_ux_review_completed. Default: none.
       *
       * @maxItems 50
       */
      checklist?: string[];
      /**
       * Whether people may decide for those who delegated to them. Default true.
       */
      allowDelegation?: boolean;
      /**
       * What differs for a risk class (R0 to R3).
       */
      byRisk?: {
        /**
         * What differs for the class.
         */
        [k: string]: {
          /**
           * Roles whose members may decide.
           *
           * @maxItems 50
           */
          roles?: string[];
          /**
           * Groups of the directory whose members may decide, besides the roles.
           *
           * @maxItems 50
           */
          groups?: string[];
          /**
           * How many different people must approve; one rejection rejects.
           */
          quorum?: number;
          /**
           * Hours after which it expires, which counts as not approved.
           */
          deadlineHours?: number;
          /**
           * Points that an approval must answer with yes, e.g. manual_ux_review_completed.
           *
           * @maxItems 50
           */
          checklist?: string[];
          /**
           * Whether people may decide for those who delegated to them.
           */
          allowDelegation?: boolean;
        };
      };
    };
  };
  /**
   * What the project's code and tickets are; the rules decide which models may be sent it.
   */
  data?: {
    /**
     * Class of the data that prompts hold. With restricted, a person is asked before a model is called. Default internal.
     */
    class?: 'public' | 'internal' | 'confidential' | 'restricted';
  };
  /**
   * What makes a change risky: R0 documentation and tests, R1 small, R2 large, with dependencies or several repositories, R3 critical.
   */
  risk?: {
    /**
     * Globs whose change is R3, added to those that always are, e.g. infra/ and ** /migrations/. Default: none more.
     *
     * @maxItems 200
     */
    criticalPaths?: string[];
    /**
     * A change of nothing but these is R0. Default: documentation and tests by their usual names.
     *
     * @maxItems 200
     */
    harmlessPaths?: string[];
    /**
     * More changed files than this are R2. Default 10.
     */
    smallFiles?: number;
    /**
     * More changed lines than this are R2. Default 300.
     */
    smallLines?: number;
    /**
     * Labels of the ticket that ask for at least a class; each class named replaces its default.
     */
    labels?: {
      /**
       * Labels that ask for at least the class.
       *
       * @maxItems 50
       */
      [k: string]: string[];
    };
  };
  /**
   * What is said in the pull request of a run.
   */
  pullRequests?: {
    /**
     * Findings of the report as threads at their lines, resolved when they are gone. Default true.
     */
    remarks?: boolean;
    /**
     * Every check and the quality gate as a status stellwerk/{name}, which a branch policy may demand. Default true.
     */
    statuses?: boolean;
    /**
     * Waiting for the author while the newest report is rejected, where the platform lets an author vote. Default true.
     */
    vote?: boolean;
    /**
     * Labels of every pull request of a run; with at least one, qa-approved or qa-rejected follows the newest report. Default: stellwerk.
     *
     * @maxItems 10
     */
    labels?: string[];
    /**
     * Whether the platform completes an approved pull request by itself as soon as the branch policies that hold it up are fulfilled (Azure DevOps). Default false.
     */
    autoComplete?: boolean;
  };
  /**
   * Pages in the project's wiki.
   */
  pages?: {
    /**
     * Page below which every delivery gets a page of its own, e.g. /Releases. Default: none.
     */
    deliveries?: string;
  };
}
/**
 * Rules of one stage.
 */
export interface Stage {
  /**
   * What must hold before the stage counts as done. A stage that fails them is run once more by itself, then a person is asked.
   *
   * @maxItems 30
   */
  exitCriteria?: (
    | {
        /**
         * Path on the run's branch.
         */
        file: string;
        /**
         * Text that the file must hold.
         */
        contains?: string;
      }
    | {
        /**
         * Name of a linked document.
         */
        document:
          'project_manifest' | 'code_gen_spec' | 'test_plan' | 'artifact_bundle' | 'qa_report' | 'deploy_receipt';
        /**
         * Field that must be filled; dots lead into objects.
         */
        field: string;
      }
    | {
        /**
         * Command of the stage's check that must have passed.
         */
        command: 'install' | 'build' | 'lint' | 'typecheck' | 'test' | 'coverage';
      }
    | {
        /**
         * Code quality gate that must hold, e.g. GATE_LINT.
         */
        gate: string;
      }
  )[];
  /**
   * Skills the stage's agent must have used, of the product or from .stellwerk/skills/<name>.md.
   *
   * @maxItems 10
   */
  skills?: string[];
  /**
   * What roles may read and write in this stage.
   */
  capabilities?: {
    planner?: Capabilities;
    coder?: Capabilities;
    tester?: Capabilities;
  };
}
/**
 * Capabilities of a role in a stage; absent lists keep its own.
 */
export interface Capabilities {
  /**
   * What the role may read. Files that hold secrets by custom are never readable.
   *
   * @maxItems 100
   */
  read?: string[];
  /**
   * What the role may write, within the specification's scope and the project's paths.
   *
   * @maxItems 100
   */
  write?: string[];
}

export type ProjectYml = Immutable<ProjectYmlFields>;

/**
 * Output of TESTING and subject of the approval. Numbers come from tools, words from the tester.
 */
export interface QaReportFields {
  /**
   * The exact schema version the document was made with.
   */
  $schema: 'https://schemas.stellwerk.dev/qa_report.v1.1.0.json';
  /**
   * Binary exit of TESTING.
   */
  status: 'APPROVED' | 'REJECTED';
  /**
   * Critical paths that passed, in percent.
   */
  critical_path_pass_rate: number;
  /**
   * Open bugs that block a release.
   */
  blocker_bugs_open: number;
  /**
   * Line coverage of added and changed lines, in percent; 0 when it could not be measured.
   */
  coverage_on_new_code: number;
  /**
   * Whether a person has tried it. Only a decision sets it true, in the amended report.
   */
  manual_ux_review_completed: boolean;
  /**
   * Static security analysis.
   */
  sast_check_passed: boolean;
  /**
   * Dependency analysis.
   */
  sca_check_passed: boolean;
  /**
   * What was tested and found, in words.
   */
  summary?: string;
  /**
   * What must be repaired before the next round.
   */
  feedback?: {
    /**
     * What is wrong.
     */
    message: string;
    /**
     * Path it concerns.
     */
    file?: string;
    /**
     * Line it concerns, from 1.
     */
    line?: number;
    /**
     * Check that found it.
     */
    check?: string;
  }[];
  /**
   * Each check that ran.
   */
  checks?: {
    /**
     * Name.
     */
    name: string;
    /**
     * Outcome.
     */
    outcome: 'passed' | 'failed' | 'skipped' | 'timed_out';
    /**
     * Command line.
     */
    command?: string;
    /**
     * Time it took, in milliseconds.
     */
    duration_ms?: number;
    /**
     * Last part of its output. Untrusted.
     */
    detail?: string;
  }[];
  /**
   * Line coverage of the whole, in percent.
   */
  coverage_total?: number;
  /**
   * Added and changed lines the coverage figure stands on.
   */
  new_lines_measured?: number;
  /**
   * Tested commit.
   */
  commit?: string;
  /**
   * The change for review.
   */
  pull_request?: string;
  /**
   * Tested bundle.
   */
  artifact_bundle?: string;
  /**
   * Plan that was followed.
   */
  test_plan?: string;
  /**
   * Full result of the checks.
   */
  check_result?: string;
  /**
   * Round of coding and testing, from 1.
   */
  round?: number;
  /**
   * Report this one amends with a decision.
   */
  amends?: string;
  /**
   * The decision at the gate, once there is one.
   */
  approval?: {
    /**
     * Gate and visit, {gate}.{visit}.
     */
    gate_id: string;
    /**
     * What was decided.
     */
    choice: 'approve' | 'reject';
    /**
     * User id of who decided; `policy` when the policy did.
     */
    by: string;
    /**
     * When it was decided. ISO 8601.
     */
    at: string;
    /**
     * Comment of the decision.
     */
    comment?: string;
    /**
     * Points the person confirmed.
     */
    checklist?: {
      [k: string]: boolean;
    };
  };
  /**
   * Each level of the test pyramid.
   */
  levels?: {
    /**
     * Level.
     */
    level: 'unit' | 'integration' | 'e2e';
    /**
     * Outcome; deferred by the plan, not_configured when the project has no command for it.
     */
    outcome: 'passed' | 'failed' | 'timed_out' | 'skipped' | 'deferred' | 'not_configured';
    /**
     * Figures of the results file; absent when there is none.
     */
    tests?: {
      /**
       * All tests.
       */
      total: number;
      /**
       * Passed tests.
       */
      passed: number;
      /**
       * Failed tests.
       */
      failed: number;
      /**
       * Skipped tests.
       */
      skipped: number;
    };
    /**
     * Names of failed tests, the first of them. Untrusted.
     */
    failed_tests?: string[];
    /**
     * Time it took, in milliseconds.
     */
    duration_ms?: number;
    /**
     * Whether a seed script ran before.
     */
    seeded?: boolean;
    /**
     * Names of the mock servers beside it.
     */
    mocks?: string[];
  }[];
  /**
   * Each critical path of the plan, looked up in the tests' names.
   */
  critical_paths?: {
    /**
     * Name in the plan.
     */
    name: string;
    /**
     * Outcome; not_found when no test names it.
     */
    outcome: 'passed' | 'failed' | 'not_found';
  }[];
  /**
   * Whose each failed check was.
   */
  failure_classes?: {
    /**
     * Command of the check.
     */
    command: string;
    /**
     * Class.
     */
    class: 'own_change' | 'upstream' | 'infrastructure' | 'flaky';
    /**
     * What shows it.
     */
    evidence?: string;
    /**
     * Repetitions it took to tell.
     */
    reruns?: number;
  }[];
  /**
   * Repairs within TESTING.
   */
  stabilise_cycles?: number;
  /**
   * Each scanner that looked.
   */
  scanners?: {
    /**
     * What it looks for.
     */
    kind: 'sast' | 'sca';
    /**
     * The declared command, or built-in patterns.
     */
    engine: string;
    /**
     * Format of its report.
     */
    format?: string;
    /**
     * Whether nothing above the limit was found.
     */
    passed: boolean;
    /**
     * What its verdict stands on.
     */
    detail?: string;
    /**
     * What it found, the worst first, at most 50.
     */
    findings?: {
      /**
       * Rule or vulnerability.
       */
      rule: string;
      /**
       * What is wrong.
       */
      message: string;
      /**
       * CVSS.
       */
      score?: number;
      /**
       * Path it concerns.
       */
      file?: string;
      /**
       * Line it concerns, from 1.
       */
      line?: number;
      /**
       * Whether it fails the check.
       */
      blocking: boolean;
    }[];
  }[];
  /**
   * Places where the change weakens tests; shown to the approver.
   */
  weakened_tests?: {
    /**
     * Path it concerns.
     */
    file?: string;
    /**
     * Line it concerns, from 1.
     */
    line?: number;
    /**
     * Rule that found it.
     */
    rule?: string;
    /**
     * What is weakened.
     */
    message: string;
  }[];
  /**
   * Run the document belongs to.
   */
  run_id?: string;
  /**
   * When the report was made. ISO 8601.
   */
  created_at?: string;
}

export type QaReport = Immutable<QaReportFields>;

/**
 * Input of TESTING: scope and rules of the tests.
 */
export interface TestPlanFields {
  /**
   * The exact schema version the document was made with.
   */
  $schema: 'https://schemas.stellwerk.dev/test_plan.v1.0.0.json';
  /**
   * What is tested on which level.
   */
  test_pyramid_config: {
    /**
     * Unit tests.
     */
    unit_tests: {
      /**
       * Line coverage to exceed on new code, in percent.
       */
      coverage_target?: number;
      /**
       * Units that need attention.
       */
      focus?: string[];
    };
    /**
     * Integration tests.
     */
    integration_tests: {
      /**
       * Script that fills the test database, relative to the repository.
       */
      db_seed_script?: string;
      /**
       * Configuration of mock servers, relative to the repository.
       */
      mock_server_config?: string;
      /**
       * Seams that need attention.
       */
      focus?: string[];
    };
    /**
     * End-to-end tests.
     */
    e2e_tests: {
      /**
       * Paths through the product that must work.
       */
      critical_paths?: string[];
    };
  };
  /**
   * Tests put off on purpose, e.g. Load, Penetration.
   */
  deferred_tests_v1: string[];
  /**
   * What a person must test.
   */
  hitl_requirements: {
    /**
     * Where to explore.
     */
    exploratory_testing_scope?: string;
    /**
     * When usability is accepted.
     */
    usability_acceptance_criteria?: string;
  };
  /**
   * Run the document belongs to.
   */
  run_id?: string;
}

export type TestPlan = Immutable<TestPlanFields>;
