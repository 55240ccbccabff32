const df = require('durable-functions');

df.app.orchestration('chain', function* (context) {
  let value = context.df.getInput();
  for (let step = 0; step < 5; step += 1) value = yield context.df.callActivity('echo', value);
  return value;
});

df.app.orchestration('fan', function* (context) {
  const width = context.df.getInput();
  const results = yield context.df.Task.all(
    Array.from({ length: width }, (_, index) => context.df.callActivity('echo', index)),
  );
  return results.length;
});

df.app.orchestration('steps', function* (context) {
  const steps = context.df.getInput();
  for (let step = 0; step < steps; step += 1) yield context.df.callActivity('echo', step);
  return steps;
});

df.app.orchestration('wait', function* (context) {
  return yield context.df.waitForExternalEvent('go');
});

df.app.entity('counter', (context) => {
  context.df.setState((context.df.getState(() => 0) ?? 0) + 1);
});

df.app.activity('echo', { handler: (input) => input });
