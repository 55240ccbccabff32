/** The wanted size of an answer as a whole number from 1 to `most`. */
export function pageLimit(wanted: number | undefined, usual: number, most: number): number {
  const whole = Math.trunc(wanted ?? usual);
  return Math.min(Math.max(Number.isNaN(whole) ? usual : whole, 1), most);
}
