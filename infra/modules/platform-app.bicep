// The function app that the tenants of one environment share: the app, who may call it, and its Teams bot.
import { appSettings, OptionalSettings, ServiceAddresses } from 'app-settings.bicep'
import { PlatformNames, sharedTaskHub } from 'names.bicep'

@export()
@description('What the app finds in its environment.')
type AppSurroundings = {
  identityId: string
  identityClientId: string
  @description('Empty = no virtual network.')
  functionsSubnetId: string
  workspaceId: string
  @description('Empty for the Azure Storage provider.')
  schedulerEndpoint: string
  addresses: ServiceAddresses
}

@description('Names of the resources.')
param names PlatformNames

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('What the app finds in its environment.')
param surroundings AppSurroundings

@description('Engine that holds the orchestrations.')
param durableBackend 'azureManaged' | 'azureStorage'

@description('Client id of the API\'s app registration.')
param apiClientId string

@description('Tenant of the product that the people of the Entra tenant belong to.')
param homeTenant string

@description('Model or deployment that the product calls.')
param modelName string

@description('Base URL of another OpenAI-compatible endpoint; empty = the account made here.')
param modelUrl string

@description('Whether gates are decided in Teams: a bot is made.')
param teamsBot bool

@description('Settings that have a default.')
param optionalSettings OptionalSettings

@description('Instances that are always there for HTTP and for durable functions.')
param alwaysReady int

var addresses = surroundings.addresses

module app 'function-app.bicep' = {
  name: 'function-app'
  params: {
    name: names.functionApp
    planName: names.plan
    location: location
    tags: tags
    identityId: surroundings.identityId
    storageName: names.hostStorage
    packageContainer: names.packageContainer
    subnetId: surroundings.functionsSubnetId
    instanceMemoryMB: 2048
    maximumInstanceCount: 40
    alwaysReady: alwaysReady
    workspaceId: surroundings.workspaceId
    applicationInsightsName: names.applicationInsights
    applicationInsightsGroup: names.resourceGroup
    settings: appSettings({
      identityClientId: surroundings.identityClientId
      entraTenantId: tenant().tenantId
      apiClientId: apiClientId
      homeTenant: homeTenant
      teamsBot: teamsBot
      durableBackend: durableBackend
      schedulerEndpoint: surroundings.schedulerEndpoint
      taskHub: sharedTaskHub
      addresses: {
        blobEndpoint: addresses.blobEndpoint
        serviceBusHost: addresses.serviceBusHost
        cosmosEndpoint: addresses.cosmosEndpoint
        vaultUri: addresses.vaultUri
        modelUrl: empty(modelUrl) ? addresses.modelUrl : modelUrl
      }
      cosmosDatabase: names.cosmosDatabase
      modelName: modelName
      optional: optionalSettings
    })
  }
}

module auth 'entra-auth.bicep' = {
  name: 'entra-auth'
  params: { functionAppName: names.functionApp, apiClientId: apiClientId }
  dependsOn: [app]
}

module bot 'teams-bot.bicep' = if (teamsBot) {
  name: 'teams-bot'
  params: {
    name: names.bot
    displayName: 'Stellwerk'
    tags: tags
    hostName: app.outputs.hostName
    identityId: surroundings.identityId
    identityClientId: surroundings.identityClientId
  }
}

@description('Name of the app.')
output name string = app.outputs.name

@description('Host name of the API.')
output hostName string = app.outputs.hostName
