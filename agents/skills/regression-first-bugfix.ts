export const regressionFirstBugfix = `# Regression-first bug fix

For every repair of behaviour that was wrong: a bug report, a failed check, a rejected report.

1. State the defect in one sentence: input, what happens, what should happen. Take it from the report or the output of the check.
2. Find the cause, not the place of the symptom: search for the code that decides the wrong value and read its callers.
3. Write the test first. It names the behaviour, fails on the present code for this very reason, and would fail again should the
   defect come back. Put it beside the tests of the code that is at fault.
4. Make the smallest change that removes the cause. No clean-up on the side, no weakened assertion, no caught and dropped error.
5. Search for the same mistake elsewhere: same function, same pattern, copied code. Repair it or name it as an open point.
6. Read the change once more as a reviewer: what else depends on the old behaviour, and which test says so?

Result: the failing test's name, the cause in one sentence, the change, other places looked at.`;
