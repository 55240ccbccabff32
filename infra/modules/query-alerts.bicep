// Alerts on what the product reports: one KQL file each in queries/.

@description('Beginning of the rules\' names.')
param prefix string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Who is told.')
param actionGroupId string

@description('Component whose tables are asked.')
param applicationInsightsId string

@description('Only this tenant\'s rows; empty = those of all tenants.')
param tenantKey string

var rules = [
  {
    name: 'runs-failed'
    description: 'A run ended failed or crashed. See: stellwerk runs --status failed.'
    query: loadTextContent('../queries/failed-or-crashed-runs.kql')
    severity: 2
    threshold: 0
  }
  {
    name: 'gates-over-deadline'
    description: 'A gate has passed its deadline and holds its run until it is reopened. See: stellwerk runs --status paused.'
    query: loadTextContent('../queries/gates-over-deadline.kql')
    severity: 3
    threshold: 0
  }
  {
    name: 'hooks-slow'
    description: 'Hooks are answered too slowly (p95 in milliseconds).'
    query: loadTextContent('../queries/slow-hooks.kql')
    severity: 2
    threshold: 200
  }
  {
    name: 'dispatch-slow'
    description: 'Runs start too long after their hook (p95 in milliseconds).'
    query: loadTextContent('../queries/slow-dispatch.kql')
    severity: 3
    threshold: 1000
  }
  {
    name: 'budget-used'
    description: 'A tenant has spent 90 % of what it may. See: stellwerk budget.'
    query: loadTextContent('../queries/budget-used.kql')
    severity: 3
    threshold: 90
  }
  {
    name: 'not-available'
    description: 'The API fails every request.'
    query: loadTextContent('../queries/not-available.kql')
    severity: 1
    threshold: 0
  }
]

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: '${prefix}-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${prefix}-${rule.name}'
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [applicationInsightsId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      autoMitigate: true
      // The tables come with the first telemetry, after the first deployment.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: replace(rule.query, '{tenant}', tenantKey)
            timeAggregation: 'Total'
            metricMeasureColumn: 'Value'
            operator: 'GreaterThan'
            threshold: rule.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [actionGroupId] }
    }
  }
]
