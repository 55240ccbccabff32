using '../tenant.bicep'

// Made by stellwerk tenant create from the tenant file: change that one.
param tenantKey = 'contoso'
param displayName = 'Contoso'
param environmentName = 'prod'
param location = 'swedencentral'
param alertEmails = ['operations@contoso.example']
param monthlyBudget = 300
param budgetStart = '2026-12-01'
