/** The SDK's own wrappers around handlers; its package ships no types for them. */
declare module 'durable-functions/lib/src/util/testingUtils' {
  type Wrapped = (trigger: object, context: object) => Promise<unknown>;
  export function createOrchestrator(handler: unknown): Wrapped;
  export function createEntityFunction(handler: unknown): Wrapped;
}
