using '../tenant.bicep'

// A tenant with a function app, task hub and bus of its own. List its task hub in `dedicatedTaskHubs` of the platform first.
param tenantKey = 'fabrikam'
param displayName = 'Fabrikam'
param environmentName = 'prod'
param location = 'westeurope'
param platformLocation = 'swedencentral'
param isolation = 'dedicated'
param alertEmails = ['operations@fabrikam.example']
param monthlyBudget = 1500
param budgetStart = '2026-12-01'
param ownAppChoices = {
  apiClientId: readEnvironmentVariable('STELLWERK_API_CLIENT_ID', '00000000-0000-0000-0000-000000000000')
  modelUrl: readEnvironmentVariable('STELLWERK_MODEL_URL', 'https://models.fabrikam.example/openai/v1')
  modelName: 'gpt-4.1-mini'
  teamsBot: true
  optionalSettings: {}
}
