// What the app's identity may do in the resource group of its host: as much as the host, the triggers and the SDK calls of
// the adapters need. test/architecture/infra.test.ts names the code that needs each role.

@description('Name of the identity.')
param identityName string

@description('Its object id.')
param principalId string

@description('Whether this resource group has the Durable Task Scheduler of the app.')
param hasScheduler bool

@description('Whether models are called through an account of this resource group.')
param hasModels bool

// Owner of blobs: the host takes leases in its storage account, and the app writes artifacts.
var always = [
  'Storage Blob Data Owner'
  'Storage Queue Data Contributor'
  'Storage Table Data Contributor'
  'Azure Service Bus Data Receiver'
  'Azure Service Bus Data Sender'
  'Key Vault Secrets Officer'
  'Monitoring Metrics Publisher'
]

module grants 'role-grants.bicep' = {
  name: 'role-grants-${uniqueString(identityName)}'
  params: {
    roles: concat(
      always,
      hasScheduler ? ['Durable Task Data Contributor'] : [],
      hasModels ? ['Cognitive Services OpenAI User'] : []
    )
    identityName: identityName
    principalId: principalId
  }
}
