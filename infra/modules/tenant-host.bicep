// What the host of a dedicated tenant's app works with: storage, bus and the roles of its identity.
import { PlatformNames, queueNames, TenantNames } from 'names.bicep'

@description('Names of the tenant\'s resources.')
param names TenantNames

@description('Names of the platform\'s resources.')
param platform PlatformNames

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Where diagnostics go.')
param workspaceId string

@description('Object id of the app\'s identity.')
param identityPrincipalId string

module hostStorage 'host-storage.bicep' = {
  name: 'host-storage'
  params: {
    name: names.hostStorage
    location: location
    tags: tags
    packageContainer: platform.packageContainer
    publicNetworkAccess: 'Enabled'
    workspaceId: workspaceId
  }
}

module bus 'service-bus.bicep' = {
  name: 'service-bus'
  params: {
    name: names.serviceBus
    location: location
    tags: tags
    sku: 'Standard'
    queues: queueNames
    publicNetworkAccess: 'Enabled'
    workspaceId: workspaceId
  }
}

module roles 'app-roles.bicep' = {
  name: 'app-roles'
  params: {
    identityName: names.identity
    principalId: identityPrincipalId
    hasScheduler: false
    hasModels: false
  }
}

module sharedRoles 'role-grants.bicep' = {
  name: 'shared-roles-${names.taskHub}'
  scope: resourceGroup(platform.resourceGroup)
  params: {
    roles: ['Durable Task Data Contributor', 'Monitoring Metrics Publisher', 'Cognitive Services OpenAI User']
    identityName: names.identity
    principalId: identityPrincipalId
  }
}

@description('Host name of the bus.')
output serviceBusHost string = bus.outputs.hostName
