/** An answer that is no success, as the service words it. */
export class CosmosFault extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: { readonly subStatus?: number; readonly headers?: Readonly<Record<string, string>> } = {},
    /** Which operation of a batch it was. */
    readonly index = 0,
  ) {
    super(message);
  }

  at(index: number): CosmosFault {
    return new CosmosFault(this.status, this.code, this.message, this.details, index);
  }
}
