const testPath =
  /(^|\/)(tests?|specs?|e2e|__tests__)\/|[._-](test|spec|e2e|cy)s?\.[^/]+$|(^|\/)test_[^/]+$|Tests?\.(cs|java|kt|vb|fs)$/i;

/** Whether a path is that of a test, by the conventions of the usual languages. */
export function isTestPath(path: string): boolean {
  return testPath.test(path);
}
