@description('Name of the action group.')
param name string

@description('Name in messages.')
@maxLength(12)
param shortName string

@description('Tags of every resource.')
param tags object

@description('Who is told.')
@minLength(1)
param emails string[]

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    groupShortName: shortName
    enabled: true
    emailReceivers: [
      for (email, index) in emails: {
        name: 'person-${index}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

@description('Resource id.')
output id string = group.id
