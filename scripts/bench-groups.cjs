// What `npm run bench` can measure: a group's file exports `run(hostFile)`, which answers figures as it gets them.
exports.groups = {
  product: { title: 'Product', file: 'bench/product/product-bench.ts', run: 'benchProduct' },
  hooks: { title: 'Service hooks', file: 'bench/product/hook-bench.ts', run: 'benchHooks' },
  http: { title: 'HTTP trigger', file: 'bench/http/http-bench.ts', run: 'benchHttp' },
  engine: { title: 'Engine', file: 'bench/engine/engine-bench.ts', run: 'benchEngine' },
};
