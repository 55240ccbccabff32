// One database and who may work in it. The data plane has roles of its own, given on the database and not on the account.

@description('Name of the account in this resource group.')
param accountName string

@description('Name of the database.')
param databaseName string

@description('Identity that reads and writes documents of this database: a name, for the assignment\'s.')
param contributorName string

@description('Its object id.')
param contributorPrincipalId string

// Containers with partition keys and indexes, as adapters/cosmos expects them.
var containers = loadJsonContent('cosmos-containers.json')

var builtInDataContributor = '00000000-0000-0000-0000-000000000002'

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' existing = {
  name: accountName
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-11-15' = {
  parent: account
  name: databaseName
  properties: {
    resource: { id: databaseName }
  }
}

resource tables 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-11-15' = [
  for container in containers: {
    parent: database
    name: container.name
    properties: {
      resource: {
        id: container.name
        partitionKey: { paths: [container.partitionKey], kind: 'Hash', version: 2 }
        defaultTtl: container.defaultTtlSeconds
        indexingPolicy: {
          indexingMode: 'consistent'
          automatic: true
          includedPaths: map(container.includedPaths, path => { path: path })
          excludedPaths: map(container.excludedPaths, path => { path: path })
          compositeIndexes: map(
            container.compositeIndexes,
            index => map(index, entry => { path: entry.path, order: entry.order })
          )
        }
      }
    }
  }
]

resource grant 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = {
  parent: account
  name: guid(account.id, databaseName, contributorName)
  properties: {
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${builtInDataContributor}'
    principalId: contributorPrincipalId
    scope: '${account.id}/dbs/${databaseName}'
  }
  dependsOn: [database]
}
