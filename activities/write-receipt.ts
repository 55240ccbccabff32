import type { RecordContracts } from '../contracts/activities';
import type { SupplyChainResult } from '../contracts/deployment';
import { assessRelease } from '../domain/release';
import type { SignalFigures, SignalSample } from '../domain/release';
import { resolveReleasePolicy } from '../domain/policy/release';
import type { DecisionRecord } from '../contracts/stages';
import type { Ports } from '../ports';
import { schemaId } from '../schemas/registry';
import { storeDocument } from './documents';

type Contract = RecordContracts['writeReceipt'];
type ReceiptPorts = Pick<Ports, 'artifacts' | 'clock' | 'code' | 'runs'>;

const longestDiffCharacters = 200_000;

/** The proof of one deployment attempt, whatever came of it. */
export function createWriteReceipt(ports: ReceiptPorts) {
  return async (input: Contract['input']): Promise<Contract['output']> => {
    const { run, deployId, status, reason } = input;
    const document = { ...contentOf(input), ...(await linksOf(ports, input)) };
    const receipt = await storeDocument(ports.artifacts, run, 'deploy_receipt', {
      ...document,
      finished_at: ports.clock.now().toISOString(),
    });
    const text = `receipt ${status}${reason ? `: ${reason}` : ''}`;
    const event = { kind: 'deployment', stage: 'deploy', text } as const;
    await ports.runs.recordProgress(run.runId, `${deployId}/receipt`, ports.clock.now().toISOString(), {}, event);
    return { receipt: receipt.uri };
  };
}

function contentOf({ run, deployId, version, status, reason, evidence, rollBack, url }: Contract['input']): object {
  const { healthy, migration, signals, steps, soakFrom, supplyChain, startedAt } = evidence;
  const limits = { ...run.policy, release: resolveReleasePolicy(run.policy.release) };
  const soak = soakFrom === undefined ? [] : signals.slice(soakFrom);
  const { verdict } = assessRelease(soak, limits);
  return {
    $schema: schemaId('deploy_receipt'),
    status,
    artifact_version_deployed: version,
    db_migration_status: migration === undefined ? 'SKIPPED' : migrationStatus[migration.status],
    ...(migration ? { db_migration: { command: run.commands.migrate ?? '', detail: migration.detail } } : {}),
    health_check_status: healthy ? 'PASS' : 'FAIL',
    golden_signal_values: valuesOf(signals, limits),
    soak_verdict: verdict,
    rollout: steps.map(({ weightPercent, verdict: said, holds }) => ({
      weight_percent: weightPercent,
      ...(said === undefined ? {} : { verdict: said }),
      ...(holds === undefined ? {} : { holds }),
    })),
    deploy_id: deployId,
    environment: 'production',
    commit: version,
    ...(url ? { url } : {}),
    ...(reason ? { reason } : {}),
    ...(rollBack ? rollBackOf(rollBack) : {}),
    ...(supplyChain ? { supply_chain: supplyChainOf(supplyChain) } : {}),
    run_id: run.runId,
    started_at: startedAt,
  };
}

const migrationStatus = { migrated: 'SUCCESS', failed: 'FAILED' } as const;

function valuesOf(signals: readonly SignalSample[], limits: Parameters<typeof assessRelease>[1]): object {
  const { latencyP95Ms, errorRatePercent, requests } = assessRelease(signals, limits);
  const saturations = signals.flatMap(({ saturationPercent }) => saturationPercent ?? []);
  const rates = signals.flatMap(({ requestsPerSecond }) => requestsPerSecond ?? []);
  return {
    ...(requests > 0 ? { latency_p95_ms: latencyP95Ms, error_rate_percent: errorRatePercent } : {}),
    ...(saturations.length > 0 ? { saturation_percent: Math.max(...saturations) } : {}),
    ...(rates.length > 0
      ? { requests_per_second: Math.round((rates.reduce((sum, rate) => sum + rate, 0) / rates.length) * 10) / 10 }
      : {}),
    requests,
    samples: signals.map(sampleOf),
  };
}

function sampleOf({ baseline, weightPercent, ...figures }: SignalSample): object {
  return {
    ...figuresOf(figures),
    ...(figures.requestsPerSecond === undefined ? {} : { requests_per_second: figures.requestsPerSecond }),
    ...(weightPercent === undefined ? {} : { weight_percent: weightPercent }),
    ...(baseline ? { baseline: figuresOf(baseline) } : {}),
  };
}

function figuresOf({ requests, latencyP95Ms, errorRatePercent, saturationPercent }: SignalFigures): object {
  return {
    requests,
    ...(requests === 0 ? {} : { latency_p95_ms: latencyP95Ms, error_rate_percent: errorRatePercent }),
    ...(saturationPercent === undefined || saturationPercent === null ? {} : { saturation_percent: saturationPercent }),
  };
}

function rollBackOf({ restored, verdict, reason, samples }: NonNullable<Contract['input']['rollBack']>): object {
  return {
    ...(verdict === undefined ? {} : { rollback_verified: verdict === 'pass' }),
    rollback: {
      ...(restored === null ? {} : { restored_version: restored }),
      ...(verdict === undefined ? {} : { verdict }),
      ...(reason ? { reason } : {}),
      samples: samples.map(sampleOf),
    },
    ...(restored === null ? {} : { previous_version: restored }),
  };
}

function supplyChainOf({ status, signature, sbom, added, removed, maxCvss, reasons }: SupplyChainResult): object {
  return {
    status,
    signature,
    ...(sbom === undefined ? {} : { sbom }),
    added,
    removed,
    ...(maxCvss === undefined ? {} : { max_cvss: maxCvss }),
    reasons,
  };
}

/** What the attempt stands on; after a roll back also the change itself, for whoever looks for the cause. */
async function linksOf(ports: ReceiptPorts, input: Contract['input']): Promise<object> {
  const { run, version, status, qaReport, bundle, deployGateId } = input;
  const approval = deployGateId === undefined ? undefined : await ports.runs.getDecision(run.runId, deployGateId);
  const diff = status === 'ROLLED_BACK' ? await storeDiff(ports, input, version) : undefined;
  return {
    ...(qaReport ? { qa_report: qaReport } : {}),
    ...(bundle ? { artifact_bundle: bundle } : {}),
    ...(approval ? { approval: approvalOf(approval) } : {}),
    ...(diff ? { diff } : {}),
  };
}

function approvalOf({ gateId, choice, by, at, comment }: DecisionRecord): object {
  return { gate_id: gateId, choice, by, at, ...(comment ? { comment } : {}) };
}

async function storeDiff(
  ports: ReceiptPorts,
  { run }: Contract['input'],
  version: string,
): Promise<string | undefined> {
  try {
    const diff = await ports.code.diff(run.repository.repository, run.baseCommit, version);
    return (await ports.artifacts.put(run.tenant, 'diff', diff.slice(0, longestDiffCharacters))).uri;
  } catch {
    return undefined; // the receipt matters more than one of its links
  }
}
