targetScope = 'subscription'

import { AppChoices } from 'modules/tenant-app.bicep'
import { platformNames, sharedTaskHub, tenantNames } from 'modules/names.bicep'

metadata description = 'One tenant: its own resource group with vault, immutable storage, database, budget and alerts; its own function app when it is dedicated.'

@description('Key of the tenant in the product.')
@minLength(2)
@maxLength(20)
param tenantKey string

@description('Name that people see.')
param displayName string

@description('Environment of the platform the tenant belongs to.')
@minLength(2)
@maxLength(8)
param environmentName string

@description('Region of everything.')
param location string

@description('Region of the platform, which its names are made of.')
param platformLocation string = location

@description('shared: the platform\'s function app serves the tenant. dedicated: one of its own, with its own task hub and bus.')
param isolation 'shared' | 'dedicated' = 'shared'

@description('Who is told when something is wrong or the budget is used up.')
@minLength(1)
param alertEmails string[]

@description('Budget of the Azure resources a month, in the currency of the subscription. The product\'s own budget limits models.')
@minValue(1)
param monthlyBudget int

@description('First day of the budget\'s first month, yyyy-MM-01; it stays as it was at the first deployment.')
param budgetStart string

@description('Days during which artifacts and audit can be neither changed nor deleted.')
@minValue(1)
param immutableDays int = 365

@description('Whether the data is locked against deletion.')
param lockData bool = true

@description('Whether the vault keeps what was deleted for 90 days whatever happens.')
param purgeProtection bool = true

@description('What the app of a dedicated tenant is told; the others have none.')
param ownAppChoices AppChoices?

@description('Version of the product, for the tags.')
param appVersion string = '0.0.0'

@description('Where costs are booked, for the tags.')
param costCenter string = 'unassigned'

var platform = platformNames('sw', environmentName, take(uniqueString(subscription().id, environmentName, platformLocation), 8))
var names = tenantNames('sw', tenantKey, take(uniqueString(subscription().id, environmentName, tenantKey), 8))
var isDedicated = isolation == 'dedicated'
var tags = {
  app: 'stellwerk'
  env: environmentName
  tenant: tenantKey
  version: appVersion
  'cost-center': costCenter
}

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: names.resourceGroup
  location: location
  tags: tags
}

module data 'modules/tenant-data.bicep' = {
  name: 'data-${tenantKey}'
  scope: group
  params: {
    names: names
    platform: platform
    location: location
    tags: tags
    isolation: isolation
    immutableDays: immutableDays
    lockData: lockData
    purgeProtection: purgeProtection
  }
}

module database 'modules/cosmos-database.bicep' = {
  name: 'database-${tenantKey}'
  scope: resourceGroup(platform.resourceGroup)
  params: {
    accountName: platform.cosmos
    databaseName: names.cosmosDatabase
    contributorName: isDedicated ? names.identity : platform.identity
    contributorPrincipalId: data.outputs.workerPrincipalId
  }
}

module ownApp 'modules/tenant-app.bicep' = if (isDedicated) {
  name: 'app-${tenantKey}'
  scope: group
  params: {
    names: names
    platform: platform
    location: location
    tags: tags
    choices: ownAppChoices!
    tenantKey: tenantKey
    displayName: displayName
    vaultUri: data.outputs.vaultUri
    blobEndpoint: data.outputs.blobEndpoint
    identityId: data.outputs.identityId
    identityClientId: data.outputs.identityClientId
    identityPrincipalId: data.outputs.workerPrincipalId
  }
}

module watch 'modules/tenant-watch.bicep' = {
  name: 'watch-${tenantKey}'
  scope: group
  params: {
    names: names
    platform: platform
    tenantKey: tenantKey
    displayName: displayName
    location: location
    tags: tags
    alertEmails: alertEmails
    monthlyBudget: monthlyBudget
    budgetStart: budgetStart
  }
}

@description('Resource group of the tenant.')
output resourceGroupName string = group.name

@description('Where the tenant\'s data is: vault, blobs, database, and the task hub of its orchestrations.')
output places object = {
  vaultUri: data.outputs.vaultUri
  blobEndpoint: data.outputs.blobEndpoint
  cosmosDatabase: names.cosmosDatabase
  taskHub: isDedicated ? names.taskHub : sharedTaskHub
}
