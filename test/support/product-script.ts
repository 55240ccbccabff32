/** Replies of the scripted model, as JSON, which is YAML too. */
export interface ScriptedReply {
  readonly when: Readonly<Record<string, unknown>>;
  readonly reply: Readonly<Record<string, unknown>>;
}

/** A script whose planner allows what it is told to; the replies given come first. */
export function scriptOf(
  replies: readonly ScriptedReply[],
  plan: { readonly allowed?: readonly string[] } = {},
): string {
  return JSON.stringify({ version: 1, replies: [...replies, plannerReply(plan.allowed ?? ['**']), ...testerReplies] });
}

/** One coding session of one turn: the edits, then finish. */
export function coderEdits(
  edits: readonly Readonly<Record<string, unknown>>[],
  when: Readonly<Record<string, unknown>> = {},
): ScriptedReply {
  return {
    when: { role: 'coder', ...when },
    reply: {
      tools: edits.map((edit) => ({ name: 'edit_file', arguments: edit })),
      output: { summary: 'The change as asked for.', open_points: [] },
    },
  };
}

/** Edits greeting.txt. */
export function coderGreets(greeting: string, when: Readonly<Record<string, unknown>> = {}): ScriptedReply {
  return coderEdits([{ path: 'greeting.txt', content: `${greeting}\n` }], when);
}

export function plannerReply(allowed: readonly string[], testPlan: object = {}): ScriptedReply {
  const output = {
    summary: 'Another greeting.',
    intent: 'People are greeted as they like it.',
    acceptance_criteria: ['The greeting has changed.'],
    constraints: [],
    steps: ['greeting.txt: the new words'],
    allowed_files: allowed,
    restricted_files: [],
    related_files: [],
    test_plan: {
      unit_focus: [],
      integration_focus: [],
      critical_paths: ['The service greets.'],
      deferred: [],
      exploratory_scope: 'Be greeted.',
      usability_criteria: 'It sounds friendly.',
      ...testPlan,
    },
  };
  return { when: { role: 'planner' }, reply: { output } };
}

const testerReplies: readonly ScriptedReply[] = [
  {
    when: { role: 'tester', contains: '"passed": true' },
    reply: { output: { summary: 'Every criterion holds.', feedback: [] } },
  },
  {
    when: { role: 'tester' },
    reply: { output: { summary: 'The tests fail.', feedback: [{ message: 'See the output of the tests.' }] } },
  },
];
