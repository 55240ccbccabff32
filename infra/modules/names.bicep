// Every name of the deployment is made here, and nowhere else.

@export()
@description('Names of the platform stack.')
type PlatformNames = {
  resourceGroup: string
  identity: string
  plan: string
  functionApp: string
  hostStorage: string
  packageContainer: string
  durableTaskScheduler: string
  serviceBus: string
  cosmos: string
  cosmosDatabase: string
  keyVault: string
  workspace: string
  applicationInsights: string
  openAi: string
  virtualNetwork: string
  actionGroup: string
  bot: string
}

@export()
@description('Names of one tenant\'s stack.')
type TenantNames = {
  resourceGroup: string
  identity: string
  keyVault: string
  storage: string
  artifactContainer: string
  auditContainer: string
  cosmosDatabase: string
  actionGroup: string
  budget: string
  bot: string
  functionApp: string
  plan: string
  hostStorage: string
  serviceBus: string
  taskHub: string
}

@export()
@description('The queues of the bus. contracts/names.ts names the same ones.')
var queueNames = [
  'ado-events'
  'bug-reports'
  'check-results'
]

@export()
@description('The task hub of the shared function app. host.json names the same one.')
var sharedTaskHub = 'stellwerk'

@export()
@description('Names of the platform stack. `suffix` makes the globally unique ones unique: 8 characters.')
func platformNames(app string, environmentName string, suffix string) PlatformNames => {
  resourceGroup: 'rg-${app}-${environmentName}'
  identity: 'id-${app}-${environmentName}'
  plan: 'plan-${app}-${environmentName}'
  functionApp: 'func-${app}-${environmentName}-${suffix}'
  hostStorage: take('st${app}${replace(environmentName, '-', '')}${suffix}', 24)
  packageContainer: 'packages'
  durableTaskScheduler: 'dts-${app}-${environmentName}-${suffix}'
  serviceBus: 'sb-${app}-${environmentName}-${suffix}'
  cosmos: 'cosmos-${app}-${environmentName}-${suffix}'
  cosmosDatabase: 'stellwerk'
  keyVault: take('kv${app}${replace(environmentName, '-', '')}${suffix}', 24)
  workspace: 'log-${app}-${environmentName}'
  applicationInsights: 'appi-${app}-${environmentName}'
  openAi: 'oai-${app}-${environmentName}-${suffix}'
  virtualNetwork: 'vnet-${app}-${environmentName}'
  actionGroup: 'ag-${app}-${environmentName}'
  bot: 'bot-${app}-${environmentName}-${suffix}'
}

@export()
@description('Names of one tenant\'s stack. `tenant` is the tenant\'s key in the product.')
func tenantNames(app string, tenant string, suffix string) TenantNames => {
  resourceGroup: 'rg-${app}-tenant-${tenant}'
  identity: 'id-${app}-${tenant}'
  keyVault: take('kv${replace(tenant, '-', '')}${suffix}', 24)
  storage: take('st${replace(tenant, '-', '')}${suffix}', 24)
  artifactContainer: 'artifacts-${tenant}'
  auditContainer: 'audit-${tenant}'
  cosmosDatabase: 'stellwerk-${tenant}'
  actionGroup: 'ag-${app}-${tenant}'
  budget: 'monthly-${tenant}'
  bot: 'bot-${app}-${tenant}-${suffix}'
  functionApp: 'func-${app}-${tenant}-${suffix}'
  plan: 'plan-${app}-${tenant}'
  hostStorage: take('sth${replace(tenant, '-', '')}${suffix}', 24)
  serviceBus: 'sb-${app}-${tenant}-${suffix}'
  taskHub: take('t${replace(tenant, '-', '')}', 40)
}
