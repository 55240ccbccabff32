@export()
@description('A model that the product may call.')
type ModelDeployment = {
  @description('Name the product calls it by (STELLWERK_MODEL_NAME).')
  name: string
  @description('Model of the vendor.')
  model: string
  @description('Version of the model; it never changes by itself.')
  version: string
  @description('Where and how it is served.')
  sku: 'GlobalStandard' | 'DataZoneStandard' | 'Standard'
  @description('Thousands of tokens per minute.')
  @minValue(1)
  capacity: int
}

@description('Name of the account; also its sub-domain, which Entra tokens need.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Deployments, made one after the other: parallel ones conflict.')
param deployments ModelDeployment[]

@description('Whether the account is reachable from outside the virtual network.')
param publicNetworkAccess 'Enabled' | 'Disabled'

@description('Where diagnostics go.')
param workspaceId string

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'OpenAI'
  sku: { name: 'S0' }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: publicNetworkAccess
    networkAcls: { defaultAction: publicNetworkAccess == 'Enabled' ? 'Allow' : 'Deny' }
  }
}

@batchSize(1)
resource models 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01' = [
  for deployment in deployments: {
    parent: account
    name: deployment.name
    sku: { name: deployment.sku, capacity: deployment.capacity }
    properties: {
      model: { format: 'OpenAI', name: deployment.model, version: deployment.version }
      versionUpgradeOption: 'NoAutoUpgrade'
    }
  }
]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: account
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Resource id, for private endpoints.')
output id string = account.id

@description('Endpoint; the OpenAI-compatible API is below openai/v1/.')
output endpoint string = account.properties.endpoint
