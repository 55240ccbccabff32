@description('Name of the Durable Task Scheduler.')
@minLength(3)
@maxLength(64)
param name string

@description('Region; one that offers the scheduler and Flex Consumption.')
param location string

@description('Tags of every resource.')
param tags object

@description('Pay per use, or capacity units that are always there.')
param sku 'Consumption' | 'Dedicated'

@description('Task hubs: one for the shared app, one for each tenant with an app of its own.')
param hubs string[]

@description('Addresses that may reach the scheduler, as CIDR ranges. Access always needs an Entra role besides.')
param allowedAddresses string[]

@description('Whether the scheduler is reachable from outside the virtual network.')
param publicNetworkAccess 'Enabled' | 'Disabled'

@description('Days that ended orchestrations are kept. Waiting ones are kept for as long as they wait.')
@minValue(1)
param endedRetentionDays int

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    ipAllowlist: allowedAddresses
    sku: { name: sku }
    publicNetworkAccess: publicNetworkAccess
  }
}

resource taskHubs 'Microsoft.DurableTask/schedulers/taskHubs@2026-02-01' = [
  for hub in hubs: {
    parent: scheduler
    name: hub
  }
]

resource retention 'Microsoft.DurableTask/schedulers/retentionPolicies@2026-02-01' = {
  parent: scheduler
  name: 'default'
  properties: {
    retentionPolicies: [
      { retentionPeriodInDays: endedRetentionDays, orchestrationState: 'Completed' }
      { retentionPeriodInDays: endedRetentionDays, orchestrationState: 'Terminated' }
    ]
  }
}

@description('Resource id, for private endpoints.')
output id string = scheduler.id

@description('Address of the scheduler. No key: access is by role.')
output endpoint string = scheduler.properties.endpoint
