// Alerts on what Azure itself measures.

@description('Beginning of the rules\' names.')
param prefix string

@description('Tags of every resource.')
param tags object

@description('Who is told.')
param actionGroupId string

@description('Namespace of the queues.')
param serviceBusId string

@description('Component that measures availability and requests.')
param applicationInsightsId string

var rules = [
  {
    name: 'dead-letters'
    description: 'Messages that could not be processed. Look at the dead-letter queues of the namespace.'
    severity: 2
    onBus: true
    namespace: 'Microsoft.ServiceBus/namespaces'
    metric: 'DeadletteredMessages'
    operator: 'GreaterThan'
    threshold: 0
    aggregation: 'Average'
  }
  {
    name: 'failed-requests'
    description: 'The API answers with server errors.'
    severity: 1
    onBus: false
    namespace: 'microsoft.insights/components'
    metric: 'requests/failed'
    operator: 'GreaterThan'
    threshold: 10
    aggregation: 'Count'
  }
]

resource alerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for rule in rules: {
    name: '${prefix}-${rule.name}'
    location: 'global'
    tags: tags
    properties: {
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [rule.onBus ? serviceBusId : applicationInsightsId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: rule.name
            metricNamespace: rule.namespace
            metricName: rule.metric
            operator: rule.operator
            threshold: rule.threshold
            timeAggregation: rule.aggregation
          }
        ]
      }
      actions: [{ actionGroupId: actionGroupId }]
    }
  }
]
