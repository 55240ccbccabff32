@description('Name of the budget of this resource group.')
param name string

@description('Amount a month, in the currency of the subscription.')
@minValue(1)
param monthlyAmount int

@description('First day of the first month, yyyy-MM-01. It cannot be changed by a later deployment.')
param startDate string

@description('Who is told.')
param emails string[]

@description('Action group that is told besides.')
param actionGroupId string

var levels = [80, 90, 100]

var actual = toObject(levels, level => 'actual${level}', level => {
  enabled: true
  operator: 'GreaterThan'
  threshold: level
  thresholdType: 'Actual'
  contactEmails: emails
  contactGroups: [actionGroupId]
})

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: monthlyAmount
    timeGrain: 'Monthly'
    timePeriod: { startDate: startDate }
    notifications: union(actual, {
      forecast100: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: emails
        contactGroups: [actionGroupId]
      }
    })
  }
}
