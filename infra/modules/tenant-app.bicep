// The function app of a dedicated tenant: the same package with a task hub, a bus and an identity of its own.
import { appSettings, OptionalSettings } from 'app-settings.bicep'
import { PlatformNames, TenantNames } from 'names.bicep'

@export()
@description('What a dedicated app is told.')
type AppChoices = {
  @description('Client id of the API\'s app registration.')
  apiClientId: string
  @description('Base URL of an OpenAI-compatible endpoint.')
  modelUrl: string
  @description('Model or deployment that the app calls.')
  modelName: string
  @description('Whether gates are decided in Teams: a bot is made.')
  teamsBot: bool
  @description('Settings that have a default.')
  optionalSettings: OptionalSettings
}

@description('Names of the tenant\'s resources.')
param names TenantNames

@description('Names of the platform\'s resources.')
param platform PlatformNames

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('What the app is told.')
param choices AppChoices

@description('Key of the tenant in the product.')
param tenantKey string

@description('Name that people see.')
param displayName string

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

module host 'tenant-host.bicep' = {
  name: 'host'
  params: {
    names: names
    platform: platform
    location: location
    tags: tags
    workspaceId: workspace.id
    identityPrincipalId: identityPrincipalId
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
    storageName: names.hostStorage
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
      apiClientId: choices.apiClientId
      homeTenant: tenantKey
      teamsBot: choices.teamsBot
      durableBackend: 'azureManaged'
      schedulerEndpoint: scheduler.properties.endpoint
      taskHub: names.taskHub
      addresses: {
        blobEndpoint: blobEndpoint
        serviceBusHost: host.outputs.serviceBusHost
        cosmosEndpoint: cosmos.properties.documentEndpoint
        vaultUri: vaultUri
        modelUrl: choices.modelUrl
      }
      cosmosDatabase: names.cosmosDatabase
      modelName: choices.modelName
      optional: choices.optionalSettings
    })
  }
}

module auth 'entra-auth.bicep' = {
  name: 'entra-auth'
  params: { functionAppName: names.functionApp, apiClientId: choices.apiClientId }
  dependsOn: [app]
}

module bot 'teams-bot.bicep' = if (choices.teamsBot) {
  name: 'teams-bot'
  params: {
    name: names.bot
    displayName: 'Stellwerk ${displayName}'
    tags: tags
    hostName: app.outputs.hostName
    identityId: identityId
    identityClientId: identityClientId
  }
}
