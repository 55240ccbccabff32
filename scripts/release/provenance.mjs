import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** In-toto statement with SLSA provenance 1.0: which file, from which commit, built by which run of which service. */
export function provenanceOf(zip, env) {
  const github = env.GITHUB_ACTIONS === 'true';
  const run = github
    ? `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}`
    : `${env.SYSTEM_COLLECTIONURI}${env.SYSTEM_TEAMPROJECT}/_build/results?buildId=${env.BUILD_BUILDID}`;
  const repository = github ? `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}` : env.BUILD_REPOSITORY_URI;
  const commit = github ? env.GITHUB_SHA : env.BUILD_SOURCEVERSION;
  if (!repository || !commit)
    throw new Error('Provenance is made by a pipeline: the commit is not in the environment.');
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      { name: basename(zip), digest: { sha256: createHash('sha256').update(readFileSync(zip)).digest('hex') } },
    ],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'npm run package',
        externalParameters: {},
        resolvedDependencies: [{ uri: `git+${repository}`, digest: { gitCommit: commit } }],
      },
      runDetails: {
        builder: { id: github ? 'https://github.com/actions/runner' : 'https://dev.azure.com/pipelines' },
        metadata: { invocationId: run },
      },
    },
  };
}
