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

var storageSuffix = environment().suffixes.storage

var always = [
  { name: 'blob', targetId: targets.storageId, groupId: 'blob', zone: 'privatelink.blob.${storageSuffix}' }
  { name: 'queue', targetId: targets.storageId, groupId: 'queue', zone: 'privatelink.queue.${storageSuffix}' }
  { name: 'table', targetId: targets.storageId, groupId: 'table', zone: 'privatelink.table.${storageSuffix}' }
  { name: 'cosmos', targetId: targets.cosmosId, groupId: 'Sql', zone: 'privatelink.documents.azure.com' }
  { name: 'vault', targetId: targets.vaultId, groupId: 'vault', zone: 'privatelink.vaultcore.azure.net' }
  { name: 'bus', targetId: targets.serviceBusId, groupId: 'namespace', zone: 'privatelink.servicebus.windows.net' }
]

var models = [
  { name: 'models', targetId: targets.openAiId, groupId: 'account', zone: 'privatelink.openai.azure.com' }
]

module network 'network.bicep' = {
  name: 'virtual-network'
  params: {
    name: names.virtualNetwork
    location: location
    tags: tags
    addressPrefix: addressPrefix
    zones: concat(map(always, endpoint => endpoint.zone), map(models, endpoint => endpoint.zone))
  }
}

module endpoints 'private-endpoint.bicep' = [
  for endpoint in always: {
    name: 'endpoint-${endpoint.name}'
    params: {
      name: 'pe-${names.virtualNetwork}-${endpoint.name}'
      location: location
      tags: tags
      targetId: endpoint.targetId
      groupId: endpoint.groupId
      subnetId: network.outputs.endpointsSubnetId
      zoneName: endpoint.zone
    }
  }
]

module modelEndpoints 'private-endpoint.bicep' = [
  for endpoint in models: if (!empty(endpoint.targetId)) {
    name: 'endpoint-${endpoint.name}'
    params: {
      name: 'pe-${names.virtualNetwork}-${endpoint.name}'
      location: location
      tags: tags
      targetId: endpoint.targetId
      groupId: endpoint.groupId
      subnetId: network.outputs.endpointsSubnetId
      zoneName: endpoint.zone
    }
  }
]

@description('Subnet of the function apps.')
output functionsSubnetId string = network.outputs.functionsSubnetId
