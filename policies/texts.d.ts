// Loaded as text: by esbuild in the bundle, by a transform in tests.
declare module '*.cedar' {
  const text: string;
  export = text;
}
declare module '*.cedarschema' {
  const text: string;
  export = text;
}
