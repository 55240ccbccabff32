@description('Name of the namespace.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Standard has duplicate detection and sessions; private endpoints need Premium.')
param sku 'Standard' | 'Premium'

@description('Queues to make.')
param queues string[]

@description('Whether the namespace is reachable from outside the virtual network.')
param publicNetworkAccess 'Enabled' | 'Disabled'

@description('Where diagnostics go.')
param workspaceId string

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: sku, tier: sku }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: publicNetworkAccess
  }
}

resource entities 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [
  for queue in queues: {
    parent: namespace
    name: queue
    properties: {
      lockDuration: 'PT1M'
      maxDeliveryCount: 10
      requiresDuplicateDetection: true
      // Azure DevOps repeats a hook for up to 36 hours; ids are remembered for 7 days.
      duplicateDetectionHistoryTimeWindow: 'P7D'
      deadLetteringOnMessageExpiration: true
      defaultMessageTimeToLive: 'P14D'
    }
  }
]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: namespace
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Resource id, for private endpoints and alerts.')
output id string = namespace.id

@description('Host name, for the connection by identity.')
output hostName string = '${namespace.name}.servicebus.windows.net'
