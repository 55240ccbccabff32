// The one place where roles are given. A resource group of ours holds one resource of each type, so a role on the group is a
// role on that resource and on nothing else.
import { RoleGrant, roleDefinitions } from 'role-definitions.bicep'

@description('What is given to whom on this resource group.')
param grants RoleGrant[]

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for grant in grants: {
    name: guid(resourceGroup().id, grant.identity, grant.role)
    properties: {
      roleDefinitionId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        roleDefinitions[grant.role]
      )
      principalId: grant.principalId
      principalType: 'ServicePrincipal'
    }
  }
]
