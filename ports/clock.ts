/** The machine's time for activities and services. Never used in orchestrators, which have the orchestration's own clock. */
export interface Clock {
  now(): Date;
}
