/** Body of `PUT /api/v1/secrets/{name}`. */
export interface SecretBody {
  readonly value: string;
}

/** One line of `GET /api/v1/secrets?tenant=`; PUT and POST answer it too. A value is never answered. */
export interface SecretView {
  readonly name: string;
  readonly purpose: string;
  /** `made`: random, by the app when it is first needed. `given`: somebody has to put it. */
  readonly origin: 'made' | 'given';
  /** Values that hold now: 0 = missing, 2 and more = a rotation is under way. */
  readonly valid: number;
}
