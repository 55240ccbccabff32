using '../tenant.bicep'

// A tenant on the shared function app.
param tenantKey = 'contoso'
param displayName = 'Contoso'
param environmentName = 'prod'
param location = 'swedencentral'
param alertEmails = ['operations@contoso.example']
param monthlyBudget = 300
param budgetStart = '2026-12-01'
