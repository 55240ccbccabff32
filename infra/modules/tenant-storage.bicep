// Artifacts and audit of one tenant: written once, never changed. Versions and a time-based policy keep them.

@description('Name of the storage account.')
@minLength(3)
@maxLength(24)
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Container of the artifacts.')
param artifactContainer string

@description('Container of the audit segments.')
param auditContainer string

@description('Days during which nothing can be changed or deleted. It is not locked: an owner may still shorten it.')
@minValue(1)
param immutableDays int

@description('Whether the account is reachable from outside the virtual network.')
param publicNetworkAccess 'Enabled' | 'Disabled'

@description('Where diagnostics go.')
param workspaceId string

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: publicNetworkAccess
    networkAcls: {
      defaultAction: publicNetworkAccess == 'Enabled' ? 'Allow' : 'Deny'
      bypass: 'AzureServices'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: storage
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: 30 }
    containerDeleteRetentionPolicy: { enabled: true, days: 30 }
  }
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = [
  for container in [artifactContainer, auditContainer]: {
    parent: blobs
    name: container
    properties: { publicAccess: 'None' }
  }
]

resource policies 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2024-01-01' = [
  for (container, index) in [artifactContainer, auditContainer]: {
    parent: containers[index]
    name: 'default'
    properties: {
      immutabilityPeriodSinceCreationInDays: immutableDays
      // Audit segments are append blobs until they are full.
      allowProtectedAppendWrites: container == auditContainer
    }
  }
]

resource tiers 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = {
  parent: storage
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'cool-down'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['blockBlob'] }
            actions: { baseBlob: { tierToCool: { daysAfterModificationGreaterThan: 60 } } }
          }
        }
      ]
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: blobs
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

@description('Resource id, for private endpoints.')
output id string = storage.id

@description('Blob endpoint.')
output blobEndpoint string = storage.properties.primaryEndpoints.blob
