// Every setting of the product. test/architecture/infra.test.ts starts the app's configuration from these and compares both.

@export()
@description('What the settings are made of.')
type AppSettingsInput = {
  identityClientId: string
  entraTenantId: string
  apiClientId: string
  @description('Tenant of the product that the people of the Entra tenant belong to.')
  homeTenant: string
  teamsBot: bool
  durableBackend: 'azureManaged' | 'azureStorage'
  @description('Empty for the Azure Storage provider.')
  schedulerEndpoint: string
  taskHub: string
  addresses: ServiceAddresses
  cosmosDatabase: string
  modelName: string
  optional: OptionalSettings
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
@sealed()
@description('Settings that have a default, by their names in .env.example. Tokens and passwords are secrets of the vault instead.')
type OptionalSettings = {
  STELLWERK_ADO_ORGANIZATIONS: string?
  STELLWERK_ADO_APPROVALS: string?
  STELLWERK_ADO_STATES: string?
  STELLWERK_ADO_CHECKS: string?
  STELLWERK_ADO_DEPLOYMENTS: string?
  STELLWERK_GITHUB_URL: string?
  STELLWERK_GITLAB_URL: string?
  STELLWERK_MAIL_URL: string?
  STELLWERK_MAIL_FROM: string?
  STELLWERK_SLACK_URL: string?
  STELLWERK_TEAMS_OPENID_URL: string?
  @description('Whose accounts on code hosts are whose: github:login=name@company.example, separated by blanks.')
  STELLWERK_LOGINS: string?
  STELLWERK_ENTRA_AUTHORITY: string?
  STELLWERK_GRAPH_URL: string?
  STELLWERK_MODEL_TIMEOUT_MS: string?
  STELLWERK_MAX_RUNS: string?
  STELLWERK_MAX_RUNS_PER_TENANT: string?
  STELLWERK_CHECK_CONCURRENCY: string?
  STELLWERK_CHECK_TIMEOUT_SECONDS: string?
  STELLWERK_PRICES: string?
  STELLWERK_NOTIFIER: string?
  STELLWERK_TELEMETRY_SHARE: string?
  OTEL_EXPORTER_OTLP_ENDPOINT: string?
}

@export()
@description('Settings of the function app. None of them is secret: every service is reached by the identity.')
func appSettings(input AppSettingsInput) object => union(
  hostSettings(input),
  productSettings(input),
  engineSettings(input),
  input.optional
)

// Read by the host, its extensions and Azure's SDKs.
func hostSettings(input AppSettingsInput) object => {
  AZURE_CLIENT_ID: input.identityClientId
  OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: input.identityClientId
  AzureWebJobsStorage__clientId: input.identityClientId
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${input.identityClientId};Authorization=AAD'
  ServiceBusConnection__fullyQualifiedNamespace: input.addresses.serviceBusHost
  ServiceBusConnection__credential: 'managedidentity'
  ServiceBusConnection__clientId: input.identityClientId
}

// Read by the app. function-app.bicep adds STELLWERK_PUBLIC_URL, which is known when the app is there.
func productSettings(input AppSettingsInput) object => {
  // An instance's own disk, the only place that can be written to; it goes with the instance (README.md).
  STELLWERK_DATA: '/tmp/stellwerk'
  STELLWERK_BUS: 'servicebus'
  STELLWERK_STORE: 'cosmos'
  STELLWERK_COSMOS_ENDPOINT: input.addresses.cosmosEndpoint
  STELLWERK_COSMOS_DATABASE: input.cosmosDatabase
  STELLWERK_ARTIFACTS: 'blob'
  STELLWERK_BLOB_ENDPOINT: input.addresses.blobEndpoint
  STELLWERK_SECRETS: 'keyvault'
  STELLWERK_KEYVAULT_URL: input.addresses.vaultUri
  STELLWERK_IDENTITY: 'entra'
  STELLWERK_ENTRA_TENANT_ID: input.entraTenantId
  STELLWERK_ENTRA_AUDIENCE: input.apiClientId
  STELLWERK_ENTRA_TENANT: input.homeTenant
  STELLWERK_NOTIFIER: input.teamsBot ? 'teams' : 'console'
  STELLWERK_TEAMS_APP_ID: input.identityClientId
  STELLWERK_ADO_AUTH: 'entra'
  STELLWERK_TELEMETRY: 'azure-monitor'
  STELLWERK_MODEL: 'openai'
  STELLWERK_MODEL_URL: input.addresses.modelUrl
  STELLWERK_MODEL_NAME: input.modelName
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
