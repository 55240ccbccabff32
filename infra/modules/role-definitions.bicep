// Built-in roles by name. Cosmos DB's data plane has roles of its own (see cosmos-database.bicep).

@description('Roles on the storage account of the host, or of a tenant.')
type StorageRole = 'Storage Blob Data Owner' | 'Storage Blob Data Contributor' | 'Storage Queue Data Contributor' | 'Storage Table Data Contributor'

@description('Roles on the other services.')
type ServiceRole = 'Azure Service Bus Data Receiver' | 'Azure Service Bus Data Sender' | 'Key Vault Secrets Officer' | 'Durable Task Data Contributor' | 'Cognitive Services OpenAI User' | 'Monitoring Metrics Publisher'

@export()
@description('A built-in role that some identity of the product has.')
type Role = StorageRole | ServiceRole

@export()
@description('Ids of the roles.')
var roleDefinitions = {
  'Storage Blob Data Owner': 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  'Storage Blob Data Contributor': 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  'Storage Queue Data Contributor': '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  'Storage Table Data Contributor': '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  'Azure Service Bus Data Receiver': '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
  'Azure Service Bus Data Sender': '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
  'Key Vault Secrets Officer': 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
  'Durable Task Data Contributor': '0ad04412-c4d5-4796-b79c-f76d14c8d402'
  'Cognitive Services OpenAI User': '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'
  'Monitoring Metrics Publisher': '3913510d-42f4-4e42-8a64-420c390055eb'
}
