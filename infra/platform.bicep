// The services that all tenants of one environment share. main.bicep makes the resource group and the function app.
import { PlatformNames } from 'modules/names.bicep'
import { ModelDeployment } from 'modules/open-ai.bicep'
import { AppSurroundings } from 'modules/platform-app.bicep'

@description('Names of the resources.')
param names PlatformNames

@description('Region of everything.')
param location string

@description('Tags of every resource.')
param tags object

@description('Who is told when something is wrong.')
param alertEmails string[]

@description('Engine that holds the orchestrations.')
param durableBackend 'azureManaged' | 'azureStorage'

@description('Task hubs of the scheduler.')
param taskHubs string[]

@description('Queues of the bus.')
param queues string[]

@description('Models of an own Azure OpenAI account; empty = none is made.')
param modelDeployments ModelDeployment[]

@description('Private endpoints only.')
param privateNetwork bool

@description('Address range of the virtual network.')
param addressPrefix string

@description('Days that logs are kept.')
param logRetentionDays int

@description('Whether vaults keep what was deleted for 90 days whatever happens.')
param purgeProtection bool

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    workspaceName: names.workspace
    applicationInsightsName: names.applicationInsights
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyQuotaGb: -1
  }
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: { name: names.identity, location: location, tags: tags }
}

module scheduler 'modules/durable-task.bicep' = if (durableBackend == 'azureManaged') {
  name: 'durable-task'
  params: {
    name: names.durableTaskScheduler
    location: location
    tags: tags
    sku: 'Consumption'
    hubs: taskHubs
    allowedAddresses: ['0.0.0.0/0']
    publicNetworkAccess: 'Enabled'
    endedRetentionDays: 30
  }
}

module data 'modules/shared-data.bicep' = {
  name: 'shared-data'
  params: {
    names: names
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    queues: queues
    modelDeployments: modelDeployments
    privateNetwork: privateNetwork
    purgeProtection: purgeProtection
    workspaceId: monitoring.outputs.workspaceId
  }
}

module roles 'modules/app-roles.bicep' = {
  name: 'roles'
  params: {
    identityName: names.identity
    principalId: identity.outputs.principalId
    hasScheduler: durableBackend == 'azureManaged'
    hasModels: !empty(modelDeployments)
  }
}

module network 'modules/private-network.bicep' = if (privateNetwork) {
  name: 'network'
  params: {
    names: names
    location: location
    tags: tags
    addressPrefix: addressPrefix
    targets: data.outputs.targets
    hasModels: !empty(modelDeployments)
  }
}

module watch 'modules/watch.bicep' = {
  name: 'watch'
  params: {
    prefix: names.functionApp
    actionGroupName: names.actionGroup
    location: location
    tags: tags
    alertEmails: alertEmails
    applicationInsightsId: monitoring.outputs.applicationInsightsId
    serviceBusId: data.outputs.targets.serviceBusId
  }
}

@description('What the function app finds here. No address holds a key.')
output surroundings AppSurroundings = {
  identityId: identity.outputs.id
  identityClientId: identity.outputs.clientId
  functionsSubnetId: network.?outputs.?functionsSubnetId ?? ''
  workspaceId: monitoring.outputs.workspaceId
  schedulerEndpoint: scheduler.?outputs.?endpoint ?? ''
  addresses: data.outputs.addresses
}
