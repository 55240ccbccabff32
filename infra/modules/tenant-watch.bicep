// Budget, alerts and workbook of one tenant.
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

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: platform.applicationInsights
  scope: resourceGroup(platform.resourceGroup)
}

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
