targetScope = 'subscription'

import { platformNames, queueNames, sharedTaskHub } from 'modules/names.bicep'
import { OptionalSettings } from 'modules/app-settings.bicep'
import { ModelDeployment } from 'modules/open-ai.bicep'

metadata description = 'The platform: one function app and the services that its tenants share. Tenants come with tenant.bicep.'

@description('Environment, e.g. prod: part of every name.')
@minLength(2)
@maxLength(8)
param environmentName string

@description('Region of everything.')
@metadata({
  azd: {
    type: 'location'
  }
})
param location string

@description('Version of the product that is deployed, for the tags.')
param appVersion string = '0.0.0'

@description('Where costs are booked, for the tags.')
param costCenter string = 'unassigned'

@description('Who is told when something is wrong.')
@minLength(1)
param alertEmails string[]

@description('Engine that holds the orchestrations: Durable Task Scheduler, or the storage account of the host.')
param durableBackend 'azureManaged' | 'azureStorage' = 'azureManaged'

@description('Task hubs of tenants with a function app of their own, beside the shared one.')
param dedicatedTaskHubs string[] = []

@description('Client id of the API\'s app registration. It is no ARM resource: README.md tells how to make it.')
param apiClientId string

@description('Tenant of the product that the people of the Entra tenant belong to.')
param homeTenant string = 'local'

@description('Whether gates are decided in Teams: a bot is made.')
param teamsBot bool = true

@description('Settings that have a default, e.g. STELLWERK_ADO_ORGANIZATIONS.')
param optionalSettings OptionalSettings = {}

@description('Models of an own Azure OpenAI account; empty = none is made.')
param modelDeployments ModelDeployment[] = []

@description('Base URL of another OpenAI-compatible endpoint, when no account is made here.')
param modelUrl string = ''

@description('Model or deployment that the product calls.')
param modelName string

@description('Private endpoints only: a virtual network, and no public access to data.')
param privateNetwork bool = false

@description('Address range of the virtual network.')
param addressPrefix string = '10.40.0.0/24'

@description('Instances that are always there for HTTP and for durable functions.')
param alwaysReady int = 1

@description('Days that logs are kept.')
param logRetentionDays int = 90

@description('Whether vaults keep what was deleted for 90 days whatever happens.')
param purgeProtection bool = true

var suffix = take(uniqueString(subscription().id, environmentName, location), 8)
var names = platformNames('sw', environmentName, suffix)
var tags = {
  app: 'stellwerk'
  env: environmentName
  tenant: 'platform'
  version: appVersion
  'cost-center': costCenter
  'azd-env-name': environmentName
}

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: names.resourceGroup
  location: location
  tags: tags
}

module platform 'platform.bicep' = {
  name: 'platform-${environmentName}'
  scope: group
  params: {
    names: names
    location: location
    tags: tags
    alertEmails: alertEmails
    durableBackend: durableBackend
    taskHubs: concat([sharedTaskHub], dedicatedTaskHubs)
    queues: queueNames
    modelDeployments: modelDeployments
    privateNetwork: privateNetwork
    addressPrefix: addressPrefix
    logRetentionDays: logRetentionDays
    purgeProtection: purgeProtection
  }
}

module app 'modules/platform-app.bicep' = {
  name: 'app-${environmentName}'
  scope: group
  params: {
    names: names
    location: location
    tags: tags
    surroundings: platform.outputs.surroundings
    durableBackend: durableBackend
    apiClientId: apiClientId
    homeTenant: homeTenant
    modelName: modelName
    modelUrl: modelUrl
    teamsBot: teamsBot
    optionalSettings: optionalSettings
    alwaysReady: alwaysReady
  }
}

@description('Resource group of the platform.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Function app to deploy the package to.')
output AZURE_FUNCTION_NAME string = app.outputs.name

@description('Host name of the API.')
output STELLWERK_HOST string = app.outputs.hostName

@description('Storage account of the host, which keeps the released packages.')
output STELLWERK_HOST_STORAGE string = names.hostStorage

@description('Directory whose people sign in.')
output AZURE_TENANT_ID string = tenant().tenantId
