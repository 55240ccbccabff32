// Vault and storage of one tenant, and who works with them: the platform's app, or an identity of the tenant's own app.
import { PlatformNames, TenantNames } from 'names.bicep'

@description('Names of the tenant\'s resources.')
param names TenantNames

@description('Names of the platform\'s resources.')
param platform PlatformNames

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Whose function app works with the data.')
param isolation 'shared' | 'dedicated'

@description('Days during which artifacts and audit can be neither changed nor deleted.')
param immutableDays int

@description('Whether the data is locked against deletion.')
param lockData bool

@description('Whether the vault keeps what was deleted for 90 days whatever happens.')
param purgeProtection bool

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: platform.workspace
  scope: resourceGroup(platform.resourceGroup)
}

resource sharedIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: platform.identity
  scope: resourceGroup(platform.resourceGroup)
}

module identity 'identity.bicep' = {
  name: 'identity'
  params: { name: names.identity, location: location, tags: tags }
}

var isShared = isolation == 'shared'
var workerPrincipalId = isShared ? sharedIdentity.properties.principalId : identity.outputs.principalId

module vault 'key-vault.bicep' = {
  name: 'key-vault'
  params: {
    name: names.keyVault
    location: location
    tags: tags
    publicNetworkAccess: 'Enabled'
    purgeProtection: purgeProtection
    workspaceId: workspace.id
  }
}

module storage 'tenant-storage.bicep' = {
  name: 'storage'
  params: {
    name: names.storage
    location: location
    tags: tags
    artifactContainer: names.artifactContainer
    auditContainer: names.auditContainer
    immutableDays: immutableDays
    publicNetworkAccess: 'Enabled'
    workspaceId: workspace.id
  }
}

module roles 'role-grants.bicep' = {
  name: 'role-grants-data'
  params: {
    roles: ['Storage Blob Data Contributor', 'Key Vault Secrets Officer']
    identityName: isShared ? platform.identity : names.identity
    principalId: workerPrincipalId
  }
}

module lock 'delete-lock.bicep' = if (lockData) {
  name: 'lock'
  params: { notes: 'Artifacts, audit and secrets of a tenant.' }
  dependsOn: [vault, storage]
}

@description('Object id of the identity that works with the data.')
output workerPrincipalId string = workerPrincipalId

@description('Resource id of the tenant\'s own identity.')
output identityId string = identity.outputs.id

@description('Its client id.')
output identityClientId string = identity.outputs.clientId

@description('Address of the vault.')
output vaultUri string = vault.outputs.uri

@description('Blob endpoint.')
output blobEndpoint string = storage.outputs.blobEndpoint
