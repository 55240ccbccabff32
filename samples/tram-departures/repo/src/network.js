/** `minutesFromStart` is the ride from the line's first stop. */
export const lines = [
  {
    id: '1',
    destination: 'Observatory',
    first: '05:10',
    last: '23:10',
    everyMinutes: 20,
    calls: [
      { stop: 'harbour', minutesFromStart: 0 },
      { stop: 'market', minutesFromStart: 6 },
      { stop: 'university', minutesFromStart: 13 },
      { stop: 'observatory', minutesFromStart: 21 },
    ],
  },
  {
    id: '4',
    destination: 'Airport',
    first: '04:45',
    last: '22:45',
    everyMinutes: 30,
    calls: [
      { stop: 'market', minutesFromStart: 0 },
      { stop: 'central-station', minutesFromStart: 5 },
      { stop: 'airport', minutesFromStart: 24 },
    ],
  },
];

export const stops = [
  { id: 'airport', name: 'Airport' },
  { id: 'central-station', name: 'Central Station' },
  { id: 'harbour', name: 'Harbour' },
  { id: 'market', name: 'Market Square' },
  { id: 'observatory', name: 'Observatory' },
  { id: 'university', name: 'University' },
];

export function findStop(id) {
  return stops.find((stop) => stop.id === id);
}

export function linesAt(stopId) {
  return lines.filter((line) => line.calls.some((call) => call.stop === stopId));
}
