@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name that people see; it also makes the resource\'s name.')
param displayName string

@description('Component whose data is shown.')
param applicationInsightsId string

@description('Content of the workbook (Notebook/1.0).')
param content string

resource workbook 'Microsoft.Insights/workbooks@2022-04-01' = {
  name: guid(resourceGroup().id, displayName)
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    category: 'workbook'
    displayName: displayName
    serializedData: content
    sourceId: applicationInsightsId
    version: 'Notebook/1.0'
  }
}
