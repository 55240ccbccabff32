declare module 'spdx-satisfies' {
  /** Whether an expression is satisfied by having the rights of these licences. Throws for what SPDX does not know. */
  function satisfies(expression: string, approved: readonly string[]): boolean;
  export = satisfies;
}
