using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'swedencentral')
param appVersion = readEnvironmentVariable('STELLWERK_VERSION', '0.0.0')
param alertEmails = split(readEnvironmentVariable('STELLWERK_ALERT_EMAILS', 'operations@example.com'), ',')
param apiClientId = readEnvironmentVariable('STELLWERK_API_CLIENT_ID', '00000000-0000-0000-0000-000000000000')
param optionalSettings = {
  STELLWERK_ADO_ORGANIZATIONS: readEnvironmentVariable('STELLWERK_ADO_ORGANIZATIONS', '')
  STELLWERK_GITHUB_URL: readEnvironmentVariable('STELLWERK_GITHUB_URL', '')
  STELLWERK_GITLAB_URL: readEnvironmentVariable('STELLWERK_GITLAB_URL', '')
}
param homeTenant = readEnvironmentVariable('STELLWERK_ENTRA_TENANT', 'local')
param modelName = readEnvironmentVariable('STELLWERK_MODEL_NAME', 'gpt-4.1-mini')
param modelDeployments = [
  {
    name: 'gpt-4.1-mini'
    model: 'gpt-4.1-mini'
    version: '2025-04-14'
    sku: 'GlobalStandard'
    capacity: 100
  }
]
