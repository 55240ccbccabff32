import type { AdoArea } from '../route';
import { builds } from './builds';
import { core } from './core';
import { gitObjects } from './git-objects';
import { gitPushes } from './git-pushes';
import { gitRefs } from './git-refs';
import { pipelines } from './pipelines';
import { hooks } from './hooks';
import { policy } from './policy';
import { pullRequestTalk } from './pull-request-talk';
import { pullRequests } from './pull-requests';
import { testResults } from './test-results';
import { wiki } from './wiki';
import { workItems } from './work-items';

/** Every part of the emulator. A new one is one file and one line. */
export const areas: readonly AdoArea[] = [
  core,
  gitRefs,
  gitObjects,
  gitPushes,
  pullRequests,
  pullRequestTalk,
  policy,
  workItems,
  builds,
  pipelines,
  testResults,
  hooks,
  wiki,
];
