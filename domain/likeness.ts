export interface Worded {
  readonly title: string;
  /** May be empty: then only the titles are compared. */
  readonly text: string;
}

/** From here on two tickets are taken for one until a person says otherwise; 1 = the same words. */
export const alike = 0.6;

/** Words that say nothing about what a ticket is for. */
const fillers = new Set(
  'a an and are as at be by der die das ein eine for from für im in into is it mit of on or so that the this to und use we when with zu'.split(
    ' ',
  ),
);

/** How much two tickets have in common, 0 to 1: shared words of the titles, and of the texts where both have one. Symmetric. */
export function likeness(left: Worded, right: Worded): number {
  return likenessTo(left)(right);
}

/** The same for one ticket that is compared with many. */
export function likenessTo(left: Worded): (right: Worded) => number {
  const [leftTitle, leftText] = [wordsOf(left.title), wordsOf(left.text)];
  return (right) => {
    const titles = overlap(leftTitle, wordsOf(right.title));
    const rightText = leftText.size < 5 ? leftText : wordsOf(right.text);
    if (rightText.size < 5) return titles;
    return Math.max(titles * 0.6 + overlap(leftText, rightText) * 0.4, overlap(leftText, rightText) * 0.9);
  };
}

/** Likeness in words when the work also touches the same files: that backs up what words suggest, and alone proves nothing. */
export function withSharedFiles(words: number, shareOfFiles: number): number {
  return Math.max(words, words * 0.7 + shareOfFiles * 0.3);
}

/** Sørensen–Dice coefficient: twice the shared words over all words. */
function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const all = left.size + right.size;
  if (all === 0) return 0;
  return (2 * [...left].filter((word) => right.has(word)).length) / all;
}

function wordsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length > 1 && !fillers.has(word)).map(stemOf));
}

/** Plural and verb endings off, so that "prices" meets "price". Rough on purpose: it must only be the same for both. */
function stemOf(word: string): string {
  return word.length > 4 ? word.replace(/(ing|ed|es|s|en|er)$/, '').replace(/e$/, '') : word;
}
