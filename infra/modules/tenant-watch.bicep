// Budget, alerts, workbook and bot of one tenant.
import { PlatformNames, TenantNames } from 'names.bicep'

@description('Names of the tenant\'s resources.')
param names TenantNames

@description('Names of the platform\'s resources.')
param platform PlatformNames

@description('Key of the tenant in the product.')
param tenantKey string

@description('Name that people see.')
param displayName string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Who is told.')
param alertEmails string[]

@description('Budget of the Azure resources a month.')
param monthlyBudget int

@description('First day of the budget\'s first month.')
param budgetStart string

@description('Whether a Teams bot is made.')
param teamsBot bool

@description('Host name of the tenant\'s own app; empty = the shared one answers.')
param dedicatedHostName string

@description('Identity of the tenant\'s own app: resource id.')
param dedicatedIdentityId string

@description('Its client id.')
param dedicatedIdentityClientId string

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: platform.applicationInsights
  scope: resourceGroup(platform.resourceGroup)
}

resource sharedApp 'Microsoft.Web/sites@2024-11-01' existing = {
  name: platform.functionApp
  scope: resourceGroup(platform.resourceGroup)
}

resource sharedIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: platform.identity
  scope: resourceGroup(platform.resourceGroup)
}

var isShared = empty(dedicatedHostName)

module people 'action-group.bicep' = {
  name: 'action-group'
  params: {
    name: names.actionGroup
    shortName: take(tenantKey, 12)
    tags: tags
    emails: alertEmails
  }
}

module budget 'budget.bicep' = {
  name: 'budget'
  params: {
    name: names.budget
    monthlyAmount: monthlyBudget
    startDate: budgetStart
    emails: alertEmails
    actionGroupId: people.outputs.id
  }
}

module queries 'query-alerts.bicep' = {
  name: 'query-alerts'
  params: {
    prefix: 'sw-${tenantKey}'
    location: location
    tags: tags
    actionGroupId: people.outputs.id
    applicationInsightsId: applicationInsights.id
    tenantKey: tenantKey
  }
}

module workbook 'workbook.bicep' = {
  name: 'workbook'
  params: {
    location: location
    tags: tags
    displayName: 'Stellwerk: ${displayName}'
    applicationInsightsId: applicationInsights.id
    content: replace(loadTextContent('../workbooks/tenant.json'), '{tenant}', tenantKey)
  }
}

module bot 'teams-bot.bicep' = if (teamsBot) {
  name: 'teams-bot'
  params: {
    name: names.bot
    displayName: 'Stellwerk ${displayName}'
    tags: tags
    hostName: isShared ? sharedApp.properties.defaultHostName : dedicatedHostName
    identityId: isShared ? sharedIdentity.id : dedicatedIdentityId
    identityClientId: isShared ? sharedIdentity.properties.clientId : dedicatedIdentityClientId
  }
}
