const { app } = require('@azure/functions');

app.http('noop', { methods: ['GET'], handler: () => ({ body: 'ok' }) });
