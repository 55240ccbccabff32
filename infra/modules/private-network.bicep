// A virtual network with a private endpoint for each service that holds data.
import { PlatformNames } from 'names.bicep'

@export()
@description('Resources that get an endpoint: their ids.')
type EndpointTargets = {
  storageId: string
  cosmosId: string
  vaultId: string
  serviceBusId: string
  @description('Empty = there is no account.')
  openAiId: string
}

@description('Names of the resources.')
param names PlatformNames

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Address range of the network.')
param addressPrefix string

@description('What is reached through endpoints.')
param targets EndpointTargets

@description('Whether there is an account for models.')
param hasModels bool

var storageSuffix = environment().suffixes.storage

// Which resource each is of, by its name in EndpointTargets: what exists is then known before anything is made.
var always = [
  { name: 'blob', target: 'storageId', groupId: 'blob', zone: 'privatelink.blob.${storageSuffix}' }
  { name: 'queue', target: 'storageId', groupId: 'queue', zone: 'privatelink.queue.${storageSuffix}' }
  { name: 'table', target: 'storageId', groupId: 'table', zone: 'privatelink.table.${storageSuffix}' }
  { name: 'cosmos', target: 'cosmosId', groupId: 'Sql', zone: 'privatelink.documents.azure.com' }
  { name: 'vault', target: 'vaultId', groupId: 'vault', zone: 'privatelink.vaultcore.azure.net' }
  { name: 'bus', target: 'serviceBusId', groupId: 'namespace', zone: 'privatelink.servicebus.windows.net' }
]

var models = [
  { name: 'models', target: 'openAiId', groupId: 'account', zone: 'privatelink.openai.azure.com' }
]

var endpoints = concat(always, hasModels ? models : [])

module network 'network.bicep' = {
  name: 'virtual-network'
  params: {
    name: names.virtualNetwork
    location: location
    tags: tags
    addressPrefix: addressPrefix
    zones: map(endpoints, endpoint => endpoint.zone)
  }
}

module privateEndpoints 'private-endpoint.bicep' = [
  for endpoint in endpoints: {
    name: 'endpoint-${endpoint.name}'
    params: {
      name: 'pe-${names.virtualNetwork}-${endpoint.name}'
      location: location
      tags: tags
      targetId: targets[endpoint.target]
      groupId: endpoint.groupId
      subnetId: network.outputs.endpointsSubnetId
      zoneName: endpoint.zone
    }
  }
]

@description('Subnet of the function apps.')
output functionsSubnetId string = network.outputs.functionsSubnetId
