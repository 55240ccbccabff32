import type { FiguresView } from '../../contracts/api';
import { counted } from './figures';
import type { Paint } from './paint';
import { fields } from './table';

/** The figures with what each of them counts. */
export function figuresCard(figures: FiguresView, paint: Paint): readonly string[] {
  const { tenant, since, until, deployments, deploymentsPerWeek, changeFailurePercent } = figures;
  const failures = changeFailurePercent === null ? '-' : `${changeFailurePercent} % rolled back or mended by a hotfix`;
  return [
    `${tenant}, ${since.slice(0, 10)} to ${until.slice(0, 10)}`,
    ...fields(
      [
        ['deployments', `${counted(deployments, 'deployment')}, ${deploymentsPerWeek} a week`],
        ['lead time', spread(figures.leadTimeHours, 'from the start of the run to production')],
        ['failures', failures],
        ['to restore', spread(figures.timeToRestoreHours, 'from the first report to the hotfix, or of the roll back')],
      ],
      paint,
    ),
  ];
}

function spread(hours: FiguresView['leadTimeHours'], meaning: string): string {
  return hours === null ? '-' : `${span(hours.median)} (median), ${span(hours.p90)} (p90) ${meaning}`;
}

function span(hours: number): string {
  if (hours < 1 / 60) return 'under 1 min';
  if (hours < 1) return `${Math.round(hours * 60)} min`;
  return hours < 48 ? `${hours} h` : `${Math.round((10 * hours) / 24) / 10} d`;
}
