// Alerts and the workbook of the platform: all tenants together.

@description('Beginning of the alerts\' names.')
param prefix string

@description('Name of the action group.')
param actionGroupName string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Who is told.')
param alertEmails string[]

@description('Component whose data is watched.')
param applicationInsightsId string

@description('Namespace of the queues.')
param serviceBusId string

module people 'action-group.bicep' = {
  name: 'action-group'
  params: {
    name: actionGroupName
    shortName: 'stellwerk'
    tags: tags
    emails: alertEmails
  }
}

module metrics 'metric-alerts.bicep' = {
  name: 'metric-alerts'
  params: {
    prefix: prefix
    tags: tags
    actionGroupId: people.outputs.id
    serviceBusId: serviceBusId
    applicationInsightsId: applicationInsightsId
  }
}

module queries 'query-alerts.bicep' = {
  name: 'query-alerts'
  params: {
    prefix: prefix
    location: location
    tags: tags
    actionGroupId: people.outputs.id
    applicationInsightsId: applicationInsightsId
    tenantKey: ''
  }
}

module workbook 'workbook.bicep' = {
  name: 'workbook'
  params: {
    location: location
    tags: tags
    displayName: 'Stellwerk: service'
    applicationInsightsId: applicationInsightsId
    content: loadTextContent('../workbooks/service.json')
  }
}
