import type { AdoArea } from '../route';
import { core } from './core';
import { gitRefs } from './git-refs';

/** Every part of the emulator. A new one is one file and one line. */
export const areas: readonly AdoArea[] = [core, gitRefs];
