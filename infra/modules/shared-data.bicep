// The services of the platform that hold data.
import { PlatformNames } from 'names.bicep'
import { EndpointTargets } from 'private-network.bicep'
import { ServiceAddresses } from 'app-settings.bicep'
import { ModelDeployment } from 'open-ai.bicep'

@description('Names of the resources.')
param names PlatformNames

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Object id of the app\'s identity, which works in the shared database.')
param principalId string

@description('Queues of the bus.')
param queues string[]

@description('Models of an own Azure OpenAI account; empty = none is made.')
param modelDeployments ModelDeployment[]

@description('Private endpoints only.')
param privateNetwork bool

@description('Whether vaults keep what was deleted for 90 days whatever happens.')
param purgeProtection bool

@description('Where diagnostics go.')
param workspaceId string

var publicNetworkAccess = privateNetwork ? 'Disabled' : 'Enabled'

module hostStorage 'host-storage.bicep' = {
  name: 'host-storage'
  params: {
    name: names.hostStorage
    location: location
    tags: tags
    packageContainer: names.packageContainer
    publicNetworkAccess: publicNetworkAccess
    workspaceId: workspaceId
  }
}

module bus 'service-bus.bicep' = {
  name: 'service-bus'
  params: {
    name: names.serviceBus
    location: location
    tags: tags
    sku: privateNetwork ? 'Premium' : 'Standard'
    queues: queues
    publicNetworkAccess: publicNetworkAccess
    workspaceId: workspaceId
  }
}

module cosmos 'cosmos-account.bicep' = {
  name: 'cosmos'
  params: {
    name: names.cosmos
    location: location
    tags: tags
    publicNetworkAccess: publicNetworkAccess
    backupTier: 'Continuous7Days'
    workspaceId: workspaceId
  }
}

module database 'cosmos-database.bicep' = {
  name: 'cosmos-database'
  params: {
    accountName: names.cosmos
    databaseName: names.cosmosDatabase
    contributorName: names.identity
    contributorPrincipalId: principalId
  }
  dependsOn: [cosmos]
}

module vault 'key-vault.bicep' = {
  name: 'key-vault'
  params: {
    name: names.keyVault
    location: location
    tags: tags
    publicNetworkAccess: publicNetworkAccess
    purgeProtection: purgeProtection
    workspaceId: workspaceId
  }
}

module models 'open-ai.bicep' = if (!empty(modelDeployments)) {
  name: 'open-ai'
  params: {
    name: names.openAi
    location: location
    tags: tags
    deployments: modelDeployments
    publicNetworkAccess: publicNetworkAccess
    workspaceId: workspaceId
  }
}

@description('Ids of what gets a private endpoint.')
output targets EndpointTargets = {
  storageId: hostStorage.outputs.id
  cosmosId: cosmos.outputs.id
  vaultId: vault.outputs.id
  serviceBusId: bus.outputs.id
  openAiId: models.?outputs.?id ?? ''
}

@description('Addresses of the services; none of them holds a key.')
output addresses ServiceAddresses = {
  blobEndpoint: hostStorage.outputs.blobEndpoint
  serviceBusHost: bus.outputs.hostName
  cosmosEndpoint: cosmos.outputs.endpoint
  vaultUri: vault.outputs.uri
  modelUrl: empty(modelDeployments) ? '' : '${models.?outputs.?endpoint ?? ''}openai/v1'
}
