/** A document that has been stored never changes; its type says so at every level. */
export type Immutable<T> = T extends object ? { readonly [Key in keyof T]: Immutable<T[Key]> } : T;
