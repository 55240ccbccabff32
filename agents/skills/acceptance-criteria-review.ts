export const acceptanceCriteriaReview = `# Acceptance criteria review

For planning, and before a change is called done.

1. Write down every criterion of the ticket in one sentence: given …, when …, then …. Keep the author's words where they decide.
2. Ask of each: could a test fail because of it? If not, name the figure, the text or the state that would make it testable.
3. Look for what is missing, one by one: empty input, the largest input, the same request twice, the missing right, the failed
   neighbour (time-out, error, slow answer), the very border of a limit, old data that is there already.
4. Look for contradictions: between two criteria, and with behaviour that the repository's tests fix today. Choose the simplest
   reading and write it down as a constraint.
5. Map each criterion to one test: its level (unit, integration, end to end), its file, what it asserts. One criterion without a test
   is a finding.

Result: the list of criteria, each with its test; the gaps you closed; the constraints you chose.`;
