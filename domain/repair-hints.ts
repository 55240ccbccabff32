/** What a person can do about a reason to stop, by its code. Codes without one speak for themselves. */
const hints: Readonly<Record<string, (run: string) => string>> = {
  path_violation: (run) =>
    `Look at what was to be written (stellwerk artifacts ${run} --folder _untrusted). If the change needs those paths, widen ` +
    `scope.allowed_files of the code_gen_spec (stellwerk edit ${run} code_gen_spec --file <json>) and choose rerun_after_edit; ` +
    'otherwise choose repeat.',
  exit_criteria_unmet: (run) =>
    `Compare stages.*.exitCriteria of .stellwerk/project.yml with what was left (stellwerk artifacts ${run} --folder _failed). ` +
    'Push the missing part or edit the documents and choose rerun_after_edit, or choose continue for another attempt.',
  skill_missing: () =>
    'Check that the skill fits the stage (stages.*.skills of .stellwerk/project.yml) and that the model can call tools, then repeat.',
  model_output_invalid: () => 'Choose continue to show the model its own session, or repeat for a new one.',
  turns_exhausted: () => 'Choose continue_fresh to go on from the edits made so far; roles.*.maxTurns sets the limit.',
  merge_blocked: () => 'Choose continue when it is out of the way; what stands on the branch then is tested again.',
  release_held: (run) =>
    `Look at the signals (stellwerk watch ${run}). Choose continue to watch again, or roll_back to give the traffic back.`,
  rollback_unverified: () => 'Look at the service itself now; choose continue when it is well again.',
  supply_chain_held: () =>
    'Mend what the gate names on the branch and choose rerun_after_edit, or cancel; policy.release.supplyChain sets what it demands.',
  compensation_failed: () =>
    'Take it back by hand (revert the merge on the default branch, give the traffic back) and choose continue; cancel leaves it as it is.',
  quality_gates_failed: () =>
    'Push a repair to the branch and choose rerun_after_edit, or choose continue for more attempts.',
};

export function hintFor(code: string, runId: string): string | undefined {
  return hints[code]?.(runId);
}
