import * as fc from 'fast-check';
import { before, mayMove, nextMove, standings, stateOfWhole, taskGraph } from '../../../domain/coordination';
import type { AskedPart, PartSpec, PartView, Standing } from '../../../domain/coordination';

const names = ['api', 'web', 'app', 'jobs', 'docs'];

/** Any graph over the names: circles, strangers and repetitions included. */
const anyParts = fc.array(
  fc.record({
    project: fc.constantFrom(...names),
    role: fc.constantFrom('contract', 'consumer'),
    dependsOn: fc.subarray([...names, 'stranger']),
  }),
  { maxLength: 6 },
);

/** Dependencies only on earlier names: never a circle. */
const soundParts = fc
  .uniqueArray(fc.constantFrom(...names), { minLength: 2 })
  .chain((projects) =>
    fc
      .tuple(...projects.map((_, index) => fc.subarray(projects.slice(0, index))))
      .map((dependencies) =>
        projects.map((project, index): AskedPart => ({ project, dependsOn: dependencies[index] ?? [] })),
      ),
  );

describe('the task graph', () => {
  it('puts everything after what it depends on, and refuses every graph in which that cannot be', () => {
    fc.assert(
      fc.property(anyParts, (asked) => {
        const graph = taskGraph(asked);
        if (graph.kind === 'invalid') return expect(graph.problems.length).toBeGreaterThan(0);
        const order = graph.parts.map(({ project }) => project);
        expect(order.toSorted()).toEqual(asked.map(({ project }) => project).toSorted());
        for (const { project, dependsOn } of graph.parts) {
          for (const other of dependsOn) expect(order.indexOf(other)).toBeLessThan(order.indexOf(project));
        }
      }),
    );
  });

  it('accepts every graph without a circle, whatever the order it is given in', () => {
    fc.assert(
      fc.property(soundParts, (asked) => {
        expect(taskGraph(asked.toReversed())).toMatchObject({ kind: 'graph' });
      }),
    );
  });

  it('makes the first the contract and the others its consumers unless it is told otherwise', () => {
    const graph = taskGraph([{ project: 'api' }, { project: 'web' }, { project: 'app' }]);
    expect(graph).toMatchObject({
      kind: 'graph',
      levels: [['api'], ['web', 'app']],
      parts: [
        { project: 'api', role: 'contract', dependsOn: [] },
        { project: 'web', role: 'consumer', dependsOn: ['api'] },
        { project: 'app', role: 'consumer', dependsOn: ['api'] },
      ],
    });
  });

  it('names the circle, what is named twice and what is not there', () => {
    const circle = taskGraph([
      { project: 'api', dependsOn: ['web'] },
      { project: 'web', dependsOn: ['api'] },
      { project: 'app', dependsOn: [] },
    ]);
    expect(circle).toMatchObject({ kind: 'invalid', problems: [expect.stringMatching(/^api, web depend .* circle/)] });
    expect(taskGraph([{ project: 'api' }, { project: 'api', dependsOn: ['gone'] }])).toMatchObject({
      kind: 'invalid',
      problems: ['api is named twice', 'api depends on gone, which is not among them'],
    });
    expect(taskGraph([{ project: 'api' }])).toMatchObject({ kind: 'invalid' });
  });
});

/** Plays the parts themselves: each does what it may do, in an order and with accidents that the property chooses. */
class Team {
  readonly parts: PartView[];
  readonly log: string[] = [];

  constructor(specs: readonly PartSpec[]) {
    this.parts = specs.map((spec) => ({ ...spec, standing: 'working' }));
  }

  move(runId: string, to: Standing, more: Partial<NonNullable<PartView['run']>> = {}): void {
    const at = this.parts.findIndex(({ project }) => project === runId);
    const part = this.parts[at];
    if (!part?.run) throw new Error(`${runId} has not been started`);
    if (to !== part.standing && !mayMove(part.standing, to)) throw new Error(`${part.standing} → ${to}`);
    this.log.push(`${runId} ${to}`);
    this.parts[at] = { ...part, standing: to, run: { ...part.run, ...more } };
  }

  act(choose: (most: number) => number): void {
    const move = nextMove(this.parts);
    switch (move.kind) {
      case 'start':
        for (const project of move.projects) this.begin(project);
        return;
      case 'review':
        for (const run of move.runs) this.move(run, 'working', { atQa: false, state: 'DEPLOYMENT' });
        return;
      case 'merge':
        return this.move(move.run, 'merging');
      case 'keep':
        for (const run of move.runs) this.move(run, 'kept', { status: 'completed', state: 'PRODUCTION' });
        return;
      case 'stop':
        for (const run of move.runs) this.move(run, 'undo');
        for (const run of move.runs) this.move(run, 'undone', { status: 'cancelled' });
        return;
      case 'undo':
        this.move(move.run, 'undo');
        return this.move(move.run, 'undone', { status: 'failed' });
      case 'wait':
        return this.live(choose);
      case 'ended':
    }
  }

  begin(project: string): void {
    const at = this.parts.findIndex((part) => part.project === project);
    const part = this.parts[at];
    if (!part || part.run) throw new Error(`${project} was started twice`);
    const run = { runId: project, state: 'CODING', status: 'running', atQa: false, isResting: false } as const;
    this.parts[at] = { ...part, run };
    this.log.push(`${project} started`);
  }

  live(choose: (most: number) => number): void {
    const busy = this.parts.filter(
      ({ run, standing }) =>
        run?.status === 'running' && (standing === 'merging' || (standing === 'working' && !run.atQa)),
    );
    const part = busy[choose(busy.length)];
    if (!part?.run) throw new Error(`nobody has anything to do: ${JSON.stringify(this.parts)}`);
    const fails = choose(12) === 0;
    if (part.standing === 'merging') return this.move(part.project, fails ? 'failed' : 'deployed');
    if (part.run.state === 'DEPLOYMENT') return this.move(part.project, 'ready');
    if (fails) return this.move(part.project, 'working', { status: 'cancelled' });
    this.move(part.project, 'working', { atQa: true, state: 'AWAITING_QA_APPROVAL' });
  }
}

describe('the way of the whole', () => {
  it('ends with all or nothing, merges in the order of dependence and undoes newest first', () => {
    fc.assert(
      fc.property(soundParts, fc.infiniteStream(fc.nat()), (asked, dice) => {
        const graph = taskGraph(asked);
        if (graph.kind !== 'graph') throw new Error('sound parts make a graph');
        const team = new Team(graph.parts);
        const choose = (most: number): number => Number(dice.next().value) % Math.max(1, most);
        for (let step = 0; step < 400 && nextMove(team.parts).kind !== 'ended'; step += 1) team.act(choose);

        const end = nextMove(team.parts);
        const kept = team.parts.filter(({ standing }) => standing === 'kept');
        expect(end).toMatchObject({ kind: 'ended', result: kept.length === 0 ? 'none' : 'all' });
        expect([0, team.parts.length]).toContain(kept.length);

        const order = graph.parts.map(({ project }) => project);
        const merged = team.log.filter((line) => line.endsWith(' merging')).map((line) => line.split(' ')[0]);
        expect(merged).toEqual(order.slice(0, merged.length));
        const live = team.log.filter((line) => / (deployed|failed)$/.test(line)).map((line) => line.split(' ')[0]);
        const undone = team.log.filter((line) => line.endsWith(' undone')).map((line) => line.split(' ')[0]);
        const back = undone.filter((project) => live.includes(project));
        expect(back).toEqual(kept.length === 0 ? live.toReversed() : []);
      }),
      { numRuns: 300 },
    );
  });

  it('never starts a part before what it depends on is tested', () => {
    const parts: PartView[] = [
      { project: 'api', role: 'contract', dependsOn: [], standing: 'working', run: running('api') },
      { project: 'web', role: 'consumer', dependsOn: ['api'], standing: 'working' },
    ];
    expect(nextMove(parts)).toEqual({ kind: 'wait' });
    const tested = [{ ...parts[0], run: { ...running('api'), atQa: true } }, parts[1]] as PartView[];
    expect(nextMove(tested)).toEqual({ kind: 'start', projects: ['web'] });
  });

  it('says what could not be undone', () => {
    const dead = { ...running('web'), status: 'cancelled' } as const;
    const parts: PartView[] = [
      {
        project: 'api',
        role: 'contract',
        dependsOn: [],
        standing: 'undone',
        run: { ...running('api'), status: 'failed' },
      },
      { project: 'web', role: 'consumer', dependsOn: ['api'], standing: 'undo', run: dead },
    ];
    expect(nextMove(parts, 'given up')).toEqual({
      kind: 'ended',
      result: 'partly',
      reason: 'given up; not undone: web',
    });
  });

  it('shows the state of the least advanced part', () => {
    const at = (state: 'CODING' | 'DEPLOYMENT'): PartView => ({
      ...{ project: state, role: 'consumer', dependsOn: [], standing: 'working' },
      run: { ...running(state), state },
    });
    expect(stateOfWhole([at('DEPLOYMENT'), at('CODING')])).toBe('CODING');
    expect(stateOfWhole([at('DEPLOYMENT'), at('DEPLOYMENT')])).toBe('DEPLOYMENT');
  });
});

describe('standings', () => {
  it('leave kept and undone for nothing', () => {
    for (const to of standings) expect(mayMove('kept', to) || mayMove('undone', to)).toBe(false);
    expect(before('kept')).toEqual(['deployed']);
  });
});

function running(runId: string): NonNullable<PartView['run']> {
  return { runId, state: 'CODING', status: 'running', atQa: false, isResting: false };
}
