// The one place where roles are given. A resource group of ours holds one resource of each type, so a role on the group is a
// role on that resource and on nothing else.
import { Role, roleDefinitions } from 'role-definitions.bicep'

@description('What is given on this resource group.')
param roles Role[]

@description('To whom: a name known at the start of the deployment, which makes the assignments\' names.')
param identityName string

@description('Its object id.')
param principalId string

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in roles: {
    name: guid(resourceGroup().id, identityName, role)
    properties: {
      roleDefinitionId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        roleDefinitions[role]
      )
      principalId: principalId
      principalType: 'ServicePrincipal'
    }
  }
]
