import { attribute, elements } from '../sbom/xml';
import type { TestOutcome } from '../test-results';

/** Test cases of a JUnit XML report, as all the usual runners write it. */
export function readJunit(text: string): readonly TestOutcome[] {
  return elements(text.replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>/g, ''), 'testcase').map((element) => {
    const group = attribute(element, 'classname');
    const name = attribute(element, 'name') ?? '';
    return { name: group && group !== 'test' ? `${group} › ${name}` : name, outcome: outcomeOf(element.content) };
  });
}

function outcomeOf(content: string): TestOutcome['outcome'] {
  if (/<(?:failure|error)[\s/>]/.test(content)) return 'failed';
  return /<skipped[\s/>]/.test(content) ? 'skipped' : 'passed';
}
