import { spawnSync } from 'node:child_process';

/** Runs the Azure CLI; answers both outputs. Throws what it says when it fails. */
export function az(args) {
  // Bicep's warnings are among what this option leaves out.
  const quiet = args[0] === 'bicep' ? [] : ['--only-show-errors'];
  const { status, stdout, stderr, error } = spawnSync('az', [...args, ...quiet], {
    encoding: 'utf8',
    maxBuffer: 1024 * 1024 * 1024,
  });
  if (error) throw new Error(`The Azure CLI cannot be started: ${error.message}.`);
  if (status !== 0) throw new Error(`az ${args.slice(0, 4).join(' ')} failed (${status}):\n${stderr.trim()}`);
  return { stdout, stderr };
}

export function azJson(args) {
  return JSON.parse(az([...args, '-o', 'json']).stdout);
}
