// The function app of a dedicated tenant: the same package with a task hub, a bus and an identity of its own.
import { appSettings } from 'app-settings.bicep'
import { PlatformNames, TenantNames } from 'names.bicep'

@description('Names of the tenant\'s resources.')
param names TenantNames

@description('Names of the platform\'s resources.')
param platform PlatformNames

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Queues of the bus.')
param queues string[]

@description('Client id of the API\'s app registration.')
param apiClientId string

@description('Base URL of an OpenAI-compatible endpoint.')
param modelUrl string

@description('Model or deployment that the app calls.')
param modelName string

@description('Vault of the tenant.')
param vaultUri string

@description('Blob endpoint of the tenant.')
param blobEndpoint string

@description('Identity of the app: resource id.')
param identityId string

@description('Its client id.')
param identityClientId string

@description('Its object id.')
param identityPrincipalId string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: platform.workspace
  scope: resourceGroup(platform.resourceGroup)
}

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' existing = {
  name: platform.cosmos
  scope: resourceGroup(platform.resourceGroup)
}

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' existing = {
  name: platform.durableTaskScheduler
  scope: resourceGroup(platform.resourceGroup)
}

module hostStorage 'host-storage.bicep' = {
  name: 'host-storage'
  params: {
    name: names.hostStorage
    location: location
    tags: tags
    packageContainer: platform.packageContainer
    publicNetworkAccess: 'Enabled'
    workspaceId: workspace.id
  }
}

module bus 'service-bus.bicep' = {
  name: 'service-bus'
  params: {
    name: names.serviceBus
    location: location
    tags: tags
    sku: 'Standard'
    queues: queues
    publicNetworkAccess: 'Enabled'
    workspaceId: workspace.id
  }
}

module roles 'app-roles.bicep' = {
  name: 'roles'
  params: {
    identityName: names.identity
    principalId: identityPrincipalId
    durableBackend: 'azureStorage'
    needsModels: false
  }
}

module sharedRoles 'role-grants.bicep' = {
  name: 'shared-roles-${names.taskHub}'
  scope: resourceGroup(platform.resourceGroup)
  params: {
    grants: [
      { role: 'Durable Task Data Contributor', identity: names.identity, principalId: identityPrincipalId }
      { role: 'Monitoring Metrics Publisher', identity: names.identity, principalId: identityPrincipalId }
      { role: 'Cognitive Services OpenAI User', identity: names.identity, principalId: identityPrincipalId }
    ]
  }
}

module app 'function-app.bicep' = {
  name: 'function-app'
  params: {
    name: names.functionApp
    planName: names.plan
    location: location
    tags: tags
    identityId: identityId
    storageName: hostStorage.outputs.name
    packageContainer: platform.packageContainer
    subnetId: ''
    instanceMemoryMB: 2048
    maximumInstanceCount: 40
    alwaysReady: 1
    workspaceId: workspace.id
    applicationInsightsName: platform.applicationInsights
    applicationInsightsGroup: platform.resourceGroup
    settings: appSettings({
      identityClientId: identityClientId
      entraTenantId: tenant().tenantId
      apiClientId: apiClientId
      durableBackend: 'azureManaged'
      schedulerEndpoint: scheduler.properties.endpoint
      taskHub: names.taskHub
      addresses: {
        blobEndpoint: blobEndpoint
        serviceBusHost: bus.outputs.hostName
        cosmosEndpoint: cosmos.properties.documentEndpoint
        vaultUri: vaultUri
        modelUrl: modelUrl
      }
      cosmosDatabase: names.cosmosDatabase
      modelName: modelName
    })
  }
  dependsOn: [roles, sharedRoles]
}

module auth 'entra-auth.bicep' = {
  name: 'entra-auth'
  params: { functionAppName: app.outputs.name, apiClientId: apiClientId }
}

@description('Host name of the tenant\'s API.')
output hostName string = app.outputs.hostName
