/**
 * Whether the author of a commit may be this user of the directory. Names and addresses of commits are loose, so any
 * likeness counts: wrongly kept from deciding is mended by another approver, wrongly let through is not.
 */
export function isAuthor(
  author: { readonly name: string; readonly email: string },
  person: { readonly user: string; readonly displayName: string; readonly email?: string },
): boolean {
  const address = plain(author.email);
  const names = [plain(author.name), address, address.split('@', 1)[0] ?? ''].filter((name) => name !== '');
  return [person.user, person.displayName, person.email ?? ''].some((known) => names.includes(plain(known)));
}

function plain(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}
