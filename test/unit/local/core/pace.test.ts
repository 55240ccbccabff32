import { createPace, lookEveryMs } from '../../../../local/core/pace';

/** A clock and a timer that the test moves. */
function paced() {
  let time = 1000;
  let look: () => void = () => undefined;
  const pace = createPace(
    () => time,
    (each) => {
      look = each;
      return () => undefined;
    },
  );
  return {
    pace,
    /** The timer fires so much later than it should. */
    looks: (count: number, lateMs: number) => {
      for (let index = 0; index < count; index += 1) {
        time += lookEveryMs + lateMs;
        look();
      }
    },
  };
}

describe('createPace', () => {
  it('lets everything start while the event loop keeps up', () => {
    const { pace, looks } = paced();
    pace.asked();
    looks(50, 1);
    expect(pace.allow(100)).toBe(100);
  });

  it('lets everything start while nobody asks, however busy the loop is', () => {
    const { pace, looks } = paced();
    looks(50, 500);
    expect(pace.allow(100)).toBe(100);
  });

  it('lets a few start at once while somebody asks a busy loop, and never none', () => {
    const { pace, looks } = paced();
    pace.asked();
    looks(1, 30);
    expect(pace.allow(100)).toBe(32);
    looks(10, 30);
    expect(pace.allow(100)).toBe(2);
    expect(pace.allow(1)).toBe(1);
  });

  it('lets more start look by look once the loop keeps up, and says so', () => {
    const { pace, looks } = paced();
    const more = jest.fn();
    pace.onMore(more);
    pace.asked();
    looks(10, 30);
    expect(more).not.toHaveBeenCalled();
    looks(3, 0);
    expect(pace.allow(100)).toBe(5);
    expect(more).toHaveBeenCalledTimes(3);
    looks(100, 0);
    expect(pace.allow(100)).toBe(100);
  });
});
