// What the app's identity may do in the platform's resource group: as much as the SDK calls of the adapters need.

@description('Name of the identity.')
param identityName string

@description('Its object id.')
param principalId string

@description('Engine that holds the orchestrations.')
param durableBackend 'azureManaged' | 'azureStorage'

@description('Whether models are called through an account of this resource group.')
param needsModels bool

// Owner of blobs: the host takes leases in its storage account, and the app writes artifacts.
var always = [
  'Storage Blob Data Owner'
  'Storage Queue Data Contributor'
  'Storage Table Data Contributor'
  'Azure Service Bus Data Sender'
  'Azure Service Bus Data Receiver'
  'Key Vault Secrets Officer'
  'Monitoring Metrics Publisher'
  'Monitoring Reader'
]
var engine = durableBackend == 'azureManaged' ? ['Durable Task Data Contributor'] : []
var models = needsModels ? ['Cognitive Services OpenAI User'] : []
var grants = map(concat(always, engine, models), role => {
  role: role
  identity: identityName
  principalId: principalId
})

module assignments 'role-grants.bicep' = {
  name: 'role-grants-${uniqueString(identityName)}'
  params: { grants: grants }
}
