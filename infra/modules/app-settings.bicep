// Every setting of the product. app/config.ts reads exactly these; a test compares both.

@export()
@description('What the settings are made of.')
type AppSettingsInput = {
  identityClientId: string
  entraTenantId: string
  apiClientId: string
  durableBackend: 'azureManaged' | 'azureStorage'
  @description('Empty for the Azure Storage provider.')
  schedulerEndpoint: string
  taskHub: string
  addresses: ServiceAddresses
  cosmosDatabase: string
  modelName: string
}

@export()
@description('Addresses of the services behind the ports.')
type ServiceAddresses = {
  blobEndpoint: string
  serviceBusHost: string
  cosmosEndpoint: string
  vaultUri: string
  @description('Base URL of an OpenAI-compatible endpoint.')
  modelUrl: string
}

@export()
@description('Settings of the function app. None of them is secret: every service is reached by the identity.')
func appSettings(input AppSettingsInput) object => union(productSettings(input), engineSettings(input))

func productSettings(input AppSettingsInput) object => {
  AZURE_CLIENT_ID: input.identityClientId
  OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: input.identityClientId
  AzureWebJobsStorage__clientId: input.identityClientId
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${input.identityClientId};Authorization=AAD'
  ServiceBusConnection__fullyQualifiedNamespace: input.addresses.serviceBusHost
  ServiceBusConnection__credential: 'managedidentity'
  ServiceBusConnection__clientId: input.identityClientId
  STELLWERK_STORE: 'cosmos'
  STELLWERK_COSMOS_ENDPOINT: input.addresses.cosmosEndpoint
  STELLWERK_COSMOS_DATABASE: input.cosmosDatabase
  STELLWERK_ARTIFACTS: 'blob'
  STELLWERK_BLOB_ENDPOINT: input.addresses.blobEndpoint
  STELLWERK_BUS: 'servicebus'
  STELLWERK_SECRETS: 'keyvault'
  STELLWERK_KEYVAULT_URL: input.addresses.vaultUri
  STELLWERK_IDENTITY: 'entra'
  STELLWERK_ENTRA_TENANT_ID: input.entraTenantId
  STELLWERK_ENTRA_AUDIENCE: input.apiClientId
  STELLWERK_MODEL: 'openai'
  STELLWERK_MODEL_URL: input.addresses.modelUrl
  STELLWERK_MODEL_NAME: input.modelName
  STELLWERK_TELEMETRY: 'azure-monitor'
}

// host.json is made for the Azure Storage provider; these settings put Durable Task Scheduler in its place.
func engineSettings(input AppSettingsInput) object => input.durableBackend == 'azureManaged'
    ? {
        AzureFunctionsJobHost__extensions__durableTask__hubName: input.taskHub
        AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
        AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
        DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${input.schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${input.identityClientId}'
      }
    : {
        AzureFunctionsJobHost__extensions__durableTask__hubName: input.taskHub
      }
