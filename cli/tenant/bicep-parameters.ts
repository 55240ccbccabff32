import type { AzureParameters, TenantFile } from '../../schemas/tenant-file';

/** Line of every file that was made here; a file without it is somebody's own. */
export const madeByUs = '// Made by stellwerk tenant create from the tenant file: change that one.';

/** Text of the parameter file for infra/tenant.bicep. The same tenant file always makes the same text. */
export function bicepParameters(file: TenantFile, azure: AzureParameters, template: string): string {
  const { ownApp } = azure;
  const parameters: readonly (readonly [string, unknown])[] = [
    ['tenantKey', file.tenant],
    ['displayName', file.displayName],
    ['environmentName', azure.environment],
    ['location', azure.location],
    ['platformLocation', azure.platformLocation],
    ['isolation', azure.isolation],
    ['alertEmails', azure.alertEmails],
    ['monthlyBudget', azure.monthlyBudget],
    ['budgetStart', azure.budgetStart],
    ['immutableDays', azure.immutableDays],
    ['costCenter', azure.costCenter],
    [
      'ownAppChoices',
      ownApp && {
        apiClientId: ownApp.apiClientId,
        modelUrl: ownApp.modelUrl,
        modelName: ownApp.modelName,
        teamsBot: ownApp.teamsBot ?? true,
        optionalSettings: ownApp.settings ?? {},
      },
    ],
  ];
  const lines = parameters.flatMap(([name, value]) =>
    value === undefined ? [] : [`param ${name} = ${literal(value, '')}`],
  );
  return [`using ${literal(template, '')}`, '', madeByUs, ...lines, ''].join('\n');
}

function literal(value: unknown, indent: string): string {
  if (typeof value === 'string') return `'${escaped(value)}'`;
  if (Array.isArray(value)) return `[${value.map((each) => literal(each, indent)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const entries = Object.entries(value).map(([name, each]) => `${inner}${keyOf(name)}: ${literal(each, inner)}`);
  return entries.length === 0 ? '{}' : `{\n${entries.join('\n')}\n${indent}}`;
}

function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('${', '\\${')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t');
}

function keyOf(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `'${escaped(name)}'`;
}
