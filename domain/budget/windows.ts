import { mapBooks } from './state';
import type { BudgetWindow, WindowBooks } from './state';

const dayMs = 86_400_000;

/** The windows (UTC) that an instant lies in, by the day or month they began. */
export function windowsAt(at: string): Readonly<Record<BudgetWindow, string>> {
  const time = Date.parse(at);
  const sinceMonday = (new Date(time).getUTCDay() + 6) % 7;
  return {
    day: at.slice(0, 10),
    week: new Date(time - sinceMonday * dayMs).toISOString().slice(0, 10),
    month: at.slice(0, 7),
  };
}

/** Opens the windows of that instant with nothing spent. Windows never go back, whatever a caller's clock says. */
export function openWindows(books: WindowBooks, at: string): WindowBooks {
  const opens = windowsAt(at);
  return mapBooks(books, (book, window) =>
    opens[window] > book.since ? { since: opens[window], spent: 0, reported: 0 } : book,
  );
}
