// Keeps the data of this resource group from being deleted by mistake. Its owner removes it first when the tenant goes.

@description('Why it is there.')
param notes string

resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'data'
  properties: {
    level: 'CanNotDelete'
    notes: notes
  }
}
